"""Runs: words with their style, language and direction, as XML text."""

from __future__ import annotations

from typing import NamedTuple

from briefer.text.wording import direction_of_language
from briefer.writing.docx.directions import after_right_to_left, edged, has_right_to_left, stretches
from briefer.writing.docx.languages import guessed, regional
from briefer.writing.docx.markup import words

_EAST_ASIAN = ("zh", "ja", "ko")


class Hand(NamedTuple):
    """What words are set with: character style, weight and slant over it, language, and the direction of their paragraph."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    language: str = "en"
    rtl: bool = False


class Runner:
    """Writes runs for one document; `language` is that of left-to-right words where a run names none."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._openings: dict[tuple[Hand, str, bool], str] = {}
        self.after_right_to_left = False

    def start(self) -> None:
        """Begin a paragraph: nothing stands before its first words."""
        self.after_right_to_left = False

    def text(self, text: str, hand: Hand, language: str | None = None) -> str:
        """Return the runs of words; `language` where it is not their paragraph's."""
        if not hand.rtl and not self.after_right_to_left and (text.isascii() or not has_right_to_left(text)):
            return f"{self._opening(hand, language or hand.language, False)}{words(text)}</w:r>"
        base = self._base(text, hand, language)
        said = language or hand.language
        if base != hand.rtl:
            shown = edged(text, base)
            found = stretches(shown, base)
        else:
            found = stretches(text, base)
        runs: list[str] = []
        for piece, rtl in found:
            if not rtl and not hand.rtl and self.after_right_to_left:
                piece = after_right_to_left(piece)
            runs.append(self._run(piece, hand, said, rtl))
            self.after_right_to_left = rtl
        return "".join(runs)

    def raw(self, content: str, hand: Hand) -> str:
        """Return a run of ready XML."""
        return f"{self._opening(hand, hand.language, hand.rtl)}{content}</w:r>"

    def field(self, instruction: str, result: str, hand: Hand) -> str:
        """Return a field with what it shows until Word works it out anew; `result` is ready runs."""
        opening = self._opening(hand, hand.language, hand.rtl)
        return (
            f'{opening}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'{opening}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
            f'{opening}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
            f'{opening}<w:fldChar w:fldCharType="end"/></w:r>'
        )

    def _base(self, text: str, hand: Hand, language: str | None) -> bool:
        """Return the direction of words of no direction in `text`: that of its own language where it has letters of it."""
        if language is None or language == hand.language:
            return hand.rtl
        rtl = direction_of_language(language) == "rtl"
        return rtl and has_right_to_left(text)

    def _run(self, text: str, hand: Hand, language: str, rtl: bool) -> str:
        if rtl and direction_of_language(language) != "rtl":
            language = guessed(text)
        return f"{self._opening(hand, language, rtl)}{words(text)}</w:r>"

    def _opening(self, hand: Hand, language: str, rtl: bool) -> str:
        """Return the start of a run: `<w:r>` and its properties."""
        key = (hand, language, rtl)
        found = self._openings.get(key)
        if found is None:
            found = self._openings[key] = f"<w:r>{self._properties(hand, language, rtl)}"
        return found

    def _properties(self, hand: Hand, language: str, rtl: bool) -> str:
        """Return `w:rPr`, empty where nothing differs from the paragraph's style."""
        parts = [f'<w:rStyle w:val="{hand.style}"/>'] if hand.style else []
        if hand.bold:
            parts.append("<w:b/><w:bCs/>")
        if hand.italic:
            parts.append("<w:i/><w:iCs/>")
        if not rtl and direction_of_language(language) == "rtl":
            language = self._language
        named = regional(language)
        if rtl:
            parts.append(f'<w:rtl/><w:lang w:bidi="{named}"/>')
        elif named.split("-")[0] != self._language.split("-")[0]:
            eastern = named.split("-")[0] in _EAST_ASIAN
            parts.append(f'<w:lang w:val="{named}"{f" w:eastAsia={chr(34)}{named}{chr(34)}" if eastern else ""}/>')
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""
