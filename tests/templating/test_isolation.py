"""Hostile structures are refused within five seconds and 500 MB."""

from __future__ import annotations

import time

import pytest

from briefer.faults import Fault
from briefer.templating.compose import compose
from tests.samples import MOMENT, sample_pack, sample_sources
from tests.templating.made import template

LOOP = (
    "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}"
)


@pytest.mark.parametrize(
    "structure",
    [
        LOOP,
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        '{% include "structure.html.j2" %}',
        '{% extends "structure.html.j2" %}',
        "<p>{{ 'x' * 1000000000 }}</p>",
        "<p>{{ 'x'.center(2000000000) }}</p>",
        "<p>{{ '%02000000000d' | format(1) }}</p>",
        "{% for a in range(9999) %}{% for b in range(9999) %}<p>{{ 'x' * 1000 }}</p>{% endfor %}{% endfor %}",
        "<p>{{ 9 ** (9 ** 9) }}</p>",
        "<p>{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}</p>",
        "<p>{{ ''.__class__.__mro__[1].__subclasses__() }}</p>",
        "<p>{{ pack.__init__.__globals__ }}</p>",
        "<p>{{ cite.__globals__ }}</p>",
        "<p>{{ (cite | attr('__globals__')).os }}</p>",
        "<p>{{ '{0.__class__.__init__.__globals__}'.format(pack) }}</p>",
        '{% include "/etc/passwd" %}',
        '{% include "../../../etc/passwd" %}',
        "<section>" * 500 + "</section>" * 500,
        "{% set _ = pack.sections.append(1) %}",
        "{{ lipsum(n=1000000) }}",
    ],
)
def test_it_is_refused_in_time(structure: str) -> None:
    began = time.monotonic()
    with pytest.raises(Fault) as caught:
        compose(sample_pack(), sample_sources(), template(structure, trusted=False), moment=MOMENT)
    assert time.monotonic() - began < 8  # five, and what a busy machine takes to start a process
    assert "\n" not in str(caught.value)


def test_a_harmless_one_is_rendered_in_its_own_process() -> None:
    composed = compose(
        sample_pack(), sample_sources(), template("<p>{{ pack.title }}</p>", trusted=False), moment=MOMENT
    )
    assert len(composed.document.blocks) == 1


def test_a_mistake_in_it_is_told_as_ever() -> None:
    with pytest.raises(Fault, match="line 1: titel is unknown"):
        compose(sample_pack(), sample_sources(), template("<p>{{ pack.titel }}</p>", trusted=False), moment=MOMENT)
