"""The query language: words, "phrases", prefix*, -not and OR. Every text is a query; none is an error."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.library.words import query_forms
from briefer.text.folding import fold_text

_MOST_TERMS = 40
_LONGEST = 2_000
_FEWEST_LETTERS = 2
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*)?')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand in a row; `prefix` says that the last goes on; `exact` that no other form will do."""

    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: of each group in `wanted` one term must be found, of `unwanted` none."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Return the query that was typed. OR (or |) joins its two neighbours; AND is what stands between words anyway."""
    groups: list[list[Term]] = []
    unwanted: list[Term] = []
    joins = negates = False
    for piece in list(_PIECE.finditer(text[:_LONGEST].translate(_QUOTES)))[:_MOST_TERMS]:
        word = piece["word"]
        if word in ("OR", "|", "||"):
            joins = bool(groups)
        elif word == "NOT":
            negates = True
        elif word != "AND" and (term := _term(piece)):
            if piece["minus"] or negates:
                unwanted.append(term)
            elif joins:
                groups[-1].append(term)
            else:
                groups.append([term])
            joins = negates = False
    return Query(tuple(map(tuple, groups)), tuple(unwanted))


def expression(text: str, *, typing: bool = False) -> str | None:
    """Return the query as a full-text expression: None for no query at all, "" for one that can find nothing.

    While the user is `typing`, the last word may go on.
    """
    if not text.strip():
        return None
    query = parse(text)
    if not query.wanted:
        return ""
    groups = query.wanted
    if typing and not query.unwanted and text[-1:].isalnum():
        groups = (*groups[:-1], _going_on(groups[-1]))
    found = " AND ".join(f"({' OR '.join(map(_shown, group))})" for group in groups)
    return " NOT ".join((f"({found})", *map(_shown, query.unwanted)))


def _going_on(group: tuple[Term, ...]) -> tuple[Term, ...]:
    last = group[-1]
    if last.prefix or last.exact or len(last.words[-1]) < _FEWEST_LETTERS:
        return group
    return (*group, replace(last, prefix=True))


def _term(piece: re.Match[str]) -> Term | None:
    raw = piece["phrase"] if piece["phrase"] is not None else piece["word"].lstrip("-")
    words = tuple(fold_text(raw).split())
    if not words:
        return None
    starred = piece["star"] is not None or (piece["phrase"] is None and raw.endswith("*"))
    return Term(words, prefix=starred, exact=piece["phrase"] is not None and not starred)


def _shown(term: Term) -> str:
    if len(term.words) > 1 or term.prefix or term.exact:
        return f'({{title body}} : "{" ".join(term.words)}"{" *" if term.prefix else ""})'
    return f"({_either(query_forms(term.words[0]))})"


def _either(words: Sequence[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)
