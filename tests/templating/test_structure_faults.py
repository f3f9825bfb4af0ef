"""A mistake in a structure is told in one sentence with file, line, text and mend."""

from __future__ import annotations

import pytest

from briefer.faults import Fault
from briefer.templating.compose import compose
from tests.samples import MOMENT, sample_pack, sample_sources
from tests.templating.made import template

FIRST = "<p>fine</p>\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<p>{{ pack.titel }}</p>", ["titel is unknown", "Did you mean title?"]),
        ("<p>{{ pak.title }}</p>", ["pak is unknown", "Did you mean pack?"]),
        ("<p>{{ options.paper }}</p>", ["paper is unknown"]),
        ("{% for item in pack.items %}", ["Unexpected end of template", "endfor"]),
        ("<p>{{ pack.title | uper }}</p>", ["No filter named", "uper"]),
        ("<p>{{ pack.title }</p>", ["unexpected '}'"]),
        ("{% fro item in pack.items %}{% endfor %}", ["unknown tag 'fro'"]),
        ("<blockqoute><p>x</p></blockqoute>", ["<blockqoute> is unknown", "Did you mean <blockquote>?"]),
        ('<p class="sorce-line">x</p>', ["the class “sorce-line” of <p> is unknown", "Did you mean source-line?"]),
        ('<p style="color: red">x</p>', ["<p> has no attribute style"]),
        ("<p><strong>x</p>", ["<strong> is closed by </p>", "Close <strong> first"]),
        ("<p>x", ["opened and never closed", "Add </p>"]),
        ("x</p>", ["closes what was never opened"]),
        ("words", ["words stand outside a paragraph", "Put them in <p>"]),
        ("<p>5 < 6</p>", ["no whole tag", "&lt;"]),
        ('<h2 id="a">x</h2><h2 id="a">y</h2>', ["the id a stands twice"]),
        ("<ul><p>x</p></ul>", ["<p> cannot stand in <ul>", "Use <li>"]),
        ("<table></table>", ["the table has no rows"]),
        ('<table><tr><td data-align="lift">x</td></tr></table>', ["data-align cannot be “lift”"]),
        ('<figure><img src="x.png"></figure>', ["no alternative text"]),
        ("<figure><data value='1'>x</data></figure>", ["the chart has no alternative text"]),
        ('<p><span data-field="pages_of"></span></p>', ["the field pages_of is unknown"]),
        ('<p><span class="boxed">x</span></p>', ["the class “boxed” of <span> is unknown"]),
        ('<dl class="timeline"><dd>x</dd></dl>', ["has no place in the timeline"]),
        ('<dl class="timeline"><dt data-day="yesterday">x</dt><dd>y</dd></dl>', ["data-day is no day"]),
        ("<p>{{ word('contens') }}</p>", ["the word contens is unknown", "Did you mean contents?"]),
        (
            "{% include 'briefer/itms.html.j2' %}",
            ["there is no file briefer/itms.html.j2", "Did you mean briefer/items.html.j2?"],
        ),
        ("<p>{{ 1 / 0 }}</p>", ["ZeroDivisionError"]),
        ("<p>{{ pack.title.__class__ }}</p>", ["__class__"]),
        ('<nav class="contents" data-levels="many">x</nav>', ["data-levels is no number"]),
        ('<hr class="pagebreak">', ["the class “pagebreak” of <hr> is unknown", "Did you mean page-break?"]),
    ],
)
def test_each_planted_mistake_names_line_text_and_mend(line: str, said: list[str]) -> None:
    with pytest.raises(Fault) as caught:
        compose(sample_pack(), sample_sources(), template(FIRST + line + "\n"), moment=MOMENT)
    sentence = str(caught.value)
    assert sentence.startswith("structure.html.j2, line 2:") or "endfor" in sentence or "closes what" in sentence
    for words in said:
        assert words in sentence


def test_a_mistake_in_a_macro_is_told_at_its_own_line() -> None:
    made = template(
        '{% import "own.html.j2" as own with context %}\n{{ own.x() }}',
        **{"own.html.j2": b"\n{% macro x() %}\n<p>{{ pack.tilte }}</p>\n{% endmacro %}"},
    )
    with pytest.raises(
        Fault, match=r"own\.html\.j2, line 3: tilte is unknown: `<p>\{\{ pack\.tilte \}\}</p>`\. Did you mean title\?"
    ):
        compose(sample_pack(), sample_sources(), made, moment=MOMENT)
