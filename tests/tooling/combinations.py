"""Option values of templates so that each two values of two options meet once: `python -m tests.tooling.combinations FOLDER` writes them."""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefer.templating.catalogue import list_templates
from briefer.templating.compose import compose
from briefer.templating.options import Kind, Option
from briefer.templating.template import Template
from briefer.writing.docx import render_docx
from tests.samples import MOMENT, PIXEL, sample_pack, sample_sources

_TRIES = 40
Combination = dict[str, object]


def values_of(option: Option) -> list[object]:
    """Return the values of an option that are worth trying."""
    match option.kind:
        case Kind.YES_NO:
            return [True, False]
        case Kind.CHOICE:
            return [value for value, _ in option.choices]
        case Kind.COLOUR:
            return ["0B5563", "8A1C1C"]
        case Kind.NUMBER:
            return [one for one in dict.fromkeys((option.least, option.default, option.most)) if one is not None]
        case Kind.TEXT:
            return ["", "<&> {{ pack.title }}"]
        case _:
            return []


def pairwise(choices: Mapping[str, Sequence[object]]) -> list[Combination]:
    """Return combinations in which each value of an option meets each value of every other at least once; the same each time."""
    chance = random.Random(1)
    missing = {
        ((one, a), (other, b))
        for one, other in itertools.combinations(sorted(choices), 2)
        for a, b in itertools.product(range(len(choices[one])), range(len(choices[other])))
    }
    found: list[Combination] = []
    while missing:
        tries = []
        for _ in range(_TRIES):
            (one, a), (other, b) = chance.choice(sorted(missing))
            places = {name: chance.randrange(len(values)) for name, values in choices.items()} | {one: a, other: b}
            met = {pair for pair in itertools.combinations(sorted(places.items()), 2) if pair in missing}
            tries.append((len(met), places, met))
        _, places, met = max(tries, key=lambda tried: tried[0])
        missing -= met
        found.append({name: choices[name][place] for name, place in places.items()})
    return found


def combinations_of(template: Template) -> list[Combination]:
    """Return the combinations of a template's options."""
    choices = {option.name: values for option in template.options if (values := values_of(option))}
    return pairwise(choices)


def write_combinations(folder: Path, most: int | None = None) -> None:
    """Write a Word file for each combination of each shipped template, `most` of a template."""
    folder.mkdir(parents=True, exist_ok=True)
    for template in list_templates():
        for number, options in enumerate(combinations_of(template)[:most]):
            language = ("en", "ar", "he", "fr")[number % 4]
            pack, sources = sample_pack(language=language), sample_sources()
            composed = compose(pack, sources, template, moment=MOMENT, options=options, assets={"pixel.png": PIXEL})
            name = f"{template.name}-options-{number:02d}.docx"
            (folder / name).write_bytes(render_docx(composed.document, composed.house))


if __name__ == "__main__":
    write_combinations(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
