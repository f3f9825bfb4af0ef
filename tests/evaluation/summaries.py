"""How good summaries are: ROUGE against references beside the newest and oldest sentences, and sentences that stand alone."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from briefer.bulletin import Block, BlockKind, Bulletin
from briefer.summaries import Chosen, summarise
from briefer.summaries.candidates import stands_alone
from briefer.summaries.lexrank import rows_of
from briefer.summaries.summary import says_the_same
from briefer.summaries.terms import terms_of
from tests.figures import Figure

NAME = "Summaries: ROUGE-1 / -2 / -Lsum (F x 100)"


def evaluate(data: Path) -> list[Figure]:
    """Return scores for event timelines and for collections of opinions."""
    tool = data.parent / "tools" / "eval-summaries"
    if not tool.exists():
        return [Figure("ROUGE", "absent", "", "", f"needs {tool.name}")]
    figures = [figure for kind in ("background", "opinosis") for figure in _of_set(tool, data, kind)]
    return [*figures, _same(data)]


def _same(data: Path) -> Figure:
    """Return how surely a second source is known, on updates of 45 words at most and their rewrites by others."""
    with gzip.open(data / "near_duplicates.json.gz", "rt", encoding="utf-8") as file:
        pairs = {
            kind: [p for p in found if max(len(text.split()) for text in p) <= 45]
            for kind, found in json.load(file).items()
        }
    texts = list(dict.fromkeys(text for kind in pairs for pair in pairs[kind] for text in pair))
    place = {text: number for number, text in enumerate(texts)}
    terms = [terms_of(text) for text in texts]
    rows = rows_of(terms)

    def found(kind: str) -> int:
        numbered = [(place[one], place[other]) for one, other in pairs[kind]]
        return sum(says_the_same(terms[a], terms[b], rows.likeness(a, b)) for a, b in numbered)

    right, wrong = found("pos"), found("neg")
    precision, recall = right / max(1, right + wrong), right / max(1, len(pairs["pos"]))
    shown = f"precision {100 * precision:.1f} %, recall {100 * recall:.1f} %"
    return Figure(
        "second sources: same claim",
        shown,
        "",
        "precision 99 %",
        f"{len(pairs['pos'])} same, {len(pairs['neg'])} others",
    )


def _of_set(tool: Path, data: Path, kind: str) -> Iterable[Figure]:
    cases = [json.loads(line) for line in _run(tool, data, "inputs", kind).splitlines()]
    began = time.perf_counter()
    summaries = {case["id"]: _summary(case) for case in cases}
    seconds = time.perf_counter() - began
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for id, chosen in summaries.items():
            print(json.dumps({"id": id, "summary": " ".join(c.text for c in chosen)}), file=out)
        out.flush()
        rows = {
            line.split()[0]: line.split()[2::2] for line in _run(tool, data, "score", kind, out.name).splitlines()[1:]
        }
    baselines = f"newest {' / '.join(rows['newest'])}, oldest {' / '.join(rows['oldest'])}"
    yield Figure(f"{kind}, {len(cases)} cases", " / ".join(rows["yours"]), "", "above both", baselines)
    sentences = [c for chosen in summaries.values() for c in chosen]
    alone = sum(stands_alone(c.text) for c in sentences) / max(1, len(sentences))
    yield Figure(
        f"{kind}, sentences that stand alone",
        f"{100 * alone:.0f}",
        "%",
        "",
        f"{1000 * seconds / len(cases):.0f} ms a summary",
    )


def _run(tool: Path, data: Path, *arguments: str) -> str:
    environment = os.environ | {"EVAL_DATA": str(data / "summaries")}
    done = subprocess.run(
        [sys.executable, str(tool), *arguments], capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout


def _summary(case: dict[str, Any]) -> tuple[Chosen, ...]:
    bulletins = [_bulletin(number, text) for number, text in enumerate(case["texts"])]
    return summarise(bulletins, words=case.get("words"), sentences=case.get("sentences"), newest_first=False)


def _bulletin(number: int, text: dict[str, Any]) -> Bulletin:
    try:
        day = date.fromisoformat(text["date"]) if text["date"] else None
    except ValueError:
        day = None
    return Bulletin(f"{number:016x}", "", (Block(BlockKind.PARAGRAPH, text["text"]),), published=day)
