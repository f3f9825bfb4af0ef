"""What a reader is: a format's name, its endings, how it is recognised, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from briefer.importing.encoding import decode
from briefer.importing.reading import Reading

_CONTROLS = re.compile(r"[\x00-\x06\x10-\x1a\x1c-\x1f]")


def is_readable(content: bytes) -> bool:
    """Whether the content is text to the eye: hardly a control character in its first 4 KB, in an encoding told from its bytes."""
    sample = content[:4096]
    if not _has_controls(sample.decode("latin-1")):
        return True
    text, encoding = decode(sample)
    return encoding.startswith("utf-") and not _has_controls(text)


def _has_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text)) * 20 > len(text)


@dataclass(frozen=True, slots=True)
class Reader:
    """A line of the catalogue.

    `recognises(content, name)` says from 0 (not mine) to 1 (surely mine) by content; the name's ending is a hint only.
    `read(content, name)` returns the reading or raises a Fault.
    """

    format: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes, str], float]
    read: Callable[[bytes, str], Reading]

    def has_ending_of(self, name: str) -> bool:
        """Whether the name ends as files of this format do."""
        return name.lower().endswith(self.endings)
