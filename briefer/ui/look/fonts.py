"""Fonts: the system's own for the window, Source Serif for reading."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from briefer.ui.look import tokens


def text_font() -> QFont:
    """Return the system's own font at the window's base size."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(tokens.TEXT_PX)
    return font


def secondary_font() -> QFont:
    """Return the font of secondary text."""
    font = text_font()
    font.setPixelSize(tokens.SECONDARY_PX)
    return font


def strong_font(size: int = tokens.TEXT_PX) -> QFont:
    """Return the window's font in semi-bold, `size` px."""
    font = text_font()
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def reader_font(size: int = tokens.READER_PX) -> QFont:
    """Return the serif that bulletins are read in, with fallbacks for Arabic and Hebrew."""
    font = QFont()
    font.setFamilies(
        [_reading_family(), "Noto Naskh Arabic", "Amiri", "Noto Serif Hebrew", "Frank Ruhl Libre", "Noto Serif"]
    )
    font.setPixelSize(size)
    font.setStyleHint(QFont.StyleHint.Serif)
    return font


def _reading_family() -> str:
    """Return the family of the shipped serif, registering it the first time."""
    wanted = "Source Serif 4"
    if wanted not in QFontDatabase.families():
        for package in ("fontpkg_source_serif_4", "fontpkg_amiri", "fontpkg_frank_ruhl_libre"):
            for file in _font_files(package):
                QFontDatabase.addApplicationFont(str(file))
    return wanted


def _font_files(package: str) -> list[Path]:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return []
    return sorted(Path(spec.submodule_search_locations[0], "files").glob("*.ttf"))
