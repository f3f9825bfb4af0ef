"""The time that outputs carry: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def fixed_moment() -> datetime | None:
    """Return the moment SOURCE_DATE_EPOCH fixes, None where it is not set (https://reproducible-builds.org/specs/source-date-epoch/)."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isascii() and seconds.isdigit() else None


def moment_now() -> datetime:
    """Return the fixed moment, else now, in UTC, whole seconds."""
    return fixed_moment() or datetime.now(UTC).replace(microsecond=0)
