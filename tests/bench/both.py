"""DOCX and PDF of one pack: whole processes of `briefer export` with one target and with two, turn by turn. The pack is composed and laid out
once; the Word file takes its page numbers from the pages of the PDF."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.processes import Run, compiled_environment, run_command
from tests.figures import Figure

NAME = "DOCX and PDF of one pack"

_TURNS = 4
_SAME = (("a.pdf", "c.pdf"), ("b.docx", "c.docx"))
_TARGETS = {"pdf": ("a.pdf",), "docx": ("b.docx",), "both": ("c.pdf", "c.docx")}


def measure() -> list[Figure]:
    """Return the least of several runs, seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _briefer(folder, "demo", "-o", ".")
        pack = next(folder.glob("*.brief")).name
        taken: dict[str, list[Run]] = {key: [] for key in _TARGETS}
        for turn in range(_TURNS + 1):
            for key, targets in _TARGETS.items():
                asked = [part for target in targets for part in ("-o", target)]
                done = _briefer(folder, "--library", "library.db", "export", pack, *asked, "--draft")
                if turn:  # the first one warms the disk
                    taken[key].append(done)
        same = all((folder / one).read_bytes() == (folder / two).read_bytes() for one, two in _SAME)
    pdf, docx, both = (min(taken[key], key=lambda one: one.processor) for key in ("pdf", "docx", "both"))
    return [
        Figure(
            "the demo's pack, both files, processor time",
            f"{both.processor:.2f}",
            "s",
            "one composition, both writers side by side",
            f"PDF alone {pdf.processor:.2f} s, DOCX alone {docx.processor:.2f} s",
        ),
        Figure("the same bytes as one by one", "yes" if same else "no", "", "yes"),
    ]


def _briefer(folder: Path, *arguments: str) -> Run:
    command = [sys.executable, "-m", "briefer", *arguments]
    return run_command(command, folder=folder, environment=compiled_environment())
