"""Near-duplicates: rewrites of one update against other updates of the same event; and the time to find them among 100,000."""

from __future__ import annotations

import gzip
import json
import random
import time
from pathlib import Path

from briefer.importing.sameness import NearDuplicates, are_alike, text_signature
from tests.figures import Figure

NAME = "near-duplicates"
_MANY = 100_000
_ASKED = 1_000


def evaluate(data: Path) -> list[Figure]:
    """Return F1 of the pairs, and time and recall of finding planted rewrites among 100,000 bulletins."""
    pairs = json.loads(gzip.decompress((data / "near_duplicates.json.gz").read_bytes()))
    signatures = {text: text_signature(text) for kind in ("pos", "neg") for pair in pairs[kind] for text in pair}
    right = sum(1 for one, other in pairs["pos"] if are_alike(signatures[one], signatures[other]))
    wrong = sum(1 for one, other in pairs["neg"] if are_alike(signatures[one], signatures[other]))
    f1 = 200 * right / (right + wrong + len(pairs["pos"]))
    return [
        Figure("F1 of pairs", f"{f1:.2f}", "", "≥ 98.7", "token-set 98.7, word Jaccard 98.6"),
        *_among_many(
            [pair for pair in pairs["pos"] if are_alike(signatures[pair[0]], signatures[pair[1]])], list(signatures)
        ),
    ]


def _among_many(pairs: list[list[str]], texts: list[str]) -> list[Figure]:
    """Plant one text of each pair among mixtures of all texts' words, and ask for the other."""
    chance = random.Random(7)
    words = [word for text in texts for word in text.split()]
    known = NearDuplicates()
    for number in range(_MANY - _ASKED):
        known.add(f"other {number}", text_signature(" ".join(chance.choices(words, k=chance.randint(30, 150))), "en"))
    asked = chance.sample(pairs, min(_ASKED, len(pairs)))
    for one, _ in asked:
        known.add(one, text_signature(one, "en"))
    signatures = [text_signature(other, "en") for _, other in asked]
    begun = time.process_time()
    answers = [known.find(signature) for signature in signatures]
    passed = time.process_time() - begun
    found = sum(
        1 for (one, _), answer in zip(asked, answers, strict=True) if any(alike.bulletin == one for alike in answer)
    )
    return [
        Figure(f"to find among {len(known):,}", f"{1000 * passed / len(asked):.2f}", "ms (CPU) a bulletin", "< 1"),
        Figure("found there of the pairs told alike", f"{100 * found / len(asked):.1f} %", "", ""),
    ]
