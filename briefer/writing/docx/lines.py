"""One paragraph to write, and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from briefer.document.blocks import Block
from briefer.writing.docx.styles import Dress


class Setting(NamedTuple):
    """Where blocks stand: language and direction, what their paragraphs wear, the style of plain ones, how deep in lists."""

    language: str
    rtl: bool
    dress: Dress | None = None
    style: str = ""
    depth: int = 0


class Line(NamedTuple):
    """One paragraph to write: style id, runs, and what its properties hold besides, as XML.

    `numbering` stands before the direction, `rest` after it, as the schema orders them.
    """

    style: str
    runs: str
    setting: Setting
    keep_next: bool = False
    numbering: str = ""
    rest: str = ""


def within(block: Block, setting: Setting) -> Setting:
    """Return the setting with the block's own language and direction."""
    if block.language is None and block.direction is None:
        return setting
    rtl = setting.rtl if block.direction is None else block.direction == "rtl"
    return setting._replace(language=block.language or setting.language, rtl=rtl)
