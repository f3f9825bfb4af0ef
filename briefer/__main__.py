"""The program: a window, unless a command is named."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefer import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run the command; returns the exit status. Neither loads what only the other needs."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"briefer {__version__}\n")
        return 0
    window = window_arguments(arguments)
    if window is not None:
        return _open_window(*window)
    from briefer.cli.running import run

    return run(arguments)


def window_arguments(arguments: Sequence[str]) -> tuple[list[Path], str | None] | None:
    """Return files and library for the window; None where the arguments name a command, ask for help, or are wrong."""
    files: list[Path] = []
    library: str | None = None
    rest = iter(arguments)
    for argument in rest:
        if argument == "--library":
            library = next(rest, None)
            if library is None:
                return None
        elif argument.startswith("--library="):
            library = argument.partition("=")[2]
        elif argument.lower().endswith(".brief") or (not argument.startswith("-") and _is_file_path(argument)):
            files.append(Path(argument))
        else:
            return None
    return files, library


def _is_file_path(argument: str) -> bool:
    """Whether an argument is a file a desktop hands over; a bare word is a command even where a file is called so."""
    path = Path(argument)
    return len(path.parts) > 1 and path.is_file()


def _open_window(files: list[Path], library: str | None) -> int:
    from briefer.ui.main import open_window

    return open_window(files, library or os.environ.get("BRIEFER_LIBRARY") or None)


if __name__ == "__main__":
    sys.exit(main())
