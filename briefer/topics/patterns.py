"""What is looked for: the folded names of a topic, the words of its rules, and the names that have spelling families."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.text.folding import fold_name
from briefer.topics.spellings import other_spellings
from briefer.topics.taxonomy import Topic

_ACRONYM_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """What a pattern stands for. `name` is as listed; `names` says that it names the topic and is no mere condition.

    `leading` is 1 where the pattern begins with the space before the word. `open_end`: the word may go on.
    `after_article`: an Arabic name without its al-, that must follow li-l-.
    """

    topic: Topic
    name: str
    rule: str
    names: bool
    leading: int
    open_end: bool = False
    exact: bool = False
    capital: bool = False
    after_article: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The topic and the word as its rules name it."""
        return self.topic.id, self.name

    def suits(self, written: str) -> bool:
        """Whether the name is written as it must be: acronyms exactly, spelling variants with a capital."""
        if self.exact:
            return written == self.name.lstrip("=")
        return not (self.capital and written[:1].islower())


def entries_of(topic: Topic) -> Iterator[tuple[str, Entry]]:
    """Yield the patterns of a topic that are met letter by letter, and what each stands for; own names before variants."""
    own: set[str] = set()
    for name in topic.names:
        for pattern, entry in _entries(topic, name, "name", names=True):
            own.add(pattern)
            yield pattern, entry
    if topic.variants:
        for name in topic.names:
            for spelling in other_spellings(name):
                if spelling not in own:
                    own.add(spelling)
                    yield spelling, Entry(topic, name, "variant", True, 0)
    bare = not topic.names
    for place, words in enumerate((topic.any, topic.all, topic.none)):
        for word in words:
            names = bare and (place == 0 or (place == 1 and not topic.any))
            yield from _entries(topic, word, "rule", names=names)


def _entries(topic: Topic, name: str, rule: str, *, names: bool) -> Iterator[tuple[str, Entry]]:
    folded = fold_name(name.strip("=*"))
    if not folded:
        return
    leading = 0 if _takes_prefixes(folded) else 1
    entry = Entry(topic, name, rule, names, leading, open_end=name.endswith("*"), exact=is_exact(name))
    yield _pattern(folded, leading), entry
    for definite in _definite(folded):
        yield definite, entry
    if folded.startswith("ال") and len(folded) > 4:
        yield folded[2:], Entry(topic, name, rule, names, 0, open_end=entry.open_end, after_article=True)


def _definite(folded: str) -> Iterator[str]:
    """Yield a name of several words with its articles: al- before each Arabic word, ha- before the last Hebrew one."""
    words = folded.split()
    if len(words) < 2 or not all(map(_takes_prefixes, words)):
        return
    if "\u0590" <= folded[0] <= "\u05ff":
        if not words[-1].startswith("ה"):
            yield " ".join((*words[:-1], f"ה{words[-1]}"))
    elif not any(word.startswith("ال") for word in words):
        yield " ".join(f"ال{word}" for word in words)


def with_families(topic: Topic) -> Iterator[Entry]:
    """Yield an entry for each name whose other Latin spellings stand for the topic too."""
    if topic.variants:
        for name in topic.names:
            if not (is_exact(name) or name.endswith("*")):
                yield Entry(topic, name, "variant", True, 1, capital=True)


def is_exact(name: str) -> bool:
    """Whether a name is met only as written: marked with `=`, or capitals of three letters at most ("IS", "PA")."""
    letters = name.replace(".", "")
    return name.startswith("=") or (letters.isascii() and letters.isupper() and len(letters) <= _ACRONYM_LETTERS)


def _pattern(folded: str, leading: int) -> str:
    return " " * leading + folded


def _takes_prefixes(folded: str) -> bool:
    return "\u0590" <= folded[0] <= "\u06ff"
