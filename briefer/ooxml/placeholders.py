"""Placeholders such as `{{ pack.title }}`, whole even where Word cut them into several runs. Plain substitution, no Jinja2.

`{{ pack.date | d MMMM yyyy }}` shows a date by Word's date picture. A placeholder that comes out empty takes a separator beside it along
(`A · {{ empty }} · B` becomes `A · B`), and a paragraph of nothing but empty placeholders is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from briefer.text.wording import show_date

BODY = "body"
MARKING = "pack.marking"
PACK_NAMES = (
    *(
        "pack.title",
        "pack.subtitle",
        "pack.series",
        "pack.number",
        "pack.period",
        "pack.date",
        "pack.author",
        "pack.issuer",
    ),
    *(
        "pack.marking",
        "pack.caveats",
        "pack.recipients",
        "pack.copy_number",
        "pack.template_version",
        "pack.topics",
        "pack.language",
    ),
)
TLP_COLOURS: Mapping[str, str] = {
    "TLP:RED": "FF2B2B",
    "TLP:AMBER": "FFC000",
    "TLP:AMBER+STRICT": "FFC000",
    "TLP:GREEN": "33FF00",
    "TLP:CLEAR": "FFFFFF",
}
TLP_BACKGROUND = "000000"

_PLACEHOLDER = re.compile(r"\{\{[ \u00a0]*([A-Za-z_][\w.]*)[ \u00a0]*(?:\|([^{}]*))?\}\}")
_SEPARATOR_AFTER = re.compile(r"[ \u00a0]*[·|•,;/–—-][ \u00a0]*")
_SEPARATOR_BEFORE = re.compile(r"[ \u00a0]*[·|•,;/–—-][ \u00a0]*$")


class Placeholder(NamedTuple):
    """Where a placeholder stands in a text: `[start, end)`, its name, and the date picture after `|`."""

    name: str
    start: int
    end: int
    picture: str = ""


def placeholders_in(text: str) -> list[Placeholder]:
    """Return the placeholders of a text in order."""
    return [
        Placeholder(found[1], found.start(), found.end(), (found[2] or "").strip())
        for found in _PLACEHOLDER.finditer(text)
    ]


def is_body(text: str) -> bool:
    """Whether a paragraph's text is the place of the content, `{{ body }}` and nothing else."""
    found = placeholders_in(text.strip())
    return len(found) == 1 and found[0].name == BODY and found[0].end - found[0].start == len(text.strip())


def shown(placeholder: Placeholder, values: Mapping[str, str]) -> str | None:
    """Return what a placeholder comes to; None where there is no such value."""
    if placeholder.name not in values:
        return None
    iso = values.get(f"{placeholder.name}:iso")
    if placeholder.picture and iso:
        return show_date(date.fromisoformat(iso), values.get("pack.language", "en"), placeholder.picture)
    return values[placeholder.name]


def fill_runs(texts: Sequence[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the texts of a paragraph's runs with placeholders filled; what a placeholder becomes stands in the run where it began.

    What is filled in is never looked at again: braces in a value stay braces. Placeholders without a value stay as they are.
    """
    whole = "".join(texts)
    if "{{" not in whole:
        return tuple(texts)
    edits = list(_edits(whole, values))
    return tuple(_pieces(texts, edits))


def fill_text(text: str, values: Mapping[str, str]) -> str:
    """Return one text with its placeholders filled."""
    return fill_runs((text,), values)[0]


def vanishes(text: str, values: Mapping[str, str]) -> bool:
    """Whether a paragraph of this text is left out: it has placeholders, and nothing is left once they are filled."""
    return bool(placeholders_in(text)) and not fill_text(text, values).strip(" \u00a0·|•,;/–—-\t")


def _edits(whole: str, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, text)` for each placeholder that has a value, in order and without overlap."""
    done = 0
    for found in placeholders_in(whole):
        text = shown(found, values)
        if text is None:
            continue
        start, end = max(found.start, done), found.end
        if not text:
            start, end = _with_separator(whole, start, end, done)
        yield start, end, text
        done = end


def _with_separator(whole: str, start: int, end: int, done: int) -> tuple[int, int]:
    """Return the place of an empty placeholder widened by one separator beside it, if there is one."""
    after = _SEPARATOR_AFTER.match(whole, end)
    if after and not whole[end:].startswith("\t"):
        return start, after.end()
    before = _SEPARATOR_BEFORE.search(whole[done:start])
    return (done + before.start(), end) if before else (start, end)


def _pieces(texts: Sequence[str], edits: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Yield each run's text after the edits of the whole."""
    position = 0
    for text in texts:
        stop = position + len(text)
        parts: list[str] = []
        here = position
        for start, end, new in edits:
            if end <= position or start >= stop:
                continue
            if start >= position:
                parts += [text[here - position : start - position], new]
            here = max(here, min(end, stop))
        yield "".join(parts) + text[here - position :]
        position = stop
