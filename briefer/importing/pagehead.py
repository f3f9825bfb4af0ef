"""Reads what a web page's head says of the page: title, author, site, day, language, address."""

from __future__ import annotations

import re

from briefer.importing.properties import parsed_day, words_of
from briefer.importing.reading import Metadata
from briefer.importing.runs import safe_address
from briefer.importing.signs import Element

_DAYS = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "citation_date",
    "sailthru.date",
)
_AUTHORS = ("author", "article:author", "dc.creator", "citation_author")
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_publisher")
_LINKED_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def page_metadata(root: Element, name: str) -> Metadata:
    """Return what the page says of itself in `<html>`, `<title>`, `<meta>`, `<link>` and JSON-LD."""
    said = _said(root)
    title = next((" ".join("".join(t.itertext()).split()) for t in root.iter("title")), None)
    return Metadata(
        title=_shown_title(root, said.get("og:title") or title or ""),
        author=_first(said, _AUTHORS),
        issuer=_first(said, _SITES),
        published=parsed_day(_first(said, _DAYS)) or _linked_day(root),
        language=(root.get("lang") or root.get("xml:lang") or said.get("og:locale") or "").replace("_", "-") or None,
        url=_address(root, said),
        subject=said.get("description") or said.get("og:description"),
        keywords=words_of(said.get("keywords")),
        origin="page head",
        name=name,
    )


def _shown_title(root: Element, title: str) -> str | None:
    """Return the title without the site's name: the page's first heading, where the title holds it."""
    for heading in root.iter("h1"):
        shown = " ".join("".join(heading.itertext()).split())
        named = title.lower()
        if shown and (named.startswith(f"{shown.lower()} ") or (len(shown) > 8 and shown.lower() in named)):
            return shown
    return title or None


def _said(root: Element) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            said.setdefault(key.lower(), value[:1000])
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _linked_day(root: Element):  # type: ignore[no-untyped-def]
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (found := _LINKED_DAY.search(script.text or "")):
            return parsed_day(found[1])
    return None


def _address(root: Element, said: dict[str, str]) -> str | None:
    canonical = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((found for found in map(safe_address, (*canonical, said.get("og:url"))) if found), None)
