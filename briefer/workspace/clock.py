"""The time that outputs carry: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from briefer.faults import Fault


def fixed_moment() -> datetime | None:
    """Return the moment SOURCE_DATE_EPOCH fixes, None where it is not set (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises Fault ("clock.bad_epoch") where it is set to anything but whole seconds since 1970: outputs would silently differ.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as problem:
        raise Fault(
            "clock.bad_epoch",
            "SOURCE_DATE_EPOCH is {seconds}; it must be whole seconds since 1970, such as 1566129600. Mend it or unset it.",
            seconds=repr(seconds[:40]),
        ) from problem


def moment_now() -> datetime:
    """Return the fixed moment, else now, in UTC, whole seconds."""
    return fixed_moment() or datetime.now(UTC).replace(microsecond=0)
