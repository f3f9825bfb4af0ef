"""Hostile files, made here: each costs itself alone, within its limits, and is refused in a sentence."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer.faults import Fault
from briefer.importing.batch import FileOutcome, import_files
from briefer.importing.files import import_content
from briefer.importing.isolation import Limits

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LIMITS = Limits(seconds=20, memory=1 << 30, output=4 << 20)


def _docx(document: bytes, **members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", document)
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bulletin.txt", b"A" * (40 << 20))
    return buffer.getvalue()


def _nested_zips() -> bytes:
    content, name = b"A bulletin of one line.", "a.txt"
    for level in range(12):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)
        content, name = buffer.getvalue(), f"{level}.zip"
    return content


def _word_bomb() -> bytes:
    return _docx(f'<w:document xmlns:w="{_WORD}"><w:body>'.encode() + b" " * (40 << 20) + b"</w:body></w:document>")


def _entities() -> str:
    lines = ['<!DOCTYPE d [<!ENTITY a0 "bulletin">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    return "".join(lines) + "]>"


def _entity_bomb() -> bytes:
    body = f'{_entities()}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
    return _docx(body.encode())


def _deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 100_000 + b"down here" + b"</div>" * 100_000


def _deep_word() -> bytes:
    return _docx(
        f'<w:document xmlns:w="{_WORD}"><w:body>'.encode()
        + b"<w:sdt>" * 100_000
        + b"</w:sdt>" * 100_000
        + b"</w:body></w:document>"
    )


def _deep_rtf() -> bytes:
    return b"{\\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}"


def _deep_mail() -> bytes:
    parts = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1_500))
    return b"From: a@b.c\nTo: a@b.c\nSubject: x\n" + parts


def _pdf(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def _pdf_page(stream: bytes, more: tuple[bytes, ...] = ()) -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream, font, *more])


def _million_objects() -> bytes:
    stream = b"<</Length 29>>stream\nBT /F 12 Tf 72 700 Td(ok)Tj ET\nendstream"
    return _pdf_page(stream, (b"<</A[1 2 3]>>",) * 1_000_000)


def _four_gigabytes() -> bytes:
    """Return a raw Deflate stream of 4 GB of spaces, made by repeating one block."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * (16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * 256 + b"\x03\x00"


def _swelling_pdf() -> bytes:
    packed = b"\x78\xda" + _four_gigabytes()
    return _pdf_page(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))


def _swelling_docx() -> bytes:
    packed, size, name = _four_gigabytes(), 0xFFFFFFF0, b"word/document.xml"
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + fields + name
    central = b"PK\x01\x02\x14\0" + fields + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


def _false_size() -> bytes:
    """A ZIP whose member says it has 4 GB."""
    content = bytearray(_docx(b"<a/>"))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 0xFFFFFFFE)
    return bytes(content)


def _endless_marks() -> bytes:
    return b"<html><body><p>" + b"<b>x</b><i>y</i>" * 20_000


MADE: dict[str, Callable[[], bytes]] = {
    "bomb.zip": _zip_bomb,
    "nested.zip": _nested_zips,
    "bomb.docx": _word_bomb,
    "entities.docx": _entity_bomb,
    "entities.xhtml": lambda: f"<?xml version='1.0'?>{_entities()}<html><body><p>&a11;</p></body></html>".encode(),
    "deep.html": _deep_html,
    "deep.docx": _deep_word,
    "deep.rtf": _deep_rtf,
    "deep.eml": _deep_mail,
    "objects.pdf": _million_objects,
    "swelling.pdf": _swelling_pdf,
    "swelling.docx": _swelling_docx,
    "size.docx": _false_size,
    "marks.html": _endless_marks,
    "quotes.md": lambda: b">" * 100_000 + b" x",
    "brackets.md": lambda: b"[" * 20_000,
    "line.txt": lambda: b"word " * 1_000_000,
    "zeros.txt": lambda: b"\0" * 1_000_000,
    "noise.pdf": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 400,
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileOutcome]:
    """All of them in one batch, with two good files among them."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in MADE.items():
        (folder / name).write_bytes(make())
    (folder / "first.txt").write_text("Watch on Syria (August 1-7, 2019)\n\nThe convoy reached the post on August 3.")
    (folder / "last.html").write_text(
        "<html><body><h1>Aden</h1><p>Talks began in Jeddah on Saudi invitation.</p></body></html>"
    )
    names = ["first.txt", *MADE, "last.html"]
    found = import_files([folder / name for name in names], workers=2, limits=_LIMITS)
    return {outcome.path.name: outcome for outcome in found}


def test_every_hostile_file_is_settled_within_its_limit_and_the_others_are_done(
    outcomes: dict[str, FileOutcome],
) -> None:
    assert set(outcomes) == {"first.txt", *MADE, "last.html"}
    assert outcomes["first.txt"].imported and outcomes["last.html"].imported
    for outcome in outcomes.values():
        assert outcome.seconds < _LIMITS.seconds + 10, outcome


REFUSED = {  # key and words of the sentence
    "bomb.zip": ("reading.too_large", "swells more than 400 times"),
    "nested.zip": ("reading.too_large", "files lie too deep"),
    "bomb.docx": ("reading.too_large", "swells more than 400 times"),
    "swelling.docx": ("reading.too_large", "unpacks to more than 128 MB"),
    "swelling.pdf": ("reading.crashed", "could not be read"),  # PDFium ends the process where memory ends
    "deep.html": ("reading.too_large", "lie too deep within each other"),
    "deep.eml": ("reading.too_large", "lie too deep within each other"),
    "deep.docx": ("reading.damaged", "damaged or incomplete"),
    "entities.docx": ("reading.damaged", "damaged or incomplete"),
    "noise.pdf": ("reading.damaged", "damaged or incomplete"),
    "size.docx": ("reading.empty", "has no text"),
    "zeros.txt": ("reading.empty", "has no text"),
    "line.txt": ("reading.too_large", "its text takes more than 4 MB"),
}
READ = {  # what is read of them
    "objects.pdf": "ok",
    "deep.rtf": "x",
    "brackets.md": "[" * 20_000,
    "marks.html": "xy" * 20_000,
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_bombs_and_broken_files_are_refused_in_a_sentence_that_names_them(
    outcomes: dict[str, FileOutcome], name: str
) -> None:
    fault = outcomes[name].fault
    assert isinstance(fault, Fault), outcomes[name]
    key, words = REFUSED[name]
    sentence = str(fault)
    assert (fault.key, words in sentence) == (key, True), sentence
    assert sentence.endswith(".") and "{" not in sentence
    assert name in sentence or name == "nested.zip"


@pytest.mark.parametrize("name", sorted(READ))
def test_files_that_are_only_odd_are_read(outcomes: dict[str, FileOutcome], name: str) -> None:
    imported = outcomes[name].imported
    assert imported is not None, outcomes[name]
    assert imported.bulletins[0].text.replace(" ", "") == READ[name]


@pytest.mark.skipif(sys.platform != "linux", reason="limits and their measure are Linux's")
def test_no_bomb_takes_more_memory_than_a_worker_may(tmp_path: Path) -> None:
    names = ("bomb.zip", "swelling.docx", "swelling.pdf", "objects.pdf", "entities.docx")
    for name in names:
        (tmp_path / name).write_bytes(MADE[name]())
    script = tmp_path / "batch.py"
    script.write_text(
        "import resource, sys, pathlib\n"
        "from briefer.importing.batch import import_files\n"
        "from briefer.importing.isolation import Limits\n"
        "if __name__ == '__main__':\n"
        "    done = list(import_files(sys.argv[1:], workers=1, limits=Limits(seconds=20, memory=600 << 20)))\n"
        "    print(len(done), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    root = str(Path(__file__).resolve().parents[2])
    ran = subprocess.run(
        [sys.executable, str(script), *(str(tmp_path / name) for name in names)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip
    done, kilobytes = map(int, ran.stdout.split())
    assert done == len(names)
    assert kilobytes < 600 << 10


def test_entities_are_never_expanded(outcomes: dict[str, FileOutcome]) -> None:
    for name in ("entities.docx", "entities.xhtml"):
        imported = outcomes[name].imported
        assert imported is None or sum(len(bulletin.text) for bulletin in imported.bulletins) < 100_000


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret word is heliotrope")
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    word = (
        f'{entity}<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>seen &e;</w:t></w:r></w:p></w:body></w:document>'
    )
    page = f"<?xml version='1.0'?>{entity}<html><body><p>seen &e;</p>"
    page += f"<img src='{secret.as_uri()}'><iframe src='{secret.as_uri()}'></iframe></body></html>"
    for name, content in (("a.docx", _docx(word.encode())), ("a.xhtml", page.encode()), ("a.html", page.encode())):
        imported = import_content(content, name)
        assert all("heliotrope" not in bulletin.text for bulletin in imported.bulletins)


def test_a_file_that_hangs_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "fine.txt").write_text("A bulletin that reads well and has a sentence.")
    (tmp_path / "big.txt").write_text(
        "\n\n".join(f"Line {n} of a text that takes a while to read." for n in range(300_000))
    )
    begun = time.monotonic()
    limits = Limits(seconds=0.3, memory=1 << 30)
    found = {
        o.path.name: o for o in import_files([tmp_path / "big.txt", tmp_path / "fine.txt"], workers=1, limits=limits)
    }
    assert found["fine.txt"].imported
    assert found["big.txt"].fault is not None and found["big.txt"].fault.key == "reading.too_slow"
    assert time.monotonic() - begun < 15


def test_text_that_is_too_long_to_hand_over_is_refused(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(
        "\n\n".join(f"Paragraph {n} of many, each with some words in it." for n in range(4_000))
    )
    (outcome,) = import_files([tmp_path / "long.txt"], limits=Limits(seconds=30, output=40_000))
    assert outcome.fault is not None and outcome.fault.key == "reading.too_large"
