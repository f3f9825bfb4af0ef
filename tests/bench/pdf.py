"""PDF: whole processes of our writer and its peers on the same report, turn by turn, and the floor under it all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.bench.pdf_peers import PROGRAMS, Program, prepare
from tests.bench.processes import FAILED, Run
from tests.figures import Figure

NAME = "PDF"

Best = Mapping[str, Run]
_NOT_PEERS = ("ours", "floor")


def measure() -> list[Figure]:
    """Return the table: 100 and 500 pages beside the peers, then growth."""
    figures = [figure for pages, turns in ((100, 3), (500, 2)) for figure in _beside_peers(pages, turns)]
    return [*figures, *_growth()]


def _beside_peers(pages: int, turns: int) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, pages)
        found: dict[str, list[Run]] = {}
        for turn in range(turns):
            for program in _taking_part(pages, turn):
                found.setdefault(program.name, []).append(program.run(folder))
    return _rows(pages, {name: _best(runs) for name, runs in found.items() if FAILED not in runs})


def _best(runs: Sequence[Run]) -> Run:
    """Return the least of each figure: other work on the machine only adds to them."""
    seconds, processor = min(one.seconds for one in runs), min(one.processor for one in runs)
    return replace(runs[0], seconds=seconds, processor=processor, memory=min(one.memory for one in runs))


def _taking_part(pages: int, turn: int) -> list[Program]:
    return [one for one in PROGRAMS if one.present and pages <= one.most and turn < one.turns]


def _rows(pages: int, best: Best) -> list[Figure]:
    ours, floor, typst = best["ours"], best["floor"], best.get("Typst")
    reach = {100: "≤ 1.0× Typst", 500: "≤ 0.5× Typst"}[pages]
    least = {500: "≤ 1/8 of Typst"}.get(pages, "")
    clock = f" = {ours.seconds / typst.seconds:.2f}× Typst" if typst else ""
    work = f" = {ours.processor / typst.processor:.2f}× Typst" if typst else ""
    memory = f" = 1/{typst.memory / ours.memory:.0f} of Typst" if typst else ""
    over = f"{ours.seconds / floor.seconds:.1f}× by the clock, {ours.processor / floor.processor:.1f}× of the processor"
    smallest = "no larger than the smallest peer's"
    return [
        Figure(
            f"{pages} pages ({ours.printed} set), whole process",
            f"{ours.seconds:.2f} s{clock}",
            "",
            reach,
            _peers(pages, best, lambda one: f"{one.seconds:.2f} s"),
        ),
        Figure(
            f"{pages} pages, processor time",
            f"{ours.processor:.2f} s{work}",
            "",
            "",
            _peers(pages, best, lambda one: f"{one.processor:.2f} s"),
        ),
        Figure(
            f"{pages} pages, memory",
            f"{ours.memory:.0f} MB{memory}",
            "",
            least,
            _peers(pages, best, lambda one: f"{one.memory:.0f} MB"),
        ),
        Figure(
            f"{pages} pages, file",
            f"{ours.size / 1e6:.2f}",
            "MB",
            smallest,
            _peers(pages, best, lambda one: f"{one.size / 1e6:.2f} MB"),
        ),
        Figure(f"{pages} pages over the floor", over, "", "≤ 6×", f"floor {floor.seconds:.2f} s"),
    ]


def _peers(pages: int, best: Best, show: Callable[[Run], str]) -> str:
    """Return what the peers took, and which are not here."""
    peers = [one for one in PROGRAMS if one.name not in _NOT_PEERS and pages <= one.most]
    return ", ".join(f"{one.name} {show(best[one.name]) if one.name in best else 'absent'}" for one in peers)


def _growth() -> list[Figure]:
    """Return seconds and memory for each 100 pages, from 500 to 2,000 pages."""
    ours = PROGRAMS[0]
    taken: dict[int, Run] = {}
    for pages in (500, 1000, 2000):
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name), pages, peers=False)
            taken[pages] = ours.run(Path(name))
    first, second = _slope(taken, 500, 1000, "processor"), _slope(taken, 1000, 2000, "processor")
    early, late = _slope(taken, 500, 1000, "memory"), _slope(taken, 1000, 2000, "memory")
    return [
        Figure("growth of time, 500 to 1,000 pages", f"{first:.3f}", "s for 100 pages", "linear"),
        Figure("growth of time, 1,000 to 2,000 pages", f"{second:.3f}", "s for 100 pages", "as before"),
        Figure("growth of memory, 500 to 1,000 pages", f"{early:.1f}", "MB for 100 pages", "linear"),
        Figure(
            "growth of memory, 1,000 to 2,000 pages",
            f"{late:.1f}",
            "MB for 100 pages",
            "as before",
            f"at 2,000: {taken[2000].memory:.0f} MB, {taken[2000].processor:.2f} s",
        ),
    ]


def _slope(taken: Mapping[int, Run], start: int, end: int, value: str) -> float:
    """Return by how much a value of a run grows for each 100 pages."""
    grown: float = getattr(taken[end], value) - getattr(taken[start], value)
    return grown / (end - start) * 100
