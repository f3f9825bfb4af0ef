"""Topic files: TOML with one `[[topic]]` table each; read, written, and checked with sentences that say what to mend."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.faults import Fault
from briefer.text.folding import fold_name
from briefer.topics.patterns import is_exact
from briefer.topics.taxonomy import KINDS, Taxonomy, Topic, nearest

_TEXTS = ("id", "label", "kind", "parent")
_LISTS = ("names", "any", "all", "none")
_NUMBERS = ("latitude", "longitude")
_KEYS = (*_TEXTS, *_LISTS, *_NUMBERS, "variants")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LARGEST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with a topic file, and how to mend it. `line` is 0 where the whole file is meant."""

    file: str
    line: int
    topic: str
    problem: str
    mend: str
    severity: str = "error"  # or "warning"

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        named = f", topic {self.topic}" if self.topic else ""
        return f"{place}{named}: {self.problem} {self.mend}"


def read_topics(path: Path) -> tuple[Topic, ...]:
    """Return the topics of a file; raises Fault "topics.file" with the first thing that is wrong."""
    topics, remarks = examine(path)
    for remark in remarks:
        if remark.severity == "error":
            raise Fault("topics.file", "{remark}", remark=remark)
    return topics


def lint(paths: Sequence[Path], known: Taxonomy | None = None) -> list[Remark]:
    """Return all that is wrong in these files, taken together with the topics that are `known` besides."""
    remarks: list[Remark] = []
    placed: list[tuple[Topic, Path, int]] = []
    for path in paths:
        topics, found = examine(path)
        remarks += found
        lines = _lines(path)
        placed += [(topic, path, lines.get(topic.id, 0)) for topic in topics]
    return remarks + _of_all(placed, known)


def examine(path: Path) -> tuple[tuple[Topic, ...], list[Remark]]:
    """Return the topics of a file that can be used, and what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            return (), [Remark(str(path), 0, "", "The file is larger than 20 MB.", "Cut it into smaller ones.")]
        tree = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        return (), [
            Remark(str(path), 0, "", f"The file cannot be read ({error.strerror}).", "Check its name and rights.")
        ]
    except UnicodeDecodeError:
        return (), [Remark(str(path), 0, "", "The file is not UTF-8 text.", "Save it as UTF-8.")]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return (), [
            Remark(str(path), int(line[1]) if line else 0, "", f"This is not TOML: {error}.", "Correct that line.")
        ]
    return _topics(path, tree)


def write_topics(topics: Iterable[Topic], path: Path) -> None:
    """Write topics to a file, beside it first and then in its place; raises Fault where that cannot be."""
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_text("\n".join(map(_shown, topics)), "utf-8")
        draft.replace(path)
    except OSError as problem:
        raise Fault(
            "topics.cannot_write",
            "Topics cannot be written to {path}: {problem}. Name another place.",
            path=path,
            problem=problem.strerror or problem,
        ) from problem


def import_topics(path: Path, folder: Path) -> tuple[Topic, ...]:
    """Copy a topic file into the user's folder after reading it; raises Fault where it is wrong or would cover another."""
    topics = read_topics(path)
    target = folder / f"{path.stem}.toml"
    if target.exists() and target.read_bytes() != path.read_bytes():
        raise Fault(
            "topics.exists", "There is a topic file {target} already. Rename yours, or remove that one.", target=target
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_topics(topics, target)
    return topics


def _topics(path: Path, tree: Mapping[str, Any]) -> tuple[tuple[Topic, ...], list[Remark]]:
    tables = tree.get("topic", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        return (), [Remark(str(path), 0, "", "The file holds no [[topic]] tables.", "Begin each topic with [[topic]].")]
    lines = _lines(path)
    topics: list[Topic] = []
    remarks: list[Remark] = []
    for number, table in enumerate(tables, 1):
        id = table.get("id")
        named = id if isinstance(id, str) else f"number {number}"
        faults = list(_of_table(table))
        remarks += [Remark(str(path), lines.get(named, 0), named, problem, mend) for problem, mend in faults]
        if not faults:
            topics.append(_topic(table, path))
    return tuple(topics), remarks


def _of_table(table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield what is wrong with the form of one topic, and how to mend it."""
    for key in table:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            yield f"There is no key {key}.", f"Write {near}." if near else f"The keys are {', '.join(_KEYS)}."
    for key in ("id", "label", "kind"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            yield f"It has no {key}.", f'Add {key} = "…".'
    if isinstance(table.get("id"), str) and not _SLUG.fullmatch(table["id"]):
        yield f"The id {table['id']!r} is no slug.", "Use small letters a-z, digits and single hyphens."
    if isinstance(table.get("kind"), str) and table["kind"] not in KINDS:
        yield f"There is no kind {table['kind']}.", f"Write one of {', '.join(KINDS)}."
    if not isinstance(table.get("parent", ""), str):
        yield "The parent is no text.", 'Write the id of a topic, such as parent = "syria".'
    for key in _LISTS:
        words = table.get(key, [])
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield f"{key} is no list of texts.", f'Write {key} = ["…", "…"].'
        elif any(not fold_name(word) for word in words):
            yield f"{key} holds a name without letters.", "Take it out."
    if not isinstance(table.get("variants", False), bool):
        yield "variants is neither true nor false.", "Write variants = true."
    yield from _of_place(table)


def _of_place(table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for key, most in zip(_NUMBERS, (90, 180), strict=True):
        degrees = table.get(key)
        if degrees is not None and (
            isinstance(degrees, bool) or not isinstance(degrees, int | float) or abs(degrees) > most
        ):
            yield f"{key} is no number of degrees.", f"Write a number from -{most} to {most}."
    if (table.get("latitude") is None) != (table.get("longitude") is None):
        yield "It has only one of latitude and longitude.", "Give both, or none."
    if not any(table.get(key) for key in ("names", "any", "all")):
        yield "Nothing would ever be found for it.", "Give it names, or any or all words."


def _of_all(placed: Sequence[tuple[Topic, Path, int]], known: Taxonomy | None) -> list[Remark]:
    """Return what is wrong between topics: ids twice in a file, parents missing or in a ring, names that stand for two."""
    remarks: list[Remark] = []
    everything = Taxonomy([*(known or ()), *(topic for topic, _, _ in placed)])
    seen: set[tuple[Path, str]] = set()
    owner: dict[str, str] = {}
    ids = [topic.id for topic in everything]
    for topic, path, line in placed:

        def add(
            problem: str, mend: str, severity: str = "error", at: tuple[Topic, Path, int] = (topic, path, line)
        ) -> None:
            remarks.append(Remark(str(at[1]), at[2], at[0].id, problem, mend, severity))

        if (path, topic.id) in seen:
            add("There are two topics with this id.", "Rename or remove one.")
        seen.add((path, topic.id))
        if topic.parent is not None and topic.parent not in everything:
            near = nearest(topic.parent, ids)
            add(
                f"Its parent {topic.parent} is not there.",
                f"Did you mean {near}?" if near else "Add it, or take the line out.",
            )
        elif topic.parent == topic.id or topic.id in everything.above(topic.id):
            add("It stands below itself.", "Give it, or one above it, another parent.")
        for name in topic.names:
            key = fold_name(name) if not is_exact(name) else name
            other = owner.setdefault(key, topic.id)
            if other != topic.id:
                add(f"The name {name} stands for {other} too.", "Both will be found; take it from one.", "warning")
            if len(fold_name(name)) < 3 and not is_exact(name):
                add(f"The name {name} is very short and will be found too often.", f"Write ={name}.", "warning")
    return remarks


def _topic(table: Mapping[str, Any], path: Path) -> Topic:
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    return Topic(
        id=table["id"],
        label=table["label"],
        kind=table["kind"],
        parent=table.get("parent") or None,
        variants=table.get("variants", False),
        latitude=table.get("latitude"),
        longitude=table.get("longitude"),
        source=str(path),
        **lists,
    )


def _lines(path: Path) -> dict[str, int]:
    """Return the line on which each topic's id stands."""
    found: dict[str, int] = {}
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return found
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"""\s*id\s*=\s*["']([^"']*)["']""", line)
        if match:
            found.setdefault(match[1], number)
    return found


def _shown(topic: Topic) -> str:
    lines = ["[[topic]]"]
    lines += [f"{key} = {_quoted(value)}" for key in _TEXTS if (value := getattr(topic, key)) is not None]
    lines += [f"{key} = [{', '.join(map(_quoted, words))}]" for key in _LISTS if (words := getattr(topic, key))]
    if topic.variants:
        lines.append("variants = true")
    lines += [f"{key} = {value}" for key in _NUMBERS if (value := getattr(topic, key)) is not None]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04x}", escaped) + '"'
