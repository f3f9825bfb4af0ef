"""Cuts words into runs of one face: the house's own, then packaged ones, then those of the machine; marks stay with their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefer.document.house import TextLook
from briefer.writing.fonts import fallbacks, is_serif, machine_face
from briefer.writing.machinefonts import FaceKey
from briefer.writing.pdf.faces import Face

# What has no glyph of its own (Default_Ignorable_Code_Point), and spaces that HarfBuzz makes from any face's space
_UNDRAWN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\u2000-\u200a\u202f\u205f\u3000\u00a0]+"
)
_JOINER = "\u200d"
_SKIN = "\U0001f3fb-\U0001f3ff"
_EXTENDS = re.compile(f"[{_SKIN}\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
_UNSHOWN = "\ufffd"


class FaceRun(NamedTuple):
    """Letters of one face, its size times `factor`; `said` is what they stand for where that is not what they show."""

    face: Face
    factor: float
    text: str
    said: str = ""


class Faces:
    """The faces of a pen, in the order they are tried. `on_unshown` hears a character that none has, with the word it stands in."""

    def __init__(
        self, face: Face, look: TextLook, language: str, opened: Callable[[FaceKey], Face],
        on_unshown: Callable[[str, str], object],
    ) -> None:  # fmt: skip
        self._face, self._look, self._language = face, look, language
        self._serif = is_serif(look.font)
        self._opened, self._on_unshown = opened, on_unshown
        self._found: dict[str, tuple[Face, float] | None] = {}

    def runs(self, text: str) -> list[FaceRun]:
        """Cut text into runs of one face, in its order."""
        if self._face.covered.issuperset(map(ord, text)):
            return [FaceRun(self._face, 1.0, text)]
        runs: list[FaceRun] = []
        for cluster in clusters(text):
            for run in self._set(cluster, text, runs[-1] if runs else None):
                last = runs[-1] if runs else None
                if last and last.face is run.face and last.factor == run.factor and not (last.said or run.said):
                    runs[-1] = last._replace(text=last.text + run.text)
                else:
                    runs.append(run)
        return runs

    def whole(self, text: str) -> FaceRun | None:
        """Return a right-to-left word as one run, where the face of its first letter has all of it: brackets and points match."""
        letter = next((ch for ch in text if unicodedata.bidirectional(ch) in ("R", "AL")), "")
        found = self._face_for(letter) if letter else None
        return FaceRun(*found, text) if found and _has(found[0], text) else None

    def _set(self, cluster: str, text: str, last: FaceRun | None) -> Iterator[FaceRun]:
        """Yield the runs of a cluster: one, but where no face has all of it."""
        if last and not last.said and not _has(self._face, cluster) and _has(last.face, cluster):
            yield FaceRun(last.face, last.factor, cluster)
            return
        found = self._face_for(cluster)
        if found:
            yield FaceRun(*found, cluster)
        elif len(cluster) > 1:
            for character in cluster:
                yield from self._set(character, text, last)
        else:
            self._on_unshown(cluster, text)
            said = "" if unicodedata.category(cluster) == "Co" else cluster  # PDF/A wants no private characters
            yield FaceRun(*(self._face_for(_UNSHOWN) or (self._face, 1.0)), _UNSHOWN, said)

    def _face_for(self, cluster: str) -> tuple[Face, float] | None:
        if _has(self._face, cluster):
            return self._face, 1.0
        if cluster not in self._found:
            self._found[cluster] = self._fallback(cluster)
        return self._found[cluster]

    def _fallback(self, cluster: str) -> tuple[Face, float] | None:
        """Return the best face but the house's own; a private character means something there only."""
        if any(unicodedata.category(ch) == "Co" for ch in cluster):
            return None
        look = self._look
        for found in fallbacks(cluster[0], serif=self._serif, bold=look.bold, italic=look.italic):
            face = self._opened(found.key)
            if _has(face, cluster):
                return face, found.factor
        drawn = _UNDRAWN.sub("", cluster)
        for form in (drawn, unicodedata.normalize("NFC", drawn), unicodedata.normalize("NFD", drawn)):
            one = machine_face(form, serif=self._serif, bold=look.bold, language=self._language)
            if one:
                return self._opened(one.key), one.factor
        return None


def clusters(text: str) -> Iterator[str]:
    """Yield characters with the marks, joiners and selectors that belong to them (UAX #29, as far as faces go)."""
    start = 0
    for at in range(1, len(text)):
        character = text[at]
        extends = unicodedata.category(character) in ("Mn", "Me", "Mc") or _EXTENDS.match(character)
        joined = text[at - 1] == _JOINER and unicodedata.category(character) == "So"
        if not extends and not joined:
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _has(face: Face, cluster: str) -> bool:
    """Whether a face draws a cluster; HarfBuzz composes and takes apart what the face has in the other form only."""
    covered = face.covered
    if covered.issuperset(map(ord, cluster)):
        return True
    drawn = _UNDRAWN.sub("", cluster)
    forms = (drawn, unicodedata.normalize("NFC", drawn), unicodedata.normalize("NFD", drawn))
    return any(covered.issuperset(map(ord, form)) for form in forms)
