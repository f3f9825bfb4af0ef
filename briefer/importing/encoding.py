"""Finds out in which encoding a file's text is, and decodes it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_SAMPLE = 1 << 17
# Encodings that are subsets in practice of what senders use in their place (WHATWG Encoding, section 4.2).
_WIDENED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}


def decode(content: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text and the name of the encoding it was decoded with; bytes that fit nothing become U+FFFD.

    In turn: a byte order mark, valid UTF-8, UTF-16 and UTF-32 told by their zero bytes, what the sender or the file itself
    declares, and what the bytes look like.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace"), name
    for guess in (_unicode_of, lambda c: _valid(c, declared), lambda c: _valid(c, _declaration(c)), _likely):
        name_found = guess(content)
        if name_found:
            return content.decode(name_found, "replace"), name_found
    return content.decode("cp1252", "replace"), "cp1252"


def _unicode_of(content: bytes) -> str | None:
    if b"\x1b$" not in content[:_SAMPLE]:  # else an escaped seven-bit encoding, valid as UTF-8 too
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if content.count(0, 0, _SAMPLE) * 8 < len(content[:_SAMPLE]) or not content:
                return "utf-8"
    return _wide_of(content[: _SAMPLE // 4 * 4])


def _wide_of(sample: bytes) -> str | None:
    """Tell UTF-32 and UTF-16 without a mark by where zero bytes stand, else by valid text with line ends and spaces."""
    if len(sample) < 4 or sample.count(0) * 50 < len(sample):
        return None
    zeros = [sample[i::4].count(0) / max(1, len(sample[i::4])) for i in range(4)]
    if zeros[2] > 0.9 and zeros[3] > 0.9:
        return "utf-32-le"
    if zeros[0] > 0.9 and zeros[1] > 0.9:
        return "utf-32-be"
    even = sample[: len(sample) // 2 * 2]
    little = even.count(b" \0") + even.count(b"\n\0")
    big = even.count(b"\0 ") + even.count(b"\0\n")
    if little == big == 0:
        return None
    return "utf-16-le" if zeros[1] + zeros[3] > zeros[0] + zeros[2] else "utf-16-be"


def _declaration(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return next((group.decode("ascii", "ignore") for group in found.groups() if group), None) if found else None


def _valid(content: bytes, name: str | None) -> str | None:
    """Return the codec of `name` if it is a text encoding and decodes nearly all of the content."""
    try:
        found = codecs.lookup((name or "").strip().lower()).name
        found = _WIDENED.get(found, found)
        text = content[:_SAMPLE].decode(found, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    if not isinstance(text, str) or found.startswith(("utf-16", "utf-32")):
        return None
    return found if text.count("\ufffd") * 200 <= len(text) else None


def _likely(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 40 ms to import, seldom needed

    best = from_bytes(content[:_SAMPLE], steps=10, chunk_size=1024).best()
    return _WIDENED.get(best.encoding.replace("_", ""), best.encoding) if best else None
