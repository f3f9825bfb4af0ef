"""`--option` takes a good value of every kind of option, and says in one sentence what is wrong with a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.folders import user_folders
from briefer.templating import catalogue
from tests.cli.running import Terminal

_OPTIONS = """
[options.line]
type = "text"
max = 10
[options.count]
type = "number"
default = 3
min = 1
max = 9
[options.size]
type = "choice"
choices = ["s", "m"]
labels = ["Small", "Medium"]
[options.shown]
type = "yes_no"
[options.day]
type = "date"
[options.tint]
type = "colour"
[options.names]
type = "list"
max = 2
[options.logo]
type = "picture"
"""
_GOOD = (
    "line=Desk",
    "count=5",
    "size=Medium",
    "shown=yes",
    "day=2019-08-15",
    "tint=#aa0011",
    "names=a, b",
    "logo=none.png",
)
_SHOWN = "Desk 5 m True 15 August 2019 AA0011 a+b none.png"
_BAD = {
    "line=much too long a line": "give at most 10 letters.",
    "count=12": "give 1 to 9.",
    "count=several": "give a number, such as 5.",
    "size=large": "choose one of s, m.",
    "shown=perhaps": "give yes or no.",
    "day=15.8.2019": "give a date as 2019-08-15.",
    "tint=blue": "give a colour as #0B5563.",
    "names=a, b, c": "Option names cannot be “a, b, c”: give at most 2 entries.",
    "colr=red": "The template has no option colr;",
    "nothing": "Write it as NAME=VALUE.",
}
_STRUCTURE = """<h1>Options</h1>
<p>{{ options.line }} {{ options.count }} {{ options.size }} {{ options.shown }} {{ options.day|date }} {{ options.tint }}
{{ options.names|join("+") }} {{ options.logo }}</p>
"""


@pytest.fixture
def kinds(filled: Terminal, tmp_path: Path) -> Path:
    """Return a pack made with a template of the user's own that shows an option of every kind."""
    made = catalogue.duplicate_template(catalogue.find_template("weekly-brief"), "kinds", user_folders())
    assert made.folder is not None
    with (made.folder / "template.toml").open("a", encoding="utf-8") as file:
        file.write(_OPTIONS)
    (made.folder / "structure.html.j2").write_text(_STRUCTURE)
    pack = tmp_path / "kinds.brief"
    assert filled("draft", "--template", "kinds", "-o", pack).status == 0
    return pack


def test_a_good_value_of_every_kind_reaches_the_page(filled: Terminal, kinds: Path, tmp_path: Path) -> None:
    given = [part for one in _GOOD for part in ("--option", one)]

    ran = filled("export", kinds, "-o", tmp_path / "out.md", *given)

    assert (ran.status, ran.err.count("cannot")) == (0, 0)
    assert _SHOWN in " ".join((tmp_path / "out.md").read_text().split())


@pytest.mark.parametrize("given", _BAD)
def test_a_bad_value_is_told_and_nothing_is_written(filled: Terminal, kinds: Path, tmp_path: Path, given: str) -> None:
    ran = filled("export", kinds, "-o", tmp_path / "out.pdf", "--option", given)

    assert ran.status == 2
    assert _BAD[given] in " ".join(ran.err.replace("│", " ").split())
    assert not (tmp_path / "out.pdf").exists()
