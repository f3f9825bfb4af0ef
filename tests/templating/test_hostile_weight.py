"""Whatever a hostile template weighs, it costs under five seconds and 500 MB: measured in a process that does nothing else."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from briefer.templating.catalogue import find_template
from briefer.templating.template import PREVIEW

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
_MEASURED = """
import resource, sys, time
from pathlib import Path
from briefer.faults import Fault
from briefer.templating.compose import compose
from briefer.templating.specimen import MOMENT, specimen_pack, specimen_sources
from briefer.templating.template import load_template
from briefer.writing.pdf import render_pdf

if __name__ == "__main__":
    began = time.monotonic()
    try:
        made = compose(specimen_pack(), specimen_sources(), load_template(Path(sys.argv[1])), moment=MOMENT)
        print("taken", render_pdf(made.document, made.house).pages)
    except Fault as fault:
        print("refused", str(fault).replace(chr(10), " ")[:300])
    own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(time.monotonic() - began, max(own, child) / 1000)
"""
_STRUCTURES = {
    "a million paragraphs": "{% for a in range(2000) %}{% for b in range(500) %}<p>x</p>{% endfor %}{% endfor %}",
    "lists in lists": "{% for a in range(3000) %}<ul><li>{% endfor %}x{% for a in range(3000) %}</li></ul>{% endfor %}",
    "half a million cells": "<table>{% for a in range(700) %}<tr>{% for b in range(700) %}<td>x</td>{% endfor %}</tr>{% endfor %}</table>",
    "cells that span everything": "<table>{% for a in range(3000) %}<tr><td colspan='100' rowspan='1000'>x</td></tr>{% endfor %}</table>",
    "one endless word": "<p>{% for a in range(3000) %}{{ 'x' * 9000 }}{% endfor %}</p>",
    "columns in columns": "{% for a in range(400) %}<div class='columns'>{% endfor %}x{% for a in range(400) %}</div>{% endfor %}",
    "a gigabyte": "{% for a in range(99999) %}{{ 'x' * 10000 }}{% endfor %}",
    "an endless loop": "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
}
_PARTS = {
    "a bomb of styles": ("word/styles.xml", b"</w:styles>", b" " * 150_000_000 + b"</w:styles>"),
    "tables in tables": ("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 60_000),
}


def _measured(folder: Path) -> tuple[str, float, float]:
    """Return what came of a template, its seconds and its megabytes."""
    script = folder.parent / "measured.py"
    script.write_text(_MEASURED)
    done = subprocess.run([sys.executable, script, folder], capture_output=True, text=True, timeout=60, check=True)
    said, figures = done.stdout.splitlines()
    seconds, megabytes = map(float, figures.split())
    return said, seconds, megabytes


def _folder(tmp_path: Path, **changed: bytes) -> Path:
    """Return the folder of a weekly brief with some files changed; `structure`, `style`, `toml` or a file's name without its ending."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    names = {"structure": "structure.html.j2", "style": "style.docx", "toml": "template.toml", "picture": "picture.png"}
    files = {name: content for name, content in find_template("weekly-brief").files.items() if name != PREVIEW}
    for name, content in (files | {names[name]: content for name, content in changed.items()}).items():
        (folder / name).write_bytes(content)
    return folder


def _light(said: str, seconds: float, megabytes: float) -> None:
    assert seconds < 8, said  # five, and what a busy machine takes to start a process
    assert megabytes < 500, said


@pytest.mark.parametrize("name", _STRUCTURES)
def test_a_heavy_structure_is_refused(tmp_path: Path, name: str) -> None:
    said, seconds, megabytes = _measured(_folder(tmp_path, structure=_STRUCTURES[name].encode()))

    assert said.startswith("refused structure.html.j2")
    _light(said, seconds, megabytes)


@pytest.mark.parametrize("name", _PARTS)
def test_a_heavy_word_file_is_refused(tmp_path: Path, name: str) -> None:
    part, old, new = _PARTS[name]
    kept = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(find_template("weekly-brief").style)) as source,
        zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in source.namelist():
            content = source.read(entry)
            made.writestr(entry, content.replace(old, new) if entry == part else content)

    said, seconds, megabytes = _measured(_folder(tmp_path, style=kept.getvalue()))

    assert said.startswith("refused style.docx")
    _light(said, seconds, megabytes)


def test_thousands_of_options_are_refused(tmp_path: Path) -> None:
    toml = find_template("weekly-brief").files["template.toml"] + b"".join(
        b"[options.o%d]\ntype='text'\n" % n for n in range(20_000)
    )

    said, seconds, megabytes = _measured(_folder(tmp_path, toml=toml))

    assert said == "refused template.toml declares more than 200 options; take some out."
    _light(said, seconds, megabytes)


def test_a_huge_picture_is_passed_on_without_being_unpacked(tmp_path: Path) -> None:
    structure = b"<figure><img src='picture.png' alt='A map'></figure>"

    said, seconds, megabytes = _measured(_folder(tmp_path, structure=structure, picture=_png(12_000)))

    assert said == "taken 1"
    _light(said, seconds, megabytes)


def test_a_word_of_a_hundred_thousand_letters_is_set_in_time(tmp_path: Path) -> None:
    said, seconds, megabytes = _measured(_folder(tmp_path, structure=b"<p>{{ 'x' * 100000 }}</p>"))

    assert said.startswith("taken")
    _light(said, seconds, megabytes)


def _png(edge: int) -> bytes:
    """Return a black PNG of `edge` pixels a side: 432 MB of pixels in a file of two."""
    packer = zlib.compressobj(1)
    rows = b"\0" * (edge * 3 + 1)
    pixels = b"".join([*(packer.compress(rows) for _ in range(edge)), packer.flush()])

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
