"""The programs that set the same report as PDF, each a process of its own: ours, the floor, and the peers that are installed."""

from __future__ import annotations

import importlib.util
import pickle
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.bench.pdf_material import html_text, our_document, parts, picture, typst_text
from tests.bench.processes import FAILED, Run, run_command, run_script

_OURS = """
import pickle
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
from tests.bench.pdf_floor import draw
print(draw(pickle.loads(Path("document.pickle").read_bytes()), "floor.pdf"))
"""
_TYPST = "import typst; typst.compile('report.typ', output='typst.pdf')"
_WEASYPRINT = "import weasyprint; weasyprint.HTML('report.html').write_pdf('weasyprint.pdf', pdf_variant='pdf/ua-1')"
_MULTIBUILD = """
import pickle
from pathlib import Path
from tests.bench.pdf_platypus import build
build(pickle.loads(Path("parts.pickle").read_bytes()), "platypus.pdf")
"""
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


@dataclass(frozen=True, slots=True)
class Program:
    """A program by its name; `most` is the largest report (pages) it is given, for the sake of time, `turns` how often at most."""

    name: str
    run: Callable[[Path], Run]
    present: bool = True
    most: int = 10_000
    turns: int = 9


def prepare(folder: Path, pages: int, *, peers: bool = True) -> None:
    """Write what the programs read into a folder; what ours reads only, if not for `peers`."""
    document = our_document(pages)
    (folder / "document.pickle").write_bytes(pickle.dumps(document))
    if not peers:
        return
    (folder / "parts.pickle").write_bytes(pickle.dumps([asdict(part) for part in parts(pages)]))
    (folder / "report.typ").write_text(typst_text(pages))
    (folder / "report.html").write_text(html_text(pages))
    (folder / "picture.jpg").write_bytes(picture())
    if shutil.which("soffice"):
        from briefer.document.house import HouseStyle
        from briefer.writing.docx import render_docx

        (folder / "report.docx").write_bytes(render_docx(document, HouseStyle(styles={})))


def _script(text: str, output: str) -> Callable[[Path], Run]:
    return lambda folder: run_script(text, folder, output)


def _libreoffice(folder: Path) -> Run:
    profile = (folder.parent / "briefer-bench-office").as_uri()  # kept from run to run: its first start takes long
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", _TAGGED, "report.docx"]
    done = run_command(command, folder=folder)
    made = folder / "report.pdf"
    return replace(done, size=made.stat().st_size) if made.is_file() else FAILED


PROGRAMS = (
    Program("ours", _script(_OURS, "ours.pdf")),
    Program("floor", _script(_FLOOR, "floor.pdf")),
    Program("Typst", _script(_TYPST, "typst.pdf"), importlib.util.find_spec("typst") is not None),
    Program(
        "WeasyPrint",
        _script(_WEASYPRINT, "weasyprint.pdf"),
        importlib.util.find_spec("weasyprint") is not None,
        most=100,
        turns=1,
    ),
    Program("multiBuild (no tags)", _script(_MULTIBUILD, "platypus.pdf"), most=100, turns=1),
    Program("LibreOffice", _libreoffice, shutil.which("soffice") is not None, turns=1),
)
