"""Lengths of Word files in points."""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4
_FARTHEST = 100_000.0  # points; what is longer is damage


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number of a Word file; `otherwise` where it is absent, none, or beyond reason."""
    try:
        number = int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise
    return number if abs(number) <= _FARTHEST * 20 else otherwise


def points(text: str | None, otherwise: float = 0.0) -> float:
    """Return plain points; `otherwise` where it is no number, or beyond reason."""
    return _scaled(text, 1.0, otherwise)


def twips(text: str | None, otherwise: float = 0.0) -> float:
    """Return twentieths of a point, or a measure with a unit (`2.5cm`, strict files), as points; `otherwise` where it is none."""
    if not text:
        return otherwise
    try:
        return _reasonable(float(text) / 20, otherwise)
    except ValueError:
        return _with_unit(text, otherwise)


def half_points(text: str | None, otherwise: float) -> float:
    """Return half points as points; `otherwise` where it is no number."""
    return _scaled(text, 0.5, otherwise)


def eighths(text: str | None, otherwise: float = 0.0) -> float:
    """Return eighths of a point (widths of borders) as points."""
    return _scaled(text, 0.125, otherwise)


def emu(text: str | None, otherwise: float = 0.0) -> float:
    """Return English metric units (12,700 a point) as points."""
    return _scaled(text, 1 / 12700, otherwise)


def css_length(text: str, otherwise: float = 0.0) -> float:
    """Return a length of a VML style (`12pt`, `3cm`, `0.5in`, plain numbers are pixels) as points."""
    return _with_unit(text.strip(), otherwise)


def _reasonable(length: float, otherwise: float) -> float:
    """Return a length, or `otherwise` where it is no number or longer than any page."""
    return length if abs(length) <= _FARTHEST else otherwise


def _scaled(text: str | None, factor: float, otherwise: float) -> float:
    try:
        return _reasonable(float(text) * factor, otherwise) if text else otherwise
    except ValueError:
        return otherwise


def _with_unit(text: str, otherwise: float) -> float:
    factors = {"pt": 1.0, "cm": 72 / 2.54, "mm": POINTS_PER_MM, "in": 72.0, "pc": 12.0, "pi": 12.0, "px": 0.75}
    unit = factors.get(text[-2:])
    try:
        return _reasonable(float(text[:-2]) * unit if unit else float(text) * 0.75, otherwise)
    except ValueError:
        return otherwise
