"""The words of RTF: which stand for characters, which begin destinations, which code page a font has."""

from __future__ import annotations

import codecs

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "\u2014", "endash": "\u2013", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c",
    "rdblquote": "\u201d", "~": " ", "_": "\u2011", "zwj": "\u200d", "zwnj": "\u200c", "\t": "\t", "{": "{",
    "}": "}", "\\": "\\", "nestcell": "\t", "softline": "\n",
}  # fmt: skip
SKIPPED = frozenset((
    "aftncn", "aftnsep", "aftnsepc", "annotation", "atnauthor", "atnid", "bkmkend", "bkmkstart", "blipuid",
    "colorschememapping", "colortbl", "datastore", "do", "falt", "filetbl", "fontemb", "fontfile", "footer",
    "footerf", "footerl", "footerr", "ftncn", "ftnsep", "ftnsepc", "generator", "header", "headerf", "headerl",
    "headerr", "htmltag", "latentstyles", "listoverridetable", "listtable", "mhtmltag", "mmath", "nesttableprops",
    "nonshppict", "objclass", "objdata", "objname", "operator", "panose", "pgdsctbl", "pict", "private", "revtbl",
    "rsidtbl", "rxe", "shprslt", "sp", "stylesheet", "tc", "tcn", "template", "themedata", "wgrffmtfilter", "xe",
    "xmlnstbl",
))  # fmt: skip
KEPT = frozenset((
    "bkmkstart", "dptxbxtext", "fldinst", "fldrslt", "footnote", "listtext", "oldcprops", "pnseclvl", "pntext",
    "result", "shp", "shpinst", "shppict", "shptxt", "ud",
))  # fmt: skip
INFO = frozenset(("title", "author", "subject", "keywords", "company", "operator", "doccomm", "creatim", "revtim"))
CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 78: "cp932", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip


def codec_of(page: int | None) -> str | None:
    """Return Python's name of a Windows code page; None where it has none."""
    name = {65001: "utf-8", 10000: "mac_roman", 0: "cp1252", 1252: "cp1252"}.get(page or 0, f"cp{page}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
