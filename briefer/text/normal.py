"""Makes text final: composed characters, plain spaces, one kind of line end, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

# Joiners shape Persian and Indic words and join emoji, so they stay; they mean nothing beside a space.
_JOINERS = "\u200c\u200d"
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_AROUND_BREAKS = re.compile(r" *\n *")
_LOOSE_JOINERS = re.compile(rf"(?:^|(?<=\s))[{_JOINERS}]+|[{_JOINERS}]+(?=\s|$)")
# Controls, soft hyphen, zero-width space and its kin, direction marks, invisible operators, tags, non-characters, lone surrogates.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Ligatures and positional letters that PDF files leave behind.
_FORMS = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb20-\ufb28\ufb4f-\ufbb1\ufbd3-\ufdc7\ufe80-\ufefc]")
_PLAIN = re.compile(r"[!-~]+(?:[ \n][!-~]+)*")


def final_text(text: str) -> str:
    """Return `text` as it stays for ever: NFC, single plain spaces, `\\n` line ends, no invisible characters, no space at the ends.

    Tabs and line ends stay (tables need them), and so do joiners within words. Applied twice it changes nothing.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form.group()), text)
    text = unicodedata.normalize("NFC", text)
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _AROUND_BREAKS.sub("\n", text)
    text = _LOOSE_JOINERS.sub("", text)
    # What was taken out may have kept a mark from its letter, or two spaces apart.
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    return _AROUND_BREAKS.sub("\n", text).strip()
