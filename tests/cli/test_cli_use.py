"""How the command line behaves: exit status, messages, start-up, the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefer
from briefer.__main__ import window_arguments
from tests.cli.running import Terminal


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefer", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefer", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"briefer {briefer.__version__}\n"
    for heavy in ("typer", "rich", "docx", "reportlab", "sqlalchemy", "PySide6", "jinja2"):
        assert f"| {heavy}" not in ran.stderr.replace("|   ", "| ")


def test_a_command_loads_only_its_own_libraries() -> None:
    script = (
        "import sys; from briefer.__main__ import main; main(sys.argv[1:]);"
        "print([m for m in ('docx', 'reportlab', 'pypdfium2', 'trafilatura', 'jinja2', 'PySide6', 'rich.table') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, "bulletins", "--json"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["import"],
        ["draft"],
        ["bulletins", "--from", "yesterday"],
        ["bulletins", "--from", "2019-08-12", "--to", "2019-08-01"],
        ["draft", "--from", "2019-08-12", "--to", "2019-08-01", "-o", "x.brief"],
        ["draft", "-o", "x.docx"],
        ["draft", "--since", "no-such.brief", "-o", "x.brief"],
        ["next", "no-such.brief", "-o", "x.brief"],
        ["bulletins", "--topic", "no such topic"],
        ["draft", "--topic", "no such topic", "-o", "x.brief"],
        ["draft", "--template", "no-such-template", "-o", "x.brief"],
        ["draft", "--option", "paper", "-o", "x.brief"],
        ["export", "no-such.brief", "-o", "x.docx"],
        ["summarise", "/dev/null"],
        ["template", "new", "Bad name", "--style", __file__],
        ["search", "Iran", "--limit", "0"],
    ],
)
def test_wrong_use_gives_status_2_and_a_sentence_on_stderr(filled: Terminal, arguments: list[str]) -> None:
    ran = filled(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert len(ran.err) > 20
    assert "Traceback" not in ran.err


def test_an_unknown_bulletin_gives_status_1(filled: Terminal) -> None:
    for ran in (filled("show", "0123456789abcdef"), filled("show", "nonsense")):
        assert ran.status == 1
        assert ran.err.startswith("briefer: ")


def test_help_names_every_command(briefer: Terminal) -> None:
    text = briefer("--help").out
    for command in (
        "demo",
        "import",
        "bulletins",
        "show",
        "search",
        "tag",
        "topics",
        "summarise",
        "draft",
        "next",
        "export",
    ):
        assert f"\n  {command} " in text
    assert "--topic" in briefer("draft", "--help").out
    assert "_unused" not in briefer("import", "--help").out


def test_the_library_is_named_by_option_or_environment(tmp_path: Path) -> None:
    assert _run("bulletins", "--json", BRIEFER_LIBRARY=str(tmp_path / "env.db")).returncode == 0
    assert (tmp_path / "env.db").exists()
    assert (
        _run(
            "--library", str(tmp_path / "option.db"), "bulletins", BRIEFER_LIBRARY=str(tmp_path / "other.db")
        ).returncode
        == 0
    )
    assert (tmp_path / "option.db").exists()
    assert not (tmp_path / "other.db").exists()


def test_a_damaged_library_is_refused_with_a_sentence_and_left_as_it_is(briefer: Terminal) -> None:
    briefer.library.write_bytes(b"SQLite format 3\x00" + b"damage" * 1000)
    ran = briefer("bulletins")
    assert ran.status == 1
    assert briefer.library.name in ran.err
    assert "Traceback" not in ran.err
    assert briefer.library.read_bytes().endswith(b"damage")


def test_a_library_that_cannot_be_made_is_told_in_a_sentence(briefer: Terminal, tmp_path: Path) -> None:
    briefer.library.symlink_to(tmp_path / "absent" / "library.db")
    ran = briefer("bulletins")
    assert (ran.status, ran.out) == (1, "")
    assert "cannot be opened" in ran.err


def test_output_is_utf_8_whatever_the_locale(briefer: Terminal, digest: Path) -> None:
    arabic = digest.with_name("arabic.txt")
    arabic.write_text("نشرة عن إيران\n\nزار قائد فيلق القدس قاسم سليماني معبر البوكمال الحدودي.\n", encoding="utf-8")
    ran = _run("--library", str(briefer.library), "import", str(arabic), "--json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "إيران" in ran.stdout


def test_whoever_stops_reading_the_output_is_no_error(filled: Terminal) -> None:
    command = f'"{sys.executable}" -m briefer --library "{filled.library}" topics list --json | head -1'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert len(ran.stdout.splitlines()) == 1
    assert "Error" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], ([], None)),
        (["week.brief"], ([Path("week.brief")], None)),
        (["--library", "x.db"], ([], "x.db")),
        (["--library=x.db", "week.BRIEF"], ([Path("week.BRIEF")], "x.db")),
        ([__file__], ([Path(__file__)], None)),
        (["import", "x.txt"], None),
        (["--help"], None),
        (["--library"], None),
        (["demo"], None),
    ],
)
def test_the_window_opens_unless_a_command_is_named(arguments: list[str], window: object) -> None:
    assert window_arguments(arguments) == window
