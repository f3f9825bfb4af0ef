"""What the dialogs ask for, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

OptionValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written, and how."""

    targets: tuple[Path, ...]
    template: str
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    marking: str = ""
    marking_decision: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class DraftWish:
    """What a draft is to be about; no bulletins: all within the days; no topics: the ten most mentioned."""

    bulletins: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    title: str = ""
    series: str = ""
    number: str = ""
    marking: str = ""
    words: int | None = None
    template: str = "weekly-brief"
