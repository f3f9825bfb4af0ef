"""Turns days of the Solar Hijri calendar (Iran, Afghanistan) into Gregorian ones."""

from __future__ import annotations

from datetime import date, timedelta

_FIRST_LEAP_REMAINDERS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def solar_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day; the 33-year cycle holds for 1244 to 1472 (Borkowski 1996). Raises ValueError where there is no such day."""
    if not 1 <= day <= days_in_solar_month(year, month):
        raise ValueError(f"no such day: {year}-{month}-{day}")
    return _new_year(year) + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)


def days_in_solar_month(year: int, month: int) -> int:
    """Return how many days the month has: 31 in the first six, 30 in the next five, 29 or 30 in the last."""
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {month}")
    if month <= 6:
        return 31
    return 30 if month < 12 or year % 33 in _FIRST_LEAP_REMAINDERS else 29


def _new_year(year: int) -> date:
    """Return 1 Farvardin of `year`, counted from 1 Farvardin 1300 (21 March 1921)."""
    if not 1244 <= year <= 1472:
        raise ValueError(f"year out of range: {year}")
    days = sum(366 if y % 33 in _FIRST_LEAP_REMAINDERS else 365 for y in range(min(year, 1300), max(year, 1300)))
    return date(1921, 3, 21) + timedelta(days=days if year >= 1300 else -days)
