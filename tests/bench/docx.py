"""DOCX: whole processes of our writer, of python-docx as people use it, and of docxtpl on the same report, turn by turn."""

from __future__ import annotations

import importlib.util
import pickle
import tempfile
from dataclasses import asdict
from pathlib import Path

from briefer.assets import shipped
from briefer.document.blocks import Heading
from briefer.templating.house import read_house_style
from tests.bench.pdf_material import our_document, parts, picture
from tests.bench.processes import Run, run_script
from tests.figures import Figure

NAME = "DOCX"

_OURS = """
import pickle
from pathlib import Path
from briefer.writing.docx import render_docx
document, house, pages = pickle.loads(Path("composed.pickle").read_bytes())
Path("ours.docx").write_bytes(render_docx(document, house, pages=pages))
"""
_NAIVE = """
import pickle
from pathlib import Path
import docx
from docx.shared import Mm
document = docx.Document()
for part in pickle.loads(Path("parts.pickle").read_bytes()):
    if part["kind"] in ("h1", "h2"):
        document.add_heading(part["text"], int(part["kind"][1]))
    elif part["kind"] == "p":
        document.add_paragraph(part["text"], style="Normal")
        if part["note"]:
            document.add_paragraph(part["note"], style="Quote")
    elif part["kind"] == "table":
        table = document.add_table(0, 3, style="Table Grid")
        for row in part["rows"]:
            for cell, text in zip(table.add_row().cells, row):
                cell.text = text
    else:
        document.add_picture("picture.jpg", width=Mm(80))
        document.add_paragraph("A gradient", style="Caption")
document.save("naive.docx")
"""
_DOCXTPL = """
import pickle
from pathlib import Path
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
template = DocxTemplate("template.docx")
parts = pickle.loads(Path("parts.pickle").read_bytes())
for part in parts:
    if part["kind"] == "picture":
        part["image"] = InlineImage(template, "picture.jpg", width=Mm(80))
template.render({"parts": parts}, autoescape=True)
template.save("docxtpl.docx")
"""
_TEMPLATE = (
    ("{%p for part in parts %}", None),
    ("{%p if part.kind == 'h1' %}", None),
    ("{{ part.text }}", "Heading 1"),
    ("{%p elif part.kind == 'h2' %}", None),
    ("{{ part.text }}", "Heading 2"),
    ("{%p elif part.kind == 'p' %}", None),
    ("{{ part.text }}", None),
    ("{%p if part.note %}", None),
    ("{{ part.note }}", "Quote"),
    ("{%p endif %}", None),
    ("{%p elif part.kind == 'picture' %}", None),
    ("{{ part.image }}", None),
    ("A gradient", "Caption"),
    ("{%p else %}", None),
    ("", "table"),
    ("{%p endif %}", None),
    ("{%p endfor %}", None),
)


def measure() -> list[Figure]:
    """Return the table: 100 and 500 pages beside the peers, then growth."""
    rows = [figure for pages, turns in ((100, 6), (500, 6)) for figure in _beside_peers(pages, turns)]
    return [*rows, *_growth()]


def _beside_peers(pages: int, turns: int) -> list[Figure]:
    scripts = {"ours": (_OURS, "ours.docx"), "naive": (_NAIVE, "naive.docx")}
    if importlib.util.find_spec("docxtpl"):
        scripts["docxtpl"] = (_DOCXTPL, "docxtpl.docx")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder, pages)
        found: dict[str, list[Run]] = {key: [] for key in scripts}
        for turn in range(turns):
            for key, (script, output) in scripts.items():
                if key != "naive" or turn < 2:
                    found[key].append(run_script(script, folder, output))
    reach = "naive ≥ 15×, docxtpl ≥ 2×" if pages == 500 else ""
    clock = {key: min(one.seconds for one in runs) for key, runs in found.items()}
    processor = {key: min(one.processor for one in runs) for key, runs in found.items()}
    memory = {key: min(one.memory for one in runs) for key, runs in found.items()}
    size = {key: runs[0].size / 1000 for key, runs in found.items()}
    return [
        Figure(f"{pages} pages, whole process", f"{clock['ours']:.3f}", "s", reach, _times(clock)),
        Figure(f"{pages} pages, of the processor", f"{processor['ours']:.3f}", "s", reach, _times(processor)),
        Figure(f"{pages} pages, memory", f"{memory['ours']:.0f}", "MB", "", _beside(memory, "MB")),
        Figure(f"{pages} pages, file", f"{size['ours']:.0f}", "KB", "", _beside(size, "KB")),
    ]


def _times(seconds: dict[str, float]) -> str:
    """Return the peers' seconds, each with how many times ours they are."""
    shown = [f"{key} {one:.2f} s = {one / seconds['ours']:.1f}×" for key, one in seconds.items() if key != "ours"]
    return ", ".join(shown if "docxtpl" in seconds else (*shown, "docxtpl absent"))


def _beside(values: dict[str, float], unit: str) -> str:
    return ", ".join(f"{key} {one:.0f} {unit}" for key, one in values.items() if key != "ours")


def _growth() -> list[Figure]:
    """Return seconds and memory for each 100 pages, from 500 to 2,000 pages."""
    taken: dict[int, Run] = {}
    for pages in (500, 1000, 2000):
        with tempfile.TemporaryDirectory() as name:
            _prepare(Path(name), pages)
            taken[pages] = run_script(_OURS, Path(name), "ours.docx")
    first = (taken[1000].processor - taken[500].processor) / 5
    second = (taken[2000].processor - taken[1000].processor) / 10
    memory = (taken[2000].memory - taken[500].memory) / 15
    return [
        Figure("growth, 500 to 1,000 pages", f"{first:.3f}", "s for 100 pages", "linear"),
        Figure("growth, 1,000 to 2,000 pages", f"{second:.3f}", "s for 100 pages", "as before"),
        Figure("growth of memory to 2,000 pages", f"{memory:.1f}", "MB for 100 pages", "linear"),
    ]


def _prepare(folder: Path, pages: int) -> None:
    """Write what the processes read: the composed document for ours, the same parts for the peers."""
    import docx

    document = our_document(pages)
    house = read_house_style(shipped("templates", "weekly-brief", "style.docx").read_bytes())
    anchors = {one.anchor: number // 2 + 1 for number, one in enumerate(document.blocks) if isinstance(one, Heading)}
    (folder / "composed.pickle").write_bytes(pickle.dumps((document, house, anchors)))
    (folder / "parts.pickle").write_bytes(pickle.dumps([asdict(part) for part in parts(pages)]))
    (folder / "picture.jpg").write_bytes(picture())
    template = docx.Document()
    for text, style in _TEMPLATE:
        if style != "table":
            template.add_paragraph(text, style=style)
            continue
        table = template.add_table(3, 3, style="Table Grid")
        table.cell(0, 0).text = "{%tr for row in part.rows %}"
        for column in range(3):
            table.cell(1, column).text = f"{{{{ row[{column}] }}}}"
        table.cell(2, 0).text = "{%tr endfor %}"
    template.save(str(folder / "template.docx"))
