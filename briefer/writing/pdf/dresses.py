"""Dresses: rules and backgrounds that run along stretches of a column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Dress:
    """What is drawn beside or behind all slabs that wear it: a rule at an edge, a background. Insets are from the column's edges."""

    left: float
    right: float
    shading: str | None = None
    rules: tuple[tuple[str, float, str], ...] = ()  # edge ("left", "right", "top", "bottom"), width, colour
