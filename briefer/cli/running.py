"""Running one command: only its own module is imported; faults become sentences on stderr and an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from briefer import __version__
from briefer.cli.session import Session
from briefer.faults import Cancelled, Fault

DONE, FAILED, WRONG_USE = 0, 1, 2

# Command or group of commands: the module that registers it with `register(app)`.
COMMANDS = {
    "demo": "demo",
    "import": "importing",
    "bulletins": "bulletins",
    "show": "bulletins",
    "search": "searching",
    "tag": "tagging",
    "topics": "topics",
    "summarise": "summarising",
    "draft": "drafting",
    "next": "drafting",
    "export": "exporting",
    "check": "checking",
    "template": "templates",
}
# What a fault's key begins with where the command was worded wrongly, rather than something having failed.
_WRONG_USE = (
    "usage.",
    "topics.no_topic",
    "template.unknown",
    "template.absent",
    "template.no_option",
    "template.option_value",
    "template.bad_name",
    "template.exists",
    "marking.too_weak",
    "writing.unknown_ending",
)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit status: 0 done, 1 something failed, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app_for(arguments)(args=list(arguments), prog_name="briefer")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else (FAILED if ended.code else DONE)
    except Fault as fault:
        print(f"briefer: {fault}", file=sys.stderr)
        return WRONG_USE if fault.key.startswith(_WRONG_USE) else FAILED
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            return _unheard()
        print(f"briefer: {problem.filename or 'the output'}: {problem.strerror or problem}", file=sys.stderr)
        return FAILED
    except (KeyboardInterrupt, Cancelled):
        print("briefer: stopped", file=sys.stderr)
        return 130
    return DONE


def _unheard() -> int:
    """Say nothing more, not even when Python flushes at the end: whoever read our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Return the application, with the named command alone, or all of them where none is named (help, a slip)."""
    app = typer.Typer(
        name="briefer",
        help="Turn bulletins into a finished briefing pack. Without a command the window opens.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_common)
    named = _named(arguments)
    modules = (
        [COMMANDS[named]]
        if named and not _asks_help_of_all(arguments, named)
        else list(dict.fromkeys(COMMANDS.values()))
    )
    for module in modules:
        importlib.import_module(f"briefer.cli.{module}").register(app)
    if len(modules) == 1 and len(app.registered_commands) + len(app.registered_groups) == 1:
        app.command("import" if named != "import" else "demo", hidden=True)(_unused)
    return app


def _named(arguments: Sequence[str]) -> str | None:
    """Return the command that is named, None where there is none; the value of --library is not one."""
    before = ""
    for argument in arguments:
        if argument in COMMANDS and before != "--library":
            return argument
        before = argument
    return None


def _asks_help_of_all(arguments: Sequence[str], named: str) -> bool:
    return any(argument in ("-h", "--help") for argument in arguments[: list(arguments).index(named)])


def _unused() -> None:
    """Stand beside a lone command, so that its name is still to be given."""


def _common(
    context: typer.Context,
    library: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", envvar="BRIEFER_LIBRARY", show_envvar=True, help="Another library than the user's own."
        ),
    ] = None,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and end.", is_eager=True)] = False,
) -> None:
    if version:
        print(f"briefer {__version__}")
        raise typer.Exit
    context.obj = Session(library)
