"""What commands share: the library to open, output for programs and for people, a progress bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from briefer.faults import Fault
from briefer.folders import user_folders

if TYPE_CHECKING:
    from briefer.workspace.progress import OnProgress
    from briefer.workspace.workspace import Workspace

Json = Annotated[bool, typer.Option("--json", help="Print one JSON value a line.")]


@dataclass(slots=True)
class Session:
    """The library as named on the command line or by BRIEFER_LIBRARY; None: the user's own."""

    library: str | None

    def open(self) -> Workspace:
        """Open it; raises Fault where it is damaged or held."""
        from briefer.workspace.workspace import open_workspace

        return open_workspace(self.library, user_folders(), lambda remark: say(f"briefer: {remark}"))


def print_json(value: Mapping[str, Any]) -> None:
    """Print one JSON value on a line of its own; dates and periods as ISO 8601."""
    print(msgspec.json.encode(value, enc_hook=str).decode())


def say(sentence: str) -> None:
    """Tell the person at the terminal, on stderr."""
    print(sentence, file=sys.stderr)


def print_rows(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows: ranged under their heads on a terminal, else by tab."""
    shown = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in shown:
            print("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in shown:
        table.add_row(*map(Text, row))
    Console().print(table)


@contextmanager
def progress(title: str) -> Iterator[OnProgress]:
    """Yield a function to tell progress to; a bar on stderr where that is a terminal, nothing elsewhere."""
    from briefer.workspace.progress import Progress, unheard

    if not sys.stderr.isatty():
        yield unheard
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def heard(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total)

        yield heard


def iso(value: object) -> str | None:
    """Return a date or period as ISO 8601, None for None."""
    return None if value is None else str(value)


def days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day that options name; raises Fault usage.date, usage.days."""
    first, last = day(start), day(end)
    if first and last and first > last:
        raise Fault("usage.days", "--from {first} is later than --to {last}. Swap them.", first=first, last=last)
    return first, last


def day(text: str | None) -> date | None:
    """Return the day an option names; raises Fault usage.date."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise Fault("usage.date", "“{text}” is not a day. Write it as 2019-08-14.", text=text) from problem


def options(pairs: Sequence[str]) -> dict[str, str | int | float | bool]:
    """Return template options given as `NAME=VALUE`, as words: the template knows what each takes."""
    chosen: dict[str, str | int | float | bool] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise Fault("usage.option", "“{pair}” is not an option. Write it as NAME=VALUE.", pair=pair)
        chosen[name.strip()] = value.strip()
    return chosen


def existing(path: Path) -> Path:
    """Return a path that is there; raises Fault usage.no_file."""
    if not path.exists():
        raise Fault("usage.no_file", "There is no file {file}.", file=path)
    return path
