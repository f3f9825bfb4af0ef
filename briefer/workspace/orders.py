"""What is to be printed, and what came of it: values that cross the border to the press's own process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.bulletin import Bulletin
from briefer.folders import Folders
from briefer.pack.model import Pack

if TYPE_CHECKING:
    from briefer.writing.pdf import PdfResult

OptionValue = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Order:
    """Everything printing needs, and nothing that is tied to this process. No `targets`: only a preview is wanted."""

    pack: Pack
    sources: Mapping[str, Bulletin]
    template: str
    folders: Folders
    moment: datetime
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    assets: Mapping[str, bytes] = field(default_factory=dict)
    template_files: Mapping[str, bytes] = field(default_factory=dict)
    targets: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of it: the files written, or the preview."""

    files: tuple[Path, ...] = ()
    preview: PdfResult | None = None
    remarks: tuple[str, ...] = ()


Tell = Callable[[int, int, str], None]
