"""Faults: what can go wrong, said in a sentence fit for the user."""

from __future__ import annotations


class Fault(Exception):
    """Something the user can understand and mend.

    `key` names the fault for translation and for tests ("reading.encrypted"), `sentence` is English with `{names}`,
    `values` fills them. The sentence names what (file, place), why, and what to do.
    """

    def __init__(self, key: str, sentence: str, **values: object) -> None:
        super().__init__(key, sentence, values)
        self.key = key
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values)

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.key, self.sentence, self.values)


def _rebuilt(kind: type[Fault], key: str, sentence: str, values: dict[str, object]) -> Fault:
    """Return the fault as it was before it crossed a process border."""
    return kind(key, sentence, **values)


class Cancelled(Exception):
    """The user stopped the job; nothing is wrong."""
