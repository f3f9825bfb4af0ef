"""Encodings: how many of the chardet files decode to the text that their folder's encoding gives."""

from __future__ import annotations

import codecs
from pathlib import Path

from briefer.importing.encoding import decode
from tests.figures import Figure

NAME = "encodings"
_LANGUAGES = (
    "-czech",
    "-hungarian",
    "-slovak",
    "-slovene",
    "-bulgarian",
    "-russian",
    "-arabic",
    "-greek",
    "-turkish",
    "-hebrew",
)
_NAMES = {"EUC-TW": "euc_tw", "MacCyrillic": "mac_cyrillic", "IBM855": "cp855", "IBM866": "cp866"}


def evaluate(data: Path) -> list[Figure]:
    """Count texts decoded exactly, a byte order mark aside."""
    files = sorted(path for path in (data / "formats" / "files" / "chardet").glob("*/*") if path.is_file())
    right = sum(1 for path in files if _is_right(path))
    peer = sum(1 for path in files if _peer_is_right(path))
    reach = f"{165 / 174:.3f} (165 of 174)"
    return [
        Figure(
            "texts decoded exactly",
            f"{right} of {len(files)} = {right / len(files):.3f}",
            "",
            reach,
            f"charset-normalizer {peer}",
        )
    ]


def _truth(path: Path) -> str | None:
    name = path.parent.name
    for language in _LANGUAGES:
        name = name.removesuffix(language)
    try:
        codec = codecs.lookup(_NAMES.get(name, name)).name
    except LookupError:
        return None
    return path.read_bytes().decode(codec, "replace").lstrip("\ufeff")


def _is_right(path: Path) -> bool:
    return decode(path.read_bytes())[0].lstrip("\ufeff") == _truth(path)


def _peer_is_right(path: Path) -> bool:
    from charset_normalizer import from_bytes

    best = from_bytes(path.read_bytes()).best()
    return best is not None and str(best).lstrip("\ufeff") == _truth(path)
