"""Dates and periods in running text, in the languages bulletins come in."""

from briefer.text.dates.periods import FoundPeriod, Shape, find_dates, find_periods

__all__ = ["FoundPeriod", "Shape", "find_dates", "find_periods"]
