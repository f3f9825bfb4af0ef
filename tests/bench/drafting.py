"""How long drafting takes: ten topics over libraries of growing size, beside reading the same words once."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id
from briefer.pack.draft import DraftRequest, draft
from briefer.topics import Tagger, load_taxonomy
from tests.figures import Figure

NAME = "drafting"

_PLACES = (
    "Idlib",
    "Aleppo",
    "Deir ez-Zor",
    "Mosul",
    "Kirkuk",
    "Gaza City",
    "Aden",
    "Tripoli",
    "Kabul",
    "the Sinai Peninsula",
)
_WHO = (
    "ISIS",
    "Hezbollah",
    "Hamas",
    "the Syrian army",
    "the Taliban",
    "Hay’at Tahrir al-Sham",
    "the Qods Force",
    "Boko Haram",
)
_DID = (
    "attacked a checkpoint near",
    "withdrew its fighters from",
    "sent a convoy to",
    "shelled positions in",
    "opened an office in",
)
_THEN = (
    "Several people were injured.",
    "The authorities denied it.",
    "Residents left for the villages in the north.",
    "Talks go on.",
)


def measure() -> list[Figure]:
    """Return CPU CPU seconds for 100, 1,000 and 5,000 bulletins, and the growth between the last two."""
    taxonomy = load_taxonomy(None)
    tagger = Tagger(taxonomy)
    figures, seconds = [], {}
    for many in (100, 1_000, 5_000):
        bulletins = _bulletins(many)
        mentions = {bulletin.id: tagger.tag(bulletin) for bulletin in bulletins}
        seconds[many] = _seconds(
            lambda b=bulletins, m=mentions: draft(b, taxonomy, m, DraftRequest()), 5 if many < 5_000 else 2
        )  # type: ignore[misc]
        floor = _seconds(lambda b=bulletins: [block.text.casefold().split() for one in b for block in one.blocks], 5)  # type: ignore[misc]
        words = sum(len(bulletin.text.split()) for bulletin in bulletins)
        figures.append(
            Figure(
                f"draft, {many:,} bulletins ({words:,} words), ten topics",
                f"{seconds[many]:.3f}",
                "s",
                "",
                f"words read once {floor:.3f} s",
            )
        )
    figures.append(
        Figure(
            "growth from 1,000 to 5,000 bulletins",
            f"{seconds[5_000] / seconds[1_000]:.1f}",
            "times",
            "≤ 6",
            "linear 5.0",
        )
    )
    return figures


def _bulletins(many: int) -> list[Bulletin]:
    chance = random.Random(7)
    made = []
    for number in range(many):
        day = date(2019, 1, 1) + timedelta(number % 360)
        blocks = tuple(Block(BlockKind.PARAGRAPH, _paragraph(chance, number)) for _ in range(6))
        made.append(
            Bulletin(
                id=bulletin_id(blocks), title=f"Watch {number}", blocks=blocks, period=Period(day, day), language="en"
            )
        )
    return made


def _paragraph(chance: random.Random, number: int) -> str:
    sentences = [
        f"On day {chance.randrange(400)} {chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_PLACES)}, report {number} says. "
        + chance.choice(_THEN)
        for _ in range(3)
    ]
    return " ".join(sentences)


def _seconds(work: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)
