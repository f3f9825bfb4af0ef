"""Three structures as a user writes them from the help page alone; words of bulletins stay words wherever they stand."""

from __future__ import annotations

import msgspec
import pytest

from briefer.bulletin import Block, BlockKind, Bulletin, Passage, bulletin_id
from briefer.document.dump import dump
from briefer.pack import model
from briefer.templating.catalogue import find_template
from briefer.templating.compose import compose
from briefer.templating.specimen import MOMENT, specimen_pack, specimen_sources
from tests.templating.made import DESCRIPTION, template

WATCH_LIST = """
{% import "briefer/items.html.j2" as part with context %}
{% macro line(excerpt) %}
<li>{{ excerpt.opening }} <span class="muted">({{ excerpt.source.issuer }}, {{ excerpt.source.period }})</span>
{{ cite(excerpt.citations) }}</li>{% endmacro %}
<h1>{{ word("key_points") }}</h1>
{% for section in pack.sections %}
{{ part.heading(section, 2) }}
<ul>{% for excerpt in section.excerpts %}{{ line(excerpt) }}{% else %}<li>{{ word("undated") }}</li>{% endfor %}</ul>
{{ part.items(section.assessments, 3) }}
{% endfor %}
<h1 id="sources">{{ word("sources") }}</h1>
<div class="sources"></div>
"""
DAY_BOOK = """
{% import "briefer/items.html.j2" as part with context %}
<nav class="contents" data-levels="1">{{ word("contents") }}</nav>
<h1 id="days">{{ word("chronology") }}</h1>
<dl class="timeline">
{% for event in pack.chronology %}
<dt data-day="{{ event.day }}"{% if event.colour %} data-colour="{{ event.colour }}"{% endif %}>{{ event.day|date("d MMMM") }}</dt>
<dd>{{ event.text }}{{ cite(event.citations) }}</dd>
{% endfor %}
</dl>
<hr>
<div class="columns" data-count="2">
{% for one in pack.by_source %}
<h2 id="{{ one.anchor }}">{{ one.source.title }}</h2>
{% for excerpt in one.excerpts %}{{ part.excerpt(excerpt) }}{% endfor %}
{% endfor %}
</div>
<table>
<caption>{{ word("table") }} <span data-field="sequence" data-target="table"></span></caption>
<thead><tr><th scope="col">{{ word("bulletin") }}</th><th scope="col" data-align="end">{{ word("page") }}</th></tr></thead>
<tbody>{% for one in pack.by_source %}
<tr><td>{{ one.source.title }}</td>
<td data-align="end"><span data-field="page_of" data-target="{{ one.anchor }}"></span></td></tr>{% endfor %}</tbody>
</table>
<figure data-alt="{{ word("sources") }}">
{% for section in pack.sections %}<data value="{{ section.excerpts|length }}">{{ section.title }}</data>{% endfor %}</figure>
"""
BRIEF_WITH_A_WORD_BEFORE = """
{% extends "weekly-brief/structure.html.j2" %}
"""
ODD = "Say {{ pack.title }} {% raw %} <script>alert('x')</script> </p></td></li> &amp; \"quoted\" 'single' \x07 ${1} <hr>."


def _like(name: str) -> str:
    """Return the description of a shipped template: a structure that extends or includes another's declares its options."""
    return find_template(name).files["template.toml"].decode()


def _included(name: str) -> tuple[str, str]:
    return f'{{% include "{name}/structure.html.j2" %}}', _like(name)


OWN = [(WATCH_LIST, DESCRIPTION), (DAY_BOOK, DESCRIPTION), (BRIEF_WITH_A_WORD_BEFORE, _like("weekly-brief"))]


def _odd() -> tuple[model.Pack, dict[str, Bulletin]]:
    """Return a pack whose every text is odd, and its source."""
    blocks = (Block(BlockKind.PARAGRAPH, ODD, page=1),)
    source = Bulletin(bulletin_id(blocks), ODD, blocks, issuer=ODD, url='javascript:alert("x")', marking=ODD)
    passage = Passage(source.id, 0, 0, len(ODD), ODD)
    items: tuple[model.AnyItem, ...] = (
        model.Summary(id="s", sentences=(model.SummarySentence(text=ODD, passages=(passage,)),)),
        model.Excerpt(id="e", passage=passage),
        model.Assessment(id="a", text=ODD, likelihood=ODD, confidence=ODD),
        model.Note(id="n", text=ODD),
        model.Timeline(
            id="t", title=ODD, events=(model.TimelineEvent(text=ODD, period="2019-08-09", passages=(passage,)),)
        ),
        model.TableItem(id="tb", rows=((ODD, ODD), (ODD, ODD)), caption=ODD, passages=(passage,)),
    )
    pack = msgspec.structs.replace(
        specimen_pack(),
        **dict.fromkeys(("title", "subtitle", "series", "number", "issuer", "author", "caveats"), ODD),
        items=(model.Section(id="sec", title=ODD, items=items),),
    )
    return pack, {source.id: source}


@pytest.mark.parametrize(("structure", "description"), OWN)
def test_a_structure_written_from_the_help_page_is_set(structure: str, description: str) -> None:
    made = compose(specimen_pack(), specimen_sources(), template(structure, description), moment=MOMENT)

    shown = dump(made.document)
    assert "The crossing was repaired during the summer" in shown


@pytest.mark.parametrize(
    ("structure", "description"),
    [*OWN, *map(_included, ("executive-one-pager", "topic-dossier", "source-digest", "newsletter"))],
)
def test_odd_words_are_words_in_every_place(structure: str, description: str) -> None:
    pack, sources = _odd()

    made = compose(pack, sources, template(structure, description), moment=MOMENT)

    shown = dump(made.document)
    assert "<script>alert('x')</script> </p></td></li> &amp;" in shown
    assert "{{ pack.title }} {% raw %}" in shown
    assert "\x07" not in shown
    assert 'javascript:alert("x")' not in {line.split("link ")[-1] for line in shown.splitlines() if "link " in line}
