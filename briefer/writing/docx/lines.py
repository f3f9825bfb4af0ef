"""One paragraph to write, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from briefer.writing.docx.styles import Dress


@dataclass(frozen=True, slots=True)
class Setting:
    """Where blocks stand: language and direction, what their paragraphs wear, the style of plain ones, how deep in lists."""

    language: str
    rtl: bool
    dress: Dress | None = None
    style: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph to write: style id, runs, and what its properties hold besides, as XML.

    `numbering` stands before the direction, `rest` after it, as the schema orders them.
    """

    style: str
    runs: str
    setting: Setting
    keep_next: bool = False
    numbering: str = ""
    rest: str = ""
