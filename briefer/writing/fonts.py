"""Finds font files: those of packages, those of the machine, the metric twins of Word's fonts, and a face for any character."""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefer.writing.machinefonts import FaceKey, covering, machine_fonts, substitute

# family: package, upright file, italic file ("" where there is none)
_PACKAGED = {
    "source serif 4": ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"),
    "source serif 4 display": (
        "fontpkg_source_serif_4",
        "SourceSerif4[opsz,wght].ttf",
        "SourceSerif4-Italic[opsz,wght].ttf",
    ),
    "source sans 3": ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"),
    "noto serif": ("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf", "NotoSerif-Italic[wdth,wght].ttf"),
    "noto sans": ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf", "NotoSans-Italic[wdth,wght].ttf"),
    "noto sans arabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", ""),
    "frank ruhl libre": ("fontpkg_frank_ruhl_libre", "FrankRuhlLibre[wght].ttf", ""),
    "heebo": ("fontpkg_heebo", "Heebo[wght].ttf", ""),
}
_STATIC = {  # family: package, beginning of its files' names, styles by bold and italic
    "amiri": (
        "fontpkg_amiri",
        "Amiri",
        {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"},
    ),
    # One glyph a letter, where Noto Sans Arabic sets dots apart: words can be found in the PDF.
    "ibm plex sans arabic": (
        "fontpkg_ibm_plex_sans_arabic",
        "IBMPlexSansArabic",
        {(False, False): "Regular", (True, False): "Bold", (False, True): "Regular", (True, True): "Bold"},
    ),
}

TWINS = {
    "calibri": "carlito",
    "calibri light": "carlito",
    "cambria": "caladea",
    "arial": "liberation sans",
    "helvetica": "liberation sans",
    "arial narrow": "liberation sans narrow",
    "times new roman": "liberation serif",
    "times": "liberation serif",
    "courier new": "liberation mono",
    "courier": "liberation mono",
    "source serif pro": "source serif 4",
    "source sans pro": "source sans 3",
}
_SERIFS = (
    "serif",
    "times",
    "cambria",
    "georgia",
    "garamond",
    "book",
    "roman",
    "minion",
    "palatino",
    "century",
    "caslon",
    "amiri",
    "constantia",
    "p052",
    "c059",
)
_FALLBACKS = {  # script: (beside serifs, beside sans)
    "ARABIC": ("amiri", "ibm plex sans arabic"),
    "HEBREW": ("frank ruhl libre", "heebo"),
}
_SIZES = {
    "amiri": 1.16,
    "frank ruhl libre": 1.06,
    "heebo": 0.97,
    "noto sans arabic": 0.95,
    "ibm plex sans arabic": 0.95,
}  # to the Latin x-height
_BOLD, _REGULAR = 700.0, 400.0
# The sizes that cuts of a face with optical sizes are drawn for: a family has one cut in all outputs, since Word knows no such sizes.
_TEXT_SIZE, _DISPLAY_SIZE = 11.0, 30.0


@dataclass(frozen=True, slots=True)
class Found:
    """A face for a family: `twin` names the family that stands in; `factor` scales the size."""

    key: FaceKey
    family: str
    twin: bool = False
    factor: float = 1.0


def is_serif(family: str) -> bool:
    """Whether a family's name speaks of serifs."""
    low = family.lower()
    return any(word in low for word in _SERIFS) and "sans" not in low and "gothic" not in low


def find_face(family: str, *, bold: bool, italic: bool) -> Found:
    """Return a face for a family: itself, its metric twin, what the machine takes for it, or the shipped serif or sans."""
    low = family.strip().lower()
    for name in _candidates(low):
        key = name and _face_of(name, bold, italic)
        if key:
            return Found(key, name, twin=name != low, factor=_SIZES.get(name, 1.0) if name != low else 1.0)
    raise FileNotFoundError(f"no font files for {family}")


def _candidates(low: str) -> Iterator[str]:
    """Yield the families to try for one in small letters; a sans does not stand in for a serif."""
    yield low
    yield TWINS.get(low, "")
    found, serif = substitute(low), is_serif(low)
    if found and (not serif or is_serif(found)):
        yield found
    yield "source serif 4" if serif else "source sans 3"
    yield "noto sans"


def stand_in(family: str) -> str:
    """Return the family that is taken for one this machine lacks; empty where it has it."""
    found = find_face(family, bold=False, italic=False)
    return found.family.title() if found.twin else ""


def fallbacks(character: str, *, serif: bool, bold: bool, italic: bool) -> list[Found]:
    """Return faces that may hold a character, best first, those of the machine not included."""
    script = unicodedata.name(character, "").partition(" ")[0]
    pair = _FALLBACKS.get(script, ())
    names = [pair[0 if serif else 1], *pair] if pair else []
    names += ["noto serif", "noto sans"] if serif else ["noto sans", "noto serif"]
    names += [
        "source serif 4",
        "source sans 3",
        "ibm plex sans arabic",
        "noto sans arabic",
        "amiri",
        "frank ruhl libre",
    ]
    found = []
    for name in dict.fromkeys(names):
        key = _face_of(name, bold, italic)
        if key:
            found.append(Found(key, name, factor=_SIZES.get(name, 1.0)))
    return found


@cache
def machine_face(characters: str, *, serif: bool, bold: bool, language: str) -> Found | None:
    """Return a face of this machine that has outlines for all of the characters, or None."""
    found = covering(characters, bold=bold, serif=serif, language=language)
    return Found(found[1], found[0]) if found else None


def _face_of(name: str, bold: bool, italic: bool) -> FaceKey | None:
    if name in _PACKAGED:
        package, upright, slanted = _PACKAGED[name]
        folder = _package_folder(package)
        path = folder and folder / (slanted if italic and slanted else upright)
        return (
            FaceKey(path, _axes(path.name, bold, display=name.endswith(" display")))
            if path and path.is_file()
            else None
        )
    if name in _STATIC:
        package, stem, styles = _STATIC[name]
        folder = _package_folder(package)
        return FaceKey(folder / f"{stem}-{styles[bold, italic]}.ttf") if folder else None
    fonts = machine_fonts()
    for wanted in ((bold, italic), (bold, False), (False, italic), (False, False)):
        if (name, *wanted) in fonts:
            return fonts[name, *wanted]
    return None


def _axes(file: str, bold: bool, *, display: bool) -> tuple[tuple[str, float], ...]:
    """Where the axes named in a variable font's file name are pinned."""
    axes = []
    if "wght" in file:
        axes.append(("wght", _BOLD if bold else _REGULAR))
    if "opsz" in file:
        axes.append(("opsz", _DISPLAY_SIZE if display else _TEXT_SIZE))
    if "wdth" in file:
        axes.append(("wdth", 100.0))
    return tuple(axes)


@cache
def _package_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "files" if places else None
