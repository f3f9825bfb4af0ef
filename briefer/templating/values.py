"""What fills the placeholders of a house's cover, header and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from briefer.ooxml.placeholders import PACK_NAMES
from briefer.pack.model import Pack
from briefer.templating.options import Option, Value
from briefer.templating.viewing import inert
from briefer.text.wording import show_date, show_period, word
from briefer.text.wordtables import WORDS

OF_PACK = (
    "pack.running_head",
    "pack.running_foot",
    "word.page_before",
    "word.page_between",
    "word.page_after",
    "word.issue_number",
    "word.to_recipients",
    "word.copy_number",
)

_HEAD_LETTERS, _FOOT_LETTERS = (
    56,
    38,
)  # what stands on a line of small type beside the widest marking, and before the page number


def placeholder_values(
    pack: Pack, options: Mapping[str, Value], *, version: str, moment: datetime, copy_number: str = ""
) -> dict[str, str]:
    """Return the text of every placeholder; `NAME:iso` beside a date holds its ISO form for date pictures."""
    language, day = pack.language, pack.date or moment.date()
    values = {
        "pack.title": pack.title,
        "pack.subtitle": pack.subtitle,
        "pack.series": pack.series,
        "pack.number": pack.number,
        "pack.period": show_period(pack.covered, language),
        "pack.date": show_date(day, language),
        "pack.date:iso": day.isoformat(),
        "pack.author": pack.author,
        "pack.issuer": pack.issuer,
        "pack.marking": pack.marking,
        "pack.caveats": pack.caveats,
        "pack.recipients": word("comma", pack.language).join(pack.recipients),
        "pack.copy_number": copy_number,
        "pack.template_version": version,
        "pack.topics": word("comma", pack.language).join(topic.label for topic in pack.topics),
        "pack.language": language,
        "pack.running_head": shortened((pack.series, pack.title), _HEAD_LETTERS),
        "pack.running_foot": shortened((pack.issuer, show_date(day, language)), _FOOT_LETTERS),
    }
    values |= _words(pack, copy_number)
    for name, value in options.items():
        values |= _option(name, value, language)
    return {name: inert(text) for name, text in values.items()}


def known_names(options: tuple[Option, ...]) -> list[str]:
    """Return all names a placeholder may have, for the linter."""
    plain = [f"word.{key}" for key, text in WORDS["en"].items() if "{" not in text]
    return [*PACK_NAMES, *OF_PACK, *plain, *(f"options.{option.name}" for option in options)]


def shortened(parts: Sequence[str], letters: int) -> str:
    """Return the parts with a dot between them, in at most so many letters: a part that does not fit is cut at a word, or left out."""
    whole = " · ".join(part for part in parts if part)
    if len(whole) <= letters:
        return whole
    cut = whole[: letters - 1]
    kept = cut[: cut.rfind(" ")] if " " in cut[letters // 2 :] else cut
    return kept.rstrip(" ·,;:–-") + "…"


def _words(pack: Pack, copy_number: str) -> dict[str, str]:
    """Return words for the house's own lines; those around a page number are cut so that Word's fields stand between them."""
    language = pack.language
    before, _, rest = word("page_of", language).partition("{page}")
    between, _, after = rest.partition("{pages}")
    plain = {f"word.{key}": word(key, language) for key, text in WORDS["en"].items() if "{" not in text}
    recipients = (
        word("recipients", language) + word("colon", language) + word("comma", language).join(pack.recipients)
        if pack.recipients
        else ""
    )
    return plain | {
        "word.page_before": before,
        "word.page_between": between,
        "word.page_after": after,
        "word.issue_number": word("issue", language, number=pack.number) if pack.number else "",
        "word.to_recipients": recipients,
        "word.copy_number": word("copy", language, number=copy_number) if copy_number else "",
    }


def _option(name: str, value: Value, language: str) -> dict[str, str]:
    """Return an option as shown."""
    key = f"options.{name}"
    match value:
        case bool():
            return {key: ""}
        case date():
            return {key: show_date(value, language), f"{key}:iso": value.isoformat()}
        case tuple():
            return {key: ", ".join(value)}
        case _:
            return {key: str(value)}
