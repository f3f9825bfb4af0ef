"""Titles at the head of plain text: labelled lines and an issuer's name stand above them."""

from __future__ import annotations

import pytest

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.opening import opening_title

BODY = (
    "Officials met in Tehran on Monday to discuss the crossing at Albukamal. The meeting lasted four hours and named no date. "
    * 2
)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ["Issuer: Centre One", "Albukamal crossing to reopen (August 12-18, 2019)"],
            "Albukamal crossing to reopen (August 12-18, 2019)",
        ),
        (["Published: August 19, 2019", "Issuer: Centre One", "The crossing reopens"], "The crossing reopens"),
        (["Title: The crossing reopens", "Issuer: Centre One"], "The crossing reopens"),
        (["Other Desk", "Border crossing will open soon", "12 September 2019"], "Border crossing will open soon"),
        (["مركز الدراسات", "فتح معبر البوكمال"], "فتح معبر البوكمال"),
        (["Border crossing will open soon", "Other Desk"], "Border crossing will open soon"),
        (["Border crossing: the scanners are here", "Other Desk"], "Border crossing: the scanners are here"),
        (["The crossing reopens", "Weekly report, August 12-18, 2019"], "The crossing reopens"),
    ],
)
def test_the_title_among_the_lines_at_the_head(lines: list[str], title: str) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, line) for line in (*lines, BODY)]
    assert opening_title(blocks)[0] == title
