"""How good summaries are: ROUGE against references beside the newest and oldest sentences, and sentences that stand alone."""

from __future__ import annotations

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
from tests.figures import Figure

NAME = "Summaries: ROUGE-1 / -2 / -Lsum (F x 100)"


def evaluate(data: Path) -> list[Figure]:
    """Return scores for event timelines and for collections of opinions."""
    tool = data.parent / "tools" / "eval-summaries"
    if not tool.exists():
        return [Figure("ROUGE", "absent", "", "", f"needs {tool.name}")]
    return [figure for kind in ("background", "opinosis") for figure in _of_set(tool, data, kind)]


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
