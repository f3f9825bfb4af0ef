"""Import: bulletins a second per format on one core and on two, beside the fastest peer for the format, in one run."""

from __future__ import annotations

import io
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.importing.batch import import_files
from briefer.importing.catalogue import read
from tests.figures import Figure

NAME = "import"
_ROOT = Path(__file__).resolve().parents[2]
_SAMPLES = {
    "txt": "egypt-and-sinai.txt",
    "md": "watch-on-syria-2019-08-22.md",
    "html": "hormuz-tankers.html",
    "docx": "watch-on-syria-2019-08-15.docx",
    "pdf": "watch-on-iran-2019-08-25.pdf",
    "odt": "sahel-and-lake-chad-2019.odt",
    "rtf": "yemen-separatists-take-aden.rtf",
    "eml": "al-qaeda-in-idlib.eml",
}
_ROUNDS = 7
_COPIES = 160


def measure() -> list[Figure]:
    """Read each sample again and again beside its peer; then whole batches in one and two worker processes."""
    figures = [_reading(form, (_ROOT / "bulletins" / name)) for form, name in _SAMPLES.items()]
    return [*figures, *_batches(), _many_texts()]


def _reading(form: str, path: Path) -> Figure:
    """Time reader and peer in turn, and take the best round of each: others share this machine."""
    content = path.read_bytes()
    peer = _PEERS.get(form)
    times: dict[str, list[float]] = {"ours": [], "peer": []}
    for _ in range(_ROUNDS):
        times["ours"].append(_seconds(lambda: read(content, path.name)))
        if peer:
            times["peer"].append(_seconds(lambda: peer[1](content)))
    beside = f"{peer[0]} {min(times['peer']) * 1000:.2f} ms (text only)" if peer else "none"
    return Figure(f"read one {form}, blocks and marks", f"{min(times['ours']) * 1000:.2f}", "ms", "", beside)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _batches() -> Iterator[Figure]:
    with _copies() as paths:
        for form, files in paths.items():
            rates = {workers: _rate(files, workers) for workers in (1, 2)}
            value = f"{rates[1]:.0f} on one core, {rates[2]:.0f} on two"
            yield Figure(f"import {form}: read, split, described", value, "files/s")


def _rate(files: list[Path], workers: int) -> float:
    """Return files a second after the first is done: the start of the workers is not counted."""
    done = 0
    begun = 0.0
    for _ in import_files(files, workers=workers):
        done += 1
        if done == 1:
            begun = time.perf_counter()
    return (done - 1) / (time.perf_counter() - begun)


@contextmanager
def _copies() -> Iterator[dict[str, list[Path]]]:
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, list[Path]] = {}
        for form, name in _SAMPLES.items():
            content = (_ROOT / "bulletins" / name).read_bytes()
            for number in range(_COPIES):
                path = Path(folder) / f"{number}-{name}"
                path.write_bytes(content)
                found.setdefault(form, []).append(path)
        yield found


def _many_texts() -> Figure:
    """Import 2,000 text files and say how much memory this process takes for it."""
    text = (_ROOT / "bulletins" / _SAMPLES["txt"]).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(2_000)]
        for number, path in enumerate(paths):
            path.write_text(f"{text}\n\nReport {number} of the week.", encoding="utf-8")
        tracemalloc.start()
        begun = time.perf_counter()
        done = sum(1 for outcome in import_files(paths) if outcome.imported)
        seconds = time.perf_counter() - begun
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Figure(
        "2,000 text files", f"{done / seconds:.0f} files/s, {peak / 1e6:.0f} MB here", "", "10,000 under 500 MB"
    )


def _docx_text(content: bytes) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def _odt_text(content: bytes) -> str:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(etree.fromstring(package.read("content.xml")).itertext())


def _pdf_text(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def _html_text(content: bytes) -> str:
    import trafilatura

    return trafilatura.extract(content) or ""


def _md_text(content: bytes) -> str:
    from markdown_it import MarkdownIt

    return MarkdownIt().render(content.decode())


def _eml_text(content: bytes) -> str:
    from email import message_from_bytes, policy

    body = message_from_bytes(content, policy=policy.default).get_body()
    return body.get_content() if body else ""


_PEERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "docx": ("python-docx", _docx_text),
    "odt": ("lxml itertext", _odt_text),
    "pdf": ("pypdfium2", _pdf_text),
    "html": ("trafilatura", _html_text),
    "md": ("markdown-it", _md_text),
    "eml": ("stdlib email", _eml_text),
    "txt": ("decode", lambda content: content.decode()),
}
