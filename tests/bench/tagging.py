"""How fast bulletins are tagged and summarised (processor time); the floor is one Aho-Corasick pass over the text in lower case."""

from __future__ import annotations

import random
import time
from datetime import date

from ahocorasick_rs import AhoCorasick

from briefer.bulletin import Block, BlockKind, Bulletin, bulletin_id
from briefer.summaries import summarise
from briefer.topics import Tagger, load_taxonomy
from tests.figures import Figure

NAME = "Tagging and summaries"
_SENTENCES = (
    "On August {n}, 2019, the Syrian army announced a ceasefire in the Idlib area after talks of the guarantors in Astana.",
    "ISIS operatives attacked a convoy of the Iraqi army near Al-Qa’im with {n} explosive devices and withdrew to the desert.",
    "Qasem Soleimani visited the Albukamal crossing and met {n} commanders of pro-Iranian militias in the region.",
    "Traders in the old market said on Sunday that prices of bread and fuel had risen by {n} percent since the spring.",
    "A delegation of Hamas, led by Saleh al-Arouri, came to Tehran for {n} days and was received by high-ranking officials.",
    "The weather station measured {n} millimetres of rain, more than in any other month on record, and roads were closed.",
    "وقالت مصادر محلية إن {n} مقاتلين انسحبوا من ريف دير الزور باتجاه الحدود مع العراق.",
)


def measure() -> list[Figure]:
    """Return speed in megabytes of UTF-8 a second, and time a summary."""
    chance = random.Random(1)
    bulletins = [_bulletin(chance) for _ in range(1500)]
    size = sum(len(bulletin.text.encode()) for bulletin in bulletins) / 1e6
    began = time.process_time()
    taxonomy = load_taxonomy()
    tagger = Tagger(taxonomy)
    ready = time.process_time() - began
    floor = AhoCorasick([name.lower() for topic in taxonomy for name in topic.names])
    ours = theirs = 0.0
    mentions = 0
    for bulletin in bulletins:
        began = time.process_time()
        mentions += len(tagger.tag(bulletin))
        between = time.process_time()
        floor.find_matches_as_indexes(bulletin.text.lower(), overlapping=True)
        ours, theirs = ours + between - began, theirs + time.process_time() - between
    figures = [
        Figure(f"taxonomy of {len(taxonomy)} topics, loaded and ready", f"{1000 * ready:.0f}", "ms"),
        Figure("tagging", f"{size / ours:.1f}", "MB/s", "", f"bare automaton {size / theirs:.1f} MB/s"),
        Figure("mentions found", f"{mentions / len(bulletins):.1f}", "a bulletin"),
    ]
    return figures + [_summary(bulletins[:many]) for many in (1, 10, 100)]


def _summary(bulletins: list[Bulletin]) -> Figure:
    began = time.process_time()
    summarise(bulletins, sentences=5)
    seconds = time.process_time() - began
    known = {1: "sumy LexRank 56 ms", 10: "sumy LexRank 2,950 ms"}
    return Figure(
        f"summary of {len(bulletins)}", f"{1000 * seconds:.1f}", "ms", "", known.get(len(bulletins), "sumy: quadratic")
    )


def _bulletin(chance: random.Random) -> Bulletin:
    blocks = tuple(
        Block(
            BlockKind.PARAGRAPH, " ".join(chance.choice(_SENTENCES).format(n=chance.randint(2, 99)) for _ in range(5))
        )
        for _ in range(4)
    )
    return Bulletin(bulletin_id(blocks), "Bulletin", blocks, published=date(2019, 8, chance.randint(1, 30)))
