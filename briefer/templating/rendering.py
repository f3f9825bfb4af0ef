"""Renders a structure: Jinja2 in a sandbox, everything escaped, unknown names refused, each tag knowing its line."""

from __future__ import annotations

import difflib
import json
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup, escape

from briefer.faults import Fault
from briefer.templating import views
from briefer.templating.markup import AT
from briefer.text.wording import show_date, word
from briefer.text.wordtables import WORDS

MOST_OUTPUT = 30_000_000  # characters
GLOBALS = ("pack", "options", "cover", "word", "cite", "loop", "range", "namespace")

_VIEWS = frozenset(one for one in vars(views).values() if isinstance(one, type) and is_dataclass(one))
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)(?=[\s>/])")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a structure needs: its files by name, the name to start with, what it sees, and the language of words and dates."""

    files: Mapping[str, str]
    name: str
    context: Mapping[str, object]
    language: str


class _Located(Extension):
    """Gives each tag written in a structure its file and line."""

    def filter_stream(self, stream: TokenStream) -> TokenStream | Iterable[Token]:
        return TokenStream(self._located(stream), stream.name, stream.filename)

    def _located(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            if token.type == "data":
                name = stream.name or "structure.html.j2"
                yield Token(token.lineno, "data", _with_places(str(token.value), name, token.lineno))
            else:
                yield token


def _with_places(text: str, name: str, line: int) -> str:
    """Return literal text of a structure with the place of each tag in it as an attribute."""

    def placed(found: re.Match[str]) -> str:
        return f'<{found[1]} {AT}="{name}:{line + text.count(chr(10), 0, found.start())}"'

    return _TAG.sub(placed, text)


class _Undefined(StrictUndefined):
    """Says which name is unknown and which is near."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        holder = self._undefined_obj
        known = _names_of(holder) if holder is not missing else [*GLOBALS]
        near = difflib.get_close_matches(name, known, 1)
        mend = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}" if known else "take it out"
        return f"{name} is unknown; {mend}"


def _names_of(holder: object) -> list[str]:
    if isinstance(holder, Mapping):
        return sorted(map(str, holder))
    return [field.name for field in fields(holder)] if is_dataclass(holder) else []


def render(task: Rendering) -> str:
    """Return the rendered text; raises Fault naming file, line, offending text and mend.

    Time and memory are not bounded here: `isolation.render_bounded` does that for structures that are not trusted.
    """
    environment = _environment(task)
    try:
        parts: list[str] = []
        size = 0
        for part in environment.get_template(task.name).generate(task.context):
            size += len(part)
            if size > MOST_OUTPUT:
                raise Fault(
                    "template.output",
                    "{file} renders more than {most} characters; repeat less.",
                    file=task.name,
                    most=MOST_OUTPUT,
                )
            parts.append(part)
        return "".join(parts)
    except Fault:
        raise
    except TemplateNotFound as error:
        raise _not_found(error, task) from error
    except TemplateSyntaxError as error:
        raise _fault(
            task, error.name or task.name, error.lineno, error.message or "cannot be read", "Mend the Jinja2 there."
        ) from error
    except Exception as error:  # a structure may raise anything that Python can
        raise _failed(task, error) from error


def check_syntax(files: Mapping[str, str], names: Iterable[str]) -> list[Fault]:
    """Return the syntax faults of the named structures; nothing is rendered."""
    found: list[Fault] = []
    task = Rendering(files, "", {}, "en")
    environment = _environment(task)
    for name in names:
        try:
            environment.parse(files[name], name)
        except TemplateSyntaxError as error:
            found.append(_fault(task, name, error.lineno, error.message or "cannot be read", "Mend the Jinja2 there."))
    return found


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox with a short way to what our own views show: they hold plain values only, and names that begin with _ stay shut."""

    def getattr(self, obj: object, attribute: str) -> object:
        if type(obj) in _VIEWS and not attribute.startswith("_") and hasattr(obj, attribute):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(task: Rendering) -> ImmutableSandboxedEnvironment:
    """Return the environment for a task's files and language; the same ones share it, and with it what is compiled."""
    return _made_environment(tuple(sorted(task.files.items())), task.language)


@lru_cache(maxsize=8)
def _made_environment(held: tuple[tuple[str, str], ...], language: str) -> ImmutableSandboxedEnvironment:
    files = dict(held)
    environment = _Sandbox(
        loader=FunctionLoader(lambda name: (files[name], name, None) if name in files else None),
        autoescape=True,
        undefined=_Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[_Located],
        auto_reload=False,
        cache_size=50,
    )
    environment.globals.clear()
    environment.globals.update(
        range=_short_range,
        namespace=Namespace,
        cite=_cite,
        word=lambda key, **values: _word(key, language, values),
    )
    environment.filters["date"] = lambda day, picture="": _date(day, language, picture)
    environment.filters["paragraphs"] = _paragraphs
    environment.filters["cite"] = _cite
    for name in ("pprint", "xmlattr", "urlize", "safe", "forceescape", "random"):
        environment.filters.pop(name, None)
    return environment


def _short_range(*args: int) -> range:
    made = range(*args)
    if len(made) > 10_000:
        raise OverflowError("range is limited to 10,000 steps")
    return made


def _word(key: str, language: str, values: Mapping[str, object]) -> str:
    if key not in WORDS["en"]:
        near = difflib.get_close_matches(key, WORDS["en"], 1)
        raise UndefinedError(
            f"the word {key} is unknown; " + (f"did you mean {near[0]}?" if near else "see the list of words")
        )
    return word(key, language, **values)


def _date(day: object, language: str, picture: str) -> str:
    if isinstance(day, datetime):
        return show_date(day.date(), language, picture)
    return show_date(day, language, picture) if isinstance(day, date) else ""


def _cite(citations: Iterable[tuple[str, str, str]]) -> Markup:
    """Return the element of a citation; nothing where there is no source."""
    cited = [list(one) for one in citations]
    return (
        Markup('<cite data-sources="{}"></cite>').format(json.dumps(cited, ensure_ascii=False)) if cited else Markup("")
    )


def _paragraphs(text: str) -> Markup:
    """Return the lines of a text as paragraphs."""
    return Markup("").join(Markup("<p>{}</p>").format(line) for line in str(escape(text)).splitlines() if line.strip())


def _not_found(error: TemplateNotFound, task: Rendering) -> Fault:
    name = str(error.name)
    near = difflib.get_close_matches(name, task.files, 1)
    line, text = _find(task, task.name, name)
    mend = f"Did you mean {near[0]}?" if near else f"There are {', '.join(sorted(task.files))}."
    return _fault(task, task.name, line, f"there is no file {name}", mend, text)


def _failed(task: Rendering, error: Exception) -> Fault:
    """Return the fault of what a structure raised, at the innermost line of a structure."""
    name, line = task.name, 0
    for frame in traceback.extract_tb(error.__traceback__):
        for candidate in task.files:
            if frame.filename in (candidate, f"<{candidate}>") or (
                frame.filename == "<template>" and candidate == task.name
            ):
                name, line = candidate, frame.lineno or 0
    return _fault(task, name, line, *_said(error))


def _said(error: Exception) -> tuple[str, str]:
    """Return problem and mend of an error in words."""
    match error:
        case SecurityError():
            return f"this is not allowed in a template ({error})", "Take it out."
        case UndefinedError():
            problem, _, mend = str(error).partition("; ")
            return problem, f"{mend[:1].upper()}{mend[1:]}".rstrip(".") + (
                "" if mend.endswith("?") else "."
            ) if mend else "Take it out."
        case RecursionError():
            return "this goes round without end", "Let the macro or include end."
        case MemoryError() | OverflowError():
            return "this makes far too much", "Make it smaller."
        case TemplateError():
            return str(error), "Mend it there."
        case _:
            return f"this cannot be worked out ({type(error).__name__}: {error})", "Check the values it is given."


def _fault(task: Rendering, name: str, line: int, problem: str, mend: str, text: str = "") -> Fault:
    lines = task.files.get(name, "").splitlines()
    shown = text or (lines[line - 1].strip() if 0 < line <= len(lines) else "")
    return Fault(
        "template.structure",
        "{file}, line {line}: {problem}: `{text}`. {mend}",
        file=name,
        line=line,
        problem=problem.rstrip("."),
        text=shown[:120],
        mend=mend,
    )


def _find(task: Rendering, name: str, words: str) -> tuple[int, str]:
    """Return the first line that holds the words, and the line."""
    for number, line in enumerate(task.files.get(name, "").splitlines(), 1):
        if words in line:
            return number, line.strip()
    return 0, words
