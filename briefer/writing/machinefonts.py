"""The font files of this machine: by family, and which of them has a character."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

Family = tuple[str, bool, bool]  # name in small letters, bold, italic

_PATIENCE = 5.0  # seconds
_COLOURED = {"CBDT", "sbix", "COLR"}  # colours are no outlines that a PDF font can hold
_LAST = ("last resort", "lastresort", "blank", "unifont")
_ODD = (
    "display",
    "emoji",
    "kufi",
    "looped",
    "math",
    "mono",
    "nastaliq",
    "rashi",
    "slanted",
    "symbols",
    "tifinagh ",
    "traditional",
    "unjoined",
)
_EAST_ASIAN = {"ja": "jp", "ko": "kr", "zh": "sc", "zh-hant": "tc", "zh-tw": "tc", "zh-hk": "hk", "zh-mo": "hk"}


@dataclass(frozen=True, slots=True)
class FaceKey:
    """A face to open: the file, the face in it, and where its axes are pinned."""

    path: Path
    axes: tuple[tuple[str, float], ...] = ()
    index: int = 0


@cache
def machine_fonts() -> dict[Family, FaceKey]:
    """Return the machine's faces with outlines, by family, bold, italic."""
    fonts: dict[Family, FaceKey] = {}
    for folder in _font_folders():
        for path in sorted(folder.rglob("*.[to]t[fc]")):
            for family, key in _faces_in(path):
                fonts.setdefault(family, key)
    return fonts


@cache
def substitute(family: str) -> str:
    """Return the family that fontconfig takes on this machine for another, as LibreOffice does; small letters, empty where there is none."""
    program, name = shutil.which("fc-match"), re.sub(r"[^\w .]", " ", family).strip()
    if program is None or not name:
        return ""
    try:
        found = subprocess.run(
            [program, "-f", "%{family[0]}", name], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.strip().lower()


@cache
def covering(
    characters: str, *, bold: bool = False, serif: bool = False, language: str = ""
) -> tuple[str, FaceKey] | None:
    """Return family and face of this machine that have all of `characters`, or None.

    The weight comes first, then what the language's own readers expect of East Asian letters, then Noto beside text of its kind.
    """
    best = min(
        (
            (_rank(name, bold, serif, language), name, key)
            for name, key in machine_fonts().items()
            if not name[2] and has_all(key, characters)
        ),
        default=None,
        key=lambda one: one[:2],
    )
    return (best[1][0], best[2]) if best else None


def has_all(key: FaceKey, characters: str) -> bool:
    """Whether a face has a glyph for each of the characters."""
    font = _opened(key.path, key.index)
    return all(font.get_nominal_glyph(ord(character)) for character in characters)


@cache
def _opened(path: Path, index: int) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(path)), index))


def _rank(name: Family, bold: bool, serif: bool, language: str) -> tuple[bool, bool, bool, bool, bool, bool]:
    """Return what is wrong with a family, worst first."""
    family, heavy, _ = name
    expected = _EAST_ASIAN.get(language.lower(), _EAST_ASIAN.get(language.split("-")[0].lower(), "sc"))
    return (
        any(word in family for word in _LAST),
        heavy != bold,
        " cjk " in family and not family.endswith(expected),
        not family.startswith("noto"),
        any(word in family for word in _ODD),
        not family.startswith("noto serif" if serif else "noto sans"),
    )


def _faces_in(path: Path) -> Iterator[tuple[Family, FaceKey]]:
    """Yield the faces of a file that can be embedded; none where it cannot be read."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        for index in range(_count(path)):
            face = hb.Face(blob, index)
            family, style = face.get_name(1) or "", (face.get_name(2) or "").lower()
            tags = set(face.table_tags)
            if face.glyph_count and {"glyf", "CFF "} & tags and not _COLOURED & tags:
                slanted = "italic" in style or "oblique" in style
                yield (family.lower(), "bold" in style, slanted), FaceKey(path, index=index)
    except (OSError, hb.HarfBuzzError):
        return


def _count(path: Path) -> int:
    """Return how many faces a file holds: a collection says so after its version (OpenType, “Font Collections”)."""
    if path.suffix.lower() not in (".ttc", ".otc"):
        return 1
    with path.open("rb") as file:
        head = file.read(12)
    return int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
