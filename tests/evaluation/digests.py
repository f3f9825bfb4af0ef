"""Items of digests: each item found is matched to a true one by its words, once; F1 a format, and how many stand in the right order."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz, process

from briefer.faults import Fault
from briefer.importing.files import import_content
from tests.figures import Figure

NAME = "digest items, F1 over 8 formats"
_FORMATS = ("txt", "md", "html", "docx", "odt", "rtf", "pdf", "eml")
_SOURCE = re.compile(r"\s*\([^()]*\d{4}\)\s*$")
_SAME = 92.0  # per cent of characters in common


def evaluate(data: Path) -> list[Figure]:
    """Return F1, order and described periods for each format."""
    folder = data / "digests"
    texts = {}
    for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        texts[item["id"]] = item["text"]
    golds = {
        path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.gold.json"))
    }
    return [_figure(folder, ending, golds, texts) for ending in _FORMATS]


def _figure(folder: Path, ending: str, golds: dict[str, dict[str, list[str]]], texts: dict[str, str]) -> Figure:
    tally: Counter[str] = Counter()
    for stem, gold in golds.items():
        path = folder / f"{stem}.{ending}"
        true = [texts[one] for one in gold["item_ids_in_order"]]
        try:
            found = [
                "\n".join(block.text for block in bulletin.blocks)
                for bulletin in import_content(path.read_bytes(), path.name).bulletins
            ]
        except Fault:
            found = []
        tally.update(_score(found, true))
    f1 = 200 * tally["right"] / max(1, tally["found"] + tally["true"])
    order = 100 * tally["ordered"] / max(1, tally["right"])
    value = f"{f1:.2f} (in order {order:.0f} %, {tally['found']} found of {tally['true']})"
    return Figure(ending, value, "", "≥ 98", "blank lines 88, trafilatura's lines 75")


def _score(found: list[str], true: list[str]) -> Counter[str]:
    """Count items found, true, right (each true item matches one found), and right ones that follow the one before."""
    bare = [_words(_SOURCE.sub("", text)) for text in found]
    wanted = {number: _words(text) for number, text in enumerate(true)}
    places: list[int] = []
    for text in bare:
        best = process.extractOne(text, wanted, scorer=fuzz.ratio, score_cutoff=_SAME)
        if best is not None:
            places.append(best[2])
            del wanted[best[2]]
    ordered = sum(1 for n, place in enumerate(places) if n == 0 or place > places[n - 1])
    return Counter({"found": len(found), "true": len(true), "right": len(places), "ordered": ordered})


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
