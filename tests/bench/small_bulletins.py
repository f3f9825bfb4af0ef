"""Many small text bulletins, all different, made of words of their own and names that topics know."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

_NAMES = (
    "Syria",
    "Iran",
    "Idlib",
    "Hezbollah",
    "Gaza",
    "Yemen",
    "the Houthis",
    "Iraq",
    "Baghdad",
    "ISIS",
    "Lebanon",
    "Hamas",
)
_VOCABULARY = (
    "officials border crossing convoy ministry statement harvest market talks ceasefire patrol harbour council election "
    "delegation river bridge district mayor union strike court verdict school teachers hospital power station outage "
    "water pipeline repair prices bread fuel customs tariff port tanker crew insurance inspection drone radar battery exercise "
    "reserve brigade checkpoint raid arrest village olive road closure flood rescue visit envoy letter summit draft budget"
)
_WORDS = _VOCABULARY.split()


def write_bulletins(folder: Path, number: int, seed: int = 1) -> list[Path]:
    """Write `number` files of about 120 words each into `folder`; the same seed gives the same files."""
    dice = random.Random(seed)
    paths: list[Path] = []
    for at in range(number):
        path = folder / f"report-{at:05d}.txt"
        path.write_text(_text(dice, at), encoding="utf-8")
        paths.append(path)
    return paths


def _text(dice: random.Random, at: int) -> str:
    first = date(2019, 1, 1) + timedelta(days=at % 300)
    last = first + timedelta(days=6)
    place = dice.choice(_NAMES)
    title = f"Report {at} on {place} ({first:%B} {first.day} – {last:%B} {last.day}, {last.year})"
    return "\n\n".join([title, *(_paragraph(dice, at) for _ in range(3))]) + "\n"


def _paragraph(dice: random.Random, at: int) -> str:
    return " ".join(_sentence(dice, at) for _ in range(4))


def _sentence(dice: random.Random, at: int) -> str:
    words = [dice.choice(_WORDS) for _ in range(7)]
    return (
        f"{dice.choice(_NAMES).capitalize()} {' '.join(words)} in {dice.choice(_NAMES)} sector{dice.randrange(20_000)}."
    )
