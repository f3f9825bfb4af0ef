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
_CONTROLS = re.compile(rb"[\x80-\x9f]")
_LATIN_2 = re.compile(rb"[\xa9\xab\xae\xb9\xbb\xbe]")
_HEBREW = re.compile(rb"[\xe0-\xfa]")
_HIGH_LETTERS = re.compile(rb"[\xa1-\xa9\xac-\xaf\xb1-\xb6\xb8-\xba\xbc-\xc3\xd4-\xff]")
_ASCII_LETTERS = re.compile(rb"[A-Za-z]")
_NEVER_TOGETHER = ((b"\xf8", b"\xec"), (b"\xf5", b"\xfb"), (b"\xe8", b"\xb9"), (b"\xe8", b"\xf8"))
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_WESTERN = frozenset(
    (
        "English",
        "French",
        "German",
        "Spanish",
        "Portuguese",
        "Italian",
        "Dutch",
        "Swedish",
        "Finnish",
        "Danish",
        "Norwegian",
        "Catalan",
        "Indonesian",
    )
)
# Encodings that are subsets in practice of what senders use in their place (WHATWG Encoding, section 4.2).
_ALIASES = {
    "iso-8859-8-i": "cp1255", "iso-8859-8-e": "cp1255", "logical": "cp1255", "iso-8859-6-i": "iso8859-6",
    "iso-8859-6-e": "iso8859-6", "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949",
    "windows-949": "cp949", "windows-874": "cp874", "x-cp1250": "cp1250", "x-cp1251": "cp1251", "x-cp1252": "cp1252",
    "x-cp1256": "cp1256", "cp-1251": "cp1251", "cp-1252": "cp1252", "cp-1256": "cp1256", "win-1251": "cp1251",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "x-gbk": "gb18030",
    "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "x-unicode20utf8": "utf-8", "koi": "koi8-r", "koi8": "koi8-r",
    "dos-862": "cp862", "dos-720": "cp720", "asmo-708": "cp1256", "x-user-defined": "cp1252",
}  # fmt: skip
_WIDENED = {
    "iso8859-8": "cp1255",
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
    wide = _wide_of(content[:_SAMPLE])
    if wide or b"\x1b$" in content[:_SAMPLE]:  # an escaped seven-bit encoding is valid as UTF-8 too
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


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
        said = (name or "").strip().strip("\"'").lower()
        found = _widened(codecs.lookup(_ALIASES.get(said, said)).name, content[:_SAMPLE])
        text = content[:_SAMPLE].decode(found, "replace")
    except (LookupError, ValueError, UnicodeError):
        return None
    if not isinstance(text, str) or found.startswith(("utf-16", "utf-32")):
        return None
    return found if text.count("\ufffd") * 200 <= len(text) else None


def _likely(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 40 ms to import, seldom needed

    sample = content[:_SAMPLE]
    if _is_hebrew(sample):
        return "cp1255"
    best = from_bytes(sample).best()
    if best is None:
        return None
    if len(_HALF_WIDTH.findall(str(best))) * 5 > len(sample):
        # Cyrillic and Arabic of eight bits, misread as Japanese.
        best = (
            from_bytes(sample, cp_exclusion=["cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213"]).best() or best
        )
    found = codecs.lookup(best.encoding).name
    if best.language in _WESTERN and _is_western(sample):
        return "cp1252"
    if found == "cp1250" and not _CONTROLS.search(sample) and _LATIN_2.search(sample):
        # Central European text in the Windows code page has its s, t and z with caron among the control codes.
        return "iso8859-2"
    return _widened(found, sample)


def _is_hebrew(sample: bytes) -> bool:
    """Whether the letters are those of Hebrew: no other script of eight bits has all of its letters at E0 to FA."""
    letters, high = len(_HEBREW.findall(sample)), len(_HIGH_LETTERS.findall(sample))
    return letters >= 12 and letters > 0.97 * high and letters > len(_ASCII_LETTERS.findall(sample[:20_000])) * 0.3


def _is_western(sample: bytes) -> bool:
    """Whether high bytes are letters and signs of Western Europe as Windows has them, and not, say, those of DOS."""
    high = sum(1 for byte in sample if byte >= 0x80)
    # No language of the West has both letters of any of these pairs; Czech and Hungarian, misread, have.
    if any(one in sample and other in sample for one, other in _NEVER_TOGETHER):
        return False
    return len(_CONTROLS.findall(sample)) * 4 <= high


def _widened(name: str, sample: bytes) -> str:
    """Return the wider encoding that senders use under this one's name, where the text needs it."""
    wide = _WIDENED.get(name, name)
    if wide != name and not (name.startswith("iso8859") and _CONTROLS.search(sample)):
        try:
            sample.decode(name)
        except UnicodeDecodeError as error:
            return name if error.start > len(sample) - 4 else wide
        return name
    return wide
