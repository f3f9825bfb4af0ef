"""The look: enough contrast in both schemes, every icon that is named is there, and switching dresses everything anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import briefer.ui
from briefer.assets import shipped
from briefer.ui.look.look import Look
from briefer.ui.look.stylesheet import stylesheet
from briefer.ui.look.tokens import DARK, LIGHT, TINT, Tokens, blend, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_surface(tokens: Tokens) -> None:
    for back in (tokens.surface, tokens.panel, tokens.selected, tokens.hover):
        assert contrast(tokens.text, back) >= 7
    for back in (tokens.surface, tokens.panel):
        for ink in (tokens.secondary, tokens.accent, tokens.danger, tokens.warning, tokens.success):
            assert contrast(ink, back) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_readable_on_every_topic_tint(tokens: Tokens) -> None:
    for hue in tokens.hues:
        assert contrast(tokens.text, blend(hue, tokens.surface, TINT + 0.04)) >= 7


def test_the_stylesheet_names_only_tokens_and_icons_that_are_there() -> None:
    for tokens in (LIGHT, DARK):
        sheet = stylesheet(tokens)
        assert "$" not in sheet
        assert all(Path(name).is_file() for name in re.findall(r"url\(([^)]+)\)", sheet))


def test_every_icon_named_in_the_code_is_shipped() -> None:
    icons = {path.stem for path in shipped("resources", "icons").glob("*.svg")}
    for source in Path(briefer.ui.__file__).parent.rglob("*.py"):
        for name in re.findall(r"(?:icon|pixmap)\(\s*\"([a-z-]+)\"", source.read_text(encoding="utf-8")):
            assert name in icons, source.name


def test_choosing_dark_dresses_the_application(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose("dark")
    assert qapp.palette().window().color().name().upper() == DARK.panel
    assert not look.icon("save").pixmap(20).isNull()
    look.choose("light")
    assert qapp.palette().window().color().name().upper() == LIGHT.panel
