"""Formats: verdict on odd, broken, encrypted and normal files; words found of those that at least two readers find."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from briefer.importing.batch import FileOutcome, import_files
from tests.figures import Figure

NAME = "formats"
_WORD = re.compile(r"[^\W_]+")
_PEERS = {"docx": "docx2python 98.4", "odt": "pandoc 99.3", "rtf": "LibreOffice 100"}


def evaluate(data: Path) -> list[Figure]:
    """Read every file in worker processes."""
    folder = data / "formats"
    lines = (folder / "expect.tsv").read_text(encoding="utf-8").splitlines()[1:]
    expected = {row[0]: row[2] for row in (line.split("\t") for line in lines)}
    with gzip.open(folder / "consensus_words.jsonl.gz", "rt", encoding="utf-8") as stream:
        words = {entry["file"]: Counter(entry["words"]) for entry in map(json.loads, stream)}
    names = list(dict.fromkeys([*expected, *words]))
    places = {folder / "files" / name: name for name in names}
    found = {places[outcome.path]: outcome for outcome in import_files(list(places))}
    return [*_verdicts(expected, found), *_words(words, found)]


def _verdicts(expected: dict[str, str], found: dict[str, FileOutcome]) -> list[Figure]:
    wrong: list[str] = []
    for name, verdict in expected.items():
        outcome = found[name]
        broken = outcome.fault is not None and outcome.fault.key in ("reading.crashed", "reading.too_slow")
        if broken or (verdict == "open_with_text" and outcome.imported is None):
            wrong.append(f"{name}: {outcome.fault}")
    right = len(expected) - len(wrong)
    figure = Figure(
        "verdict",
        f"{right} of {len(expected)} = {right / len(expected):.4f}",
        "",
        "100 %",
        "mammoth .94 of DOCX, pypdfium2 .97 of PDF",
    )
    return [figure, *(Figure(f"  {line}", "wrong") for line in wrong)]


def _words(words: dict[str, Counter[str]], found: dict[str, FileOutcome]) -> list[Figure]:
    shares: dict[str, list[float]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, wanted in words.items():
        kind = name.rpartition(".")[2].replace("docm", "docx").replace("dotx", "docx")
        have = Counter(_WORD.findall(_text(found[name]).lower()))
        got, total = sum(min(count, have[word]) for word, count in wanted.items()), sum(wanted.values())
        shares[kind].append(got / total if total else 1.0)
        counts[kind][0] += got
        counts[kind][1] += total
    return [
        Figure(
            f"words found, {kind}",
            f"{100 * counts[kind][0] / counts[kind][1]:.2f} of all, {100 * sum(each) / len(each):.2f} mean of {len(each)} files",
            "%",
            "≥ 99",
            _PEERS.get(kind, ""),
        )
        for kind, each in sorted(shares.items())
    ]


def _text(outcome: FileOutcome) -> str:
    if outcome.imported is None:
        return ""
    bulletins = outcome.imported.bulletins
    return "\n".join(
        f"{bulletin.title}\n" + "\n".join(f"{block.label or ''} {block.text}" for block in bulletin.blocks)
        for bulletin in bulletins
    )
