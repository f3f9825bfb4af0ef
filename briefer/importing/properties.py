"""Reads values that files say of themselves: days and lists of words."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_DAY = re.compile(r"(?:D:)?((?:19|20)\d\d)-?(\d\d)?-?(\d\d)?")


def parsed_day(value: str | None) -> date | None:
    """Return the day of an ISO 8601, PDF (`D:20190811…`) or RFC 5322 date; None where it is none or says only the year."""
    value = (value or "").strip()
    found = _DAY.match(value)
    if found and found[2] and found[3]:
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    try:
        moment: datetime | None = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return moment.date() if moment else None


def words_of(value: str | None) -> tuple[str, ...]:
    """Return keywords listed with commas or semicolons."""
    return tuple(word.strip(" []\"'") for word in re.split(r"[,;]", value or "") if word.strip(" []\"'"))


def bare_subject(subject: str | None) -> str | None:
    """Return a mail's subject without "Re:", "Fwd:" and their like."""
    return _REPLY.sub("", subject or "").strip() or None
