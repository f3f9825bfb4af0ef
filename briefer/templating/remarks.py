"""What a linter says: place, problem, mend, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the output, a warning shows in it, a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: where, what is wrong, what to do."""

    place: str
    problem: str
    mend: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        return f"{self.place}: {self.problem} {self.mend}".rstrip()
