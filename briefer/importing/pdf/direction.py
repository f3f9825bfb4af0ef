"""Puts the words of a line into the order in which they are read, whatever their directions."""

from __future__ import annotations

from briefer.importing.pdf.rightward import is_arabic, is_latin, is_mixed, letters_of, read_word, set_edges_of_run
from briefer.importing.pdf.words import Word
from briefer.text.languages import direction_of

FIRST_RIGHTWARD = "\u0590"  # Hebrew begins here; all letters before run from left to right


def logical(words: list[Word], rightward: bool) -> list[Word]:
    """Return words from left to right in the order in which they are read.

    `rightward` says that the page is read from right to left; a line of one direction has that direction whatever the page's.
    """
    is_plain = all(max(word.text) < FIRST_RIGHTWARD for word in words)
    if is_plain and not rightward:
        _set_as_seen(words)
        return words
    latin, other = letters_of(" ".join(word.text for word in words))
    # Where both are many, a line read from the right has right-to-left words at its right end.
    begins = direction_of(words[-1].text) == "rtl"
    base = "rtl" if rightward or other > 2 * latin or (other > latin and begins) else "ltr"
    if base == "rtl":
        _reread(words)
    directions = [direction_of(word.text) for word in words]
    if is_plain or "rtl" not in directions:
        return words
    runs: list[tuple[str, list[Word]]] = []
    for place, word in enumerate(words):
        own = directions[place] or _around(directions, place, base)
        if runs and runs[-1][0] == own:
            runs[-1][1].append(word)
        else:
            runs.append((own, [word]))
    if base == "rtl":
        runs.reverse()
    ordered: list[Word] = []
    for own, run in runs:
        read = run[::-1] if own == "rtl" else run
        if own == "rtl" and base == "ltr":
            texts = set_edges_of_run([word.text for word in read], [word.places for word in read])
            for word, text in zip(read, texts, strict=True):
                word.text, word.places = text, ()
        ordered += read
    return ordered


def _set_as_seen(words: list[Word]) -> None:
    """Set the words of a left-to-right line on a page of right-to-left text as they are seen; PDFium turns their signs."""
    for word in words:
        if word.places:
            word.text = "".join(letter for letter, _ in sorted(word.places, key=lambda place: place[1]))
            word.places = ()


def _reread(words: list[Word]) -> None:
    """Set words with numbers and signs as they are read in a right-to-left line."""
    arabic = any(is_arabic(word.text) for word in words)
    latin = [False, *(is_latin(word.text) for word in words), False]
    for place, word in enumerate(words, start=1):
        if word.places and is_mixed(word.text):
            word.text = read_word(
                word.places, arabic=arabic, after_latin=latin[place - 1], before_latin=latin[place + 1]
            )
        word.places = ()


def _around(directions: list[str | None], place: int, base: str) -> str:
    """Return the direction of a number or sign: that of its neighbours where they agree, else the line's (UAX #9, N1 and N2)."""
    before = next((found for found in reversed(directions[:place]) if found), base)
    after = next((found for found in directions[place + 1 :] if found), base)
    return before if before == after else base
