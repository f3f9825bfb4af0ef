"""Reads Markdown: headings, lists, tables, quotations, links, footnotes, and the front matter."""

from __future__ import annotations

import re

from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.markup import Markup
from briefer.importing.properties import parsed_day, words_of
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Metadata, Reading

FORMAT = "md"
_ENDINGS = (".md", ".markdown", ".mkd")
_FRONT = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(\w[\w-]*)\s*:\s*(.+?)\s*$", re.MULTILINE)
_SIGNS = re.compile(
    rb"^#{1,6} \S|^```|^\|[^\n]*\|\s*$|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|^\[\^?[\w-]+\]: |\*\*\S[^*\n]{0,200}\*\*|^> \S"
    rb"|^[^\s].*\n(?:={4,}|-{4,})\s*$",
    re.MULTILINE,
)
_FAINT = re.compile(rb"^[ \t]*(?:[-*+]|\d{1,3}[.)]) |[*_`~<\\]|^---|^ {4}|^\t|  $|&[a-z#]", re.MULTILINE)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:# \S|---\s*\n\w[\w-]*\s*:)")
_INLINE = re.compile(
    rb"\]\(https?:[^)\s]{1,500}\)|\*\*\S[^*\n]{0,200}\*\*|(?<![\w*])\*\w[^*\n]{0,400}[\w.!?]\*(?![\w*])|^\|(?: *:?-{3,}:? *\|)+",
    re.MULTILINE,
)
_NOTE = re.compile(r"^\[\^([\w-]+)\]:[ \t]*(.*(?:\n[ \t]+\S.*)*)\n?", re.MULTILINE)
_CALL = re.compile(r"\[\^([\w-]+)\]")


def _recognises(content: bytes, name: str) -> float:
    if b"\0" in content[:4096]:
        return 0.0
    sample = content[:20_000].replace(b"\r\n", b"\n")
    signs = len(_SIGNS.findall(sample))
    if name.lower().endswith(_ENDINGS):
        return 0.6 if signs or _FAINT.search(sample) else 0.1
    if _HEAD.match(sample) and _INLINE.search(sample):
        return 0.3
    return 0.3 if signs >= 3 and not name.lower().endswith(".txt") else 0.1 if signs >= 3 else 0.0


def _read(content: bytes, name: str) -> Reading:
    text, _ = decode(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    metadata, text = _front_matter(text, name)
    blocks = Markup().blocks(_as_html(text))
    if not blocks:
        raise refusals.empty(name)
    return Reading(blocks, metadata, format=FORMAT)


def _front_matter(text: str, name: str) -> tuple[Metadata, str]:
    front = _FRONT.match(text)
    fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(front.group(1))} if front else {}
    metadata = Metadata(
        title=fields.get("title"),
        author=fields.get("author"),
        issuer=fields.get("issuer") or fields.get("publisher"),
        published=parsed_day(fields.get("date") or fields.get("published")),
        language=fields.get("lang") or fields.get("language"),
        url=fields.get("url") or fields.get("source"),
        keywords=words_of(fields.get("keywords") or fields.get("tags")),
        origin="front matter",
        name=name,
    )
    return metadata, text[front.end() :] if front and fields else text


def _as_html(text: str) -> str:
    from markdown_it import MarkdownIt  # 60 ms to import

    notes = dict(_NOTE.findall(text))
    if notes:
        text = _NOTE.sub("", text)
        text = _CALL.sub(
            lambda call: f'<a role="doc-noteref" href="#fn-{call[1]}">{call[1]}</a>' if call[1] in notes else call[0],
            text,
        )
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    body: str = parser.render(text)
    for label, note in notes.items():
        body += f'<aside role="doc-footnote" id="fn-{label}">{parser.renderInline(note)}</aside>'
    return f"<html><body>{body}</body></html>"


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
