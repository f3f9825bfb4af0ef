"""Figures that `make eval` and `make bench` print: what was measured, what it should reach, what a peer reaches."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from dataclasses import dataclass
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Figure:
    """One row. `value` and `peer` as shown; `reach` is the target in words."""

    what: str
    value: str
    unit: str = ""
    reach: str = ""
    peer: str = ""


def modules(package: str, wanted: list[str]) -> list[ModuleType]:
    """Return the measuring modules of `package`, those named in `wanted` or all."""
    root = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(root.__path__) if found.name != "__main__")
    unknown = [name for name in wanted if name not in names]
    if unknown:
        sys.exit(f"no such table: {', '.join(unknown)}; there are {', '.join(names)}")
    found = [importlib.import_module(f"{package}.{name}") for name in names if not wanted or name in wanted]
    return [module for module in found if hasattr(module, "NAME")]


def print_table(title: str, figures: list[Figure]) -> None:
    """Print figures under a title, columns ranged."""
    rows = [("what", "here", "reach", "peer or floor")]
    rows += [(f.what, f"{f.value} {f.unit}".strip(), f.reach, f.peer) for f in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    print(f"\n## {title}")
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip(), flush=True)
