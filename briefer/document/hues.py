"""The eight hues of topics, which colour-blind people tell apart (after Okabe and Ito, 2008), deep enough for rules and dots on paper."""

from __future__ import annotations

TOPIC_HUES = ("0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "8A7A00", "5B6770")


def topic_hue(place: int) -> str:
    """Return the colour (RRGGBB) of a topic's place among the eight."""
    return TOPIC_HUES[place % len(TOPIC_HUES)]
