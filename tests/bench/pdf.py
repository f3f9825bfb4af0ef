"""PDF: whole processes of our writer and its peers on the same report, turn by turn, and the floor under it all."""

from __future__ import annotations

import importlib.util
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.pdf_material import html_text, our_document, picture, typst_text
from tests.figures import Figure

NAME = "PDF"

_OURS = """
import pickle, sys
from pathlib import Path
from briefer.document.house import HouseStyle
from briefer.writing.pdf import render_pdf
result = render_pdf(pickle.loads(Path("document.pickle").read_bytes()), HouseStyle(styles={}))
Path("ours.pdf").write_bytes(result.content)
print(result.pages)
"""
_FLOOR = """
import pickle
from pathlib import Path
from reportlab.pdfgen.canvas import Canvas
from tests.bench.pdf_floor import draw
print(draw(pickle.loads(Path("document.pickle").read_bytes()), "floor.pdf"))
"""
_TYPST = "import typst; typst.compile('report.typ', output='typst.pdf')"
_WEASYPRINT = "import weasyprint; weasyprint.HTML('report.html').write_pdf('weasyprint.pdf', pdf_variant='pdf/ua-1')"
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock and of the processor, its highest memory (MB), its file (bytes), what it printed."""

    seconds: float
    processor: float
    memory: float
    size: int
    printed: str


def run(script: str, folder: Path, output: str) -> Run:
    """Run a Python script in a folder as a process of its own."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    compiled = str(
        Path(tempfile.gettempdir()) / "briefer-bench-compiled"
    )  # as what is installed: nobody compiles at every start
    environment = dict(os.environ, PYTHONPATH=path, SOURCE_DATE_EPOCH="1565859600", PYTHONPYCACHEPREFIX=compiled)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        printed = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if child.returncode:
        return Run(0.0, 0.0, 0.0, 0, "failed")
    return Run(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        (folder / output).stat().st_size,
        printed.strip(),
    )


def measure() -> list[Figure]:
    """Return the table: 100 and 500 pages beside the peers, then growth."""
    figures = [figure for pages, turns in ((100, 3), (500, 2)) for figure in _beside_peers(pages, turns)]
    return [*figures, *_growth()]


def _prepared(folder: Path, pages: int) -> None:
    (folder / "document.pickle").write_bytes(pickle.dumps(our_document(pages)))
    (folder / "report.typ").write_text(typst_text(pages))
    (folder / "report.html").write_text(html_text(pages))
    (folder / "picture.jpg").write_bytes(picture())


def _beside_peers(pages: int, turns: int) -> list[Figure]:
    scripts = {"ours": (_OURS, "ours.pdf"), "floor": (_FLOOR, "floor.pdf")}
    if importlib.util.find_spec("typst"):
        scripts["typst"] = (_TYPST, "typst.pdf")
    if importlib.util.find_spec("weasyprint") and pages <= 100:
        scripts["weasyprint"] = (_WEASYPRINT, "weasyprint.pdf")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepared(folder, pages)
        found: dict[str, list[Run]] = {key: [] for key in scripts}
        for turn in range(turns):
            for key, (script, output) in scripts.items():
                if key != "weasyprint" or turn == 0:
                    found[key].append(run(script, folder, output))
    best = {key: min(runs, key=lambda one: one.seconds) for key, runs in found.items()}
    return _rows(pages, best)


def _rows(pages: int, best: dict[str, Run]) -> list[Figure]:
    ours, floor, typst, weasyprint = (best.get(key) for key in ("ours", "floor", "typst", "weasyprint"))
    assert ours and floor
    reach = "≤ 1.0× Typst" if pages == 100 else "≤ 0.5× Typst"

    def peer(show: Callable[[Run], str]) -> str:
        shown = [f"Typst {show(typst)}" if typst else "Typst absent"]
        if pages == 100:
            shown.append(f"WeasyPrint {show(weasyprint)}" if weasyprint else "WeasyPrint absent")
        return ", ".join(shown)

    share = f" = {ours.seconds / typst.seconds:.2f}× Typst" if typst else ""
    return [
        Figure(
            f"{pages} pages ({ours.printed} set), whole process",
            f"{ours.seconds:.2f} s{share}",
            "",
            reach,
            peer(lambda one: f"{one.seconds:.2f} s"),
        ),
        Figure(
            f"{pages} pages, processor time",
            f"{ours.processor:.2f}",
            "s",
            "",
            peer(lambda one: f"{one.processor:.2f} s"),
        ),
        Figure(
            f"{pages} pages, memory",
            f"{ours.memory:.0f}",
            "MB",
            "≤ 1/8 of Typst at 500",
            peer(lambda one: f"{one.memory:.0f} MB"),
        ),
        Figure(
            f"{pages} pages, file",
            f"{ours.size / 1e6:.2f}",
            "MB",
            "no larger than the smallest peer's",
            peer(lambda one: f"{one.size / 1e6:.2f} MB"),
        ),
        Figure(
            f"{pages} pages over the floor",
            f"{ours.seconds / floor.seconds:.1f}×",
            "",
            "≤ 6×",
            f"floor {floor.seconds:.2f} s",
        ),
    ]


def _growth() -> list[Figure]:
    """Return seconds and memory for each 100 pages, from 500 to 2,000 pages."""
    taken = {}
    for pages in (500, 1000, 2000):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "document.pickle").write_bytes(pickle.dumps(our_document(pages)))
            taken[pages] = run(_OURS, folder, "ours.pdf")
    first = (taken[1000].processor - taken[500].processor) / 5
    second = (taken[2000].processor - taken[1000].processor) / 10
    memory = (taken[2000].memory - taken[500].memory) / 15
    return [
        Figure("growth, 500 to 1,000 pages", f"{first:.2f}", "s for 100 pages", "linear"),
        Figure("growth, 1,000 to 2,000 pages", f"{second:.2f}", "s for 100 pages", "as before"),
        Figure(
            "growth of memory to 2,000 pages",
            f"{memory:.1f}",
            "MB for 100 pages",
            "linear",
            f"at 2,000: {taken[2000].memory:.0f} MB",
        ),
    ]
