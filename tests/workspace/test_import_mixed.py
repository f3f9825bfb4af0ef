"""A large mixed batch that is stopped or killed half-way leaves a library that opens and holds exactly what was reported."""

from __future__ import annotations

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefer.folders import folders_in
from briefer.workspace.importing import FileReport, import_files
from briefer.workspace.workspace import Workspace, open_workspace
from tests.tooling.compound import outlook_message

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MANY = 500


def _told(number: int) -> tuple[str, str]:
    title = f"Watch on valley {number} (August {number % 27 + 1}, 2019)"
    return (
        title,
        f"Convoy {number} left the town in the morning, went north on road {number * 7} and reached its post at night.",
    )


def _zip(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _docx(title: str, text: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in (title, text))
    return _zip(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def _odt(title: str, text: str) -> bytes:
    office, words = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = f"<t:h t:outline-level='1'>{title}</t:h><t:p>{text}</t:p>"
    content = f"<o:document-content xmlns:o='{office}' xmlns:t='{words}'><o:body><o:text>{body}</o:text></o:body></o:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _eml(title: str, text: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = title, "Desk <desk@example.org>"
    mail.set_content(text)
    return mail.as_bytes()


def _pdf(title: str, text: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, 760, title)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, 730, text)
    canvas.save()
    return stream.getvalue()


_MAKERS: dict[str, Callable[[str, str], bytes]] = {
    "txt": lambda title, text: f"{title}\n\n{text}\n".encode(),
    "md": lambda title, text: f"# {title}\n\n{text}\n".encode(),
    "html": lambda title, text: f"<html><body><h1>{title}</h1><p>{text}</p></body></html>".encode(),
    "rtf": lambda title, text: f"{{\\rtf1 {title}\\par {text}\\par}}".encode(),
    "docx": _docx,
    "odt": _odt,
    "eml": _eml,
    "pdf": _pdf,
    "zip": lambda title, text: _zip({"a.txt": f"{title}\n\n{text}\n"}),
    "msg": lambda title, text: outlook_message(title, text, sender="Desk", sent=datetime(2019, 9, 2, tzinfo=UTC)),
}
_BAD = {"png": b"\x89PNG\r\n\x1a\n....", "pdf": b"%PDF-1.4 broken", "docx": b"PK\x03\x04 nothing", "txt": b"\0" * 50}


def _mixed(folder: Path) -> None:
    """Write 500 files of ten formats, every tenth broken."""
    folder.mkdir()
    makers, bad = list(_MAKERS.items()), list(_BAD.items())
    for number in range(_MANY):
        ending, make = makers[number // 10 % len(makers)]
        content = make(*_told(number))
        if number % 10 == 9:
            ending, content = bad[number // 10 % len(bad)]
        (folder / f"{number:03}.{ending}").write_bytes(content)


def _is_sound(path: Path) -> bool:
    with sqlite3.connect(path) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_mixed_batch_stopped_half_way_holds_exactly_what_was_reported(ws: Workspace, tmp_path: Path) -> None:
    _mixed(tmp_path / "in")
    reports: list[FileReport] = []
    import_files(ws, [tmp_path / "in"], on_report=reports.append, stop=lambda: len(reports) >= _MANY // 2)
    assert _MANY // 2 <= len(reports) < _MANY
    added = [report for report in reports if report.outcome == "added"]
    assert set(ws.library.ids()) == {bulletin.id for report in added for bulletin in report.bulletins}
    assert {report.outcome for report in reports} == {"added", "refused"}
    assert all(report.reason for report in reports if report.outcome == "refused")
    rest = import_files(ws, [tmp_path / "in"])
    assert sum(1 for report in rest if report.outcome == "added") == _MANY * 9 // 10 - len(added)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_mixed_batch_killed_half_way_leaves_a_sound_library(tmp_path: Path) -> None:
    _mixed(tmp_path / "in")
    library = tmp_path / "library.db"
    command = [
        sys.executable,
        "-u",
        "-m",
        "briefer",
        "--library",
        str(library),
        "import",
        str(tmp_path / "in"),
        "--json",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout:
        told = [process.stdout.readline() for _ in range(_MANY // 2)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    process.wait()
    reports = [json.loads(line) for line in told if line.endswith("}\n")]
    reported = {
        bulletin["id"] for report in reports for bulletin in report["bulletins"] if report["outcome"] == "added"
    }
    assert _is_sound(library)
    with open_workspace(library, folders_in(tmp_path / "user")) as ws:
        held = set(ws.library.ids())
        # What was written is told right after it: at most the last file may be held that was not told any more.
        assert reported <= held and len(held - reported) <= 1
        again = import_files(ws, [tmp_path / "in"])
        assert sum(1 for report in again if report.outcome == "added") == _MANY * 9 // 10 - len(held)
        assert len(ws.library.ids()) == _MANY * 9 // 10
    assert _is_sound(library)
