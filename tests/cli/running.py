"""Running commands in this process, as a person would type them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefer.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """The JSON values it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


class Terminal:
    """Types commands on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.library = library
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        """Run `briefer --library … arguments`."""
        self._capsys.readouterr()
        status = main(["--library", str(self.library), *map(str, arguments)])
        captured = self._capsys.readouterr()
        return Ran(status, captured.out, captured.err)
