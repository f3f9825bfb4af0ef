"""Makes a document and its house style from a pack, its sources and a template."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from briefer.assets import shipped
from briefer.bulletin import Bulletin
from briefer.document.blocks import Block, Picture
from briefer.document.filling import placeholder_names
from briefer.document.house import HouseStyle
from briefer.document.tree import Citations, CitationStyle, Document, Properties, Protection, Source
from briefer.faults import Fault
from briefer.pack.model import Pack
from briefer.templating import views
from briefer.templating.attaching import attachments_of
from briefer.templating.house import read_house_style
from briefer.templating.house.furnishing import furnished
from briefer.templating.house.variants import variant
from briefer.templating.isolation import render_bounded
from briefer.templating.markup import read_markup
from briefer.templating.options import Value, chosen
from briefer.templating.rendering import Rendering, render
from briefer.templating.semantics import SemanticReader
from briefer.templating.template import STRUCTURE, Template, text_of
from briefer.templating.values import placeholder_values
from briefer.templating.viewing import inert, view_pack
from briefer.text.wording import direction_of_language

SHARED = "_shared"


@dataclass(frozen=True, slots=True)
class Composed:
    """A document, the style it is to be written in, and the options it was made with."""

    document: Document
    house: HouseStyle
    options: Mapping[str, Value]


def compose(
    pack: Pack,
    sources: Mapping[str, Bulletin],
    template: Template,
    *,
    moment: datetime,
    options: Mapping[str, object] | None = None,
    assets: Mapping[str, bytes] | None = None,
    left_out: Collection[str] = (),
    copy_number: str = "",
) -> Composed:
    """Return the document of a pack in a template.

    `options` win over those kept in the pack; `assets` are the pack's pictures by name; `left_out` are ids of items (or `id#number` of
    summary sentences) that are not shown. `moment` is the only clock. Raises Fault naming file, line and mend for a mistake in the template,
    and option and mend for a value it does not take.
    """
    kept = pack.template.options if pack.template.name == template.name else {}
    values = chosen(template.options, kept, options or {})
    direction = _direction(values, pack.language)
    seen = view_pack(
        pack, sources, assets=assets or {}, left_out=left_out, key_points=_count(values, "key_point_count", 6)
    )
    seen = replace(seen, direction=direction)
    house = house_of(template, values, pack.language, pack.marking)
    blocks, keys = _blocks(template, seen, values, placeholder_names(house.cover), assets or {})
    by_key = {source.key: source for source in seen.sources}
    document = _document(pack, template, values, blocks, moment=moment, copy_number=copy_number)
    cited = tuple(_source(by_key[key]) for key in keys if key in by_key)
    document = replace(document, direction=direction, sources=cited)
    attached = attachments_of(pack, sources, document, choice=str(values.get("attach", "manifest")), left_out=left_out)
    return Composed(replace(document, attachments=attached), house, values)


def _document(
    pack: Pack,
    template: Template,
    values: Mapping[str, Value],
    blocks: tuple[Block, ...],
    *,
    moment: datetime,
    copy_number: str,
) -> Document:
    """Return the document with what the options say of it."""
    return Document(
        properties=_properties(pack, template, moment),
        blocks=blocks,
        language=pack.language,
        marking=inert(pack.marking),
        caveats=inert(pack.caveats),
        citations=Citations(str(values.get("citations", Citations.FOOTNOTES))),
        citation_style=CitationStyle(str(values.get("citation_style", CitationStyle.HOUSE))),
        values=placeholder_values(pack, values, version=template.version, moment=moment, copy_number=copy_number),
        review=values.get("review") is True,
        protection=Protection(str(values.get("protection", Protection.NONE))),
        embed_fonts=values.get("embed_fonts", True) is True,
    )


def house_of(template: Template, values: Mapping[str, Value], language: str, marking: str = "") -> HouseStyle:
    """Return the template's house style for the options set, the document's language, and a marking that must have its place."""
    accent = str(values.get("accent", ""))
    style = variant(
        template.style,
        paper=str(values.get("paper", "house")),
        direction=_direction(values, language),
        language=language,
        accent=accent,
    )
    return read_house_style(furnished(style, marking))


def _direction(values: Mapping[str, Value], language: str) -> str:
    given = values.get("direction", "auto")
    return str(given) if given in ("ltr", "rtl") else direction_of_language(language)


def _count(values: Mapping[str, Value], name: str, otherwise: int) -> int:
    given = values.get(name)
    return int(given) if isinstance(given, int | float) else otherwise


def _blocks(
    template: Template,
    seen: views.PackView,
    values: Mapping[str, Value],
    cover: frozenset[str],
    assets: Mapping[str, bytes],
) -> tuple[tuple[Block, ...], list[str]]:
    """Return the document's blocks, and the keys of its sources in the order they are cited."""
    files = structure_files(template)
    task = Rendering(files, STRUCTURE, {"pack": seen, "options": dict(values), "cover": cover}, seen.language)
    text = render(task) if is_trusted(template) else render_bounded(task)
    reader = SemanticReader(lambda name: _picture(name, assets, template.files))
    try:
        return reader.blocks(read_markup(text).children, f"{STRUCTURE}:1"), list(reader.sources)
    except Fault as fault:
        raise located(fault, files) from None


def is_trusted(template: Template) -> bool:
    """Whether a template's structures are the shipped ones, which need no process of their own."""
    known = set(shipped_structures(shipped("templates")).values())
    return template.shipped or all(
        text_of(template.files, path, template.name) in known for path in template.files if path.endswith(".j2")
    )


def located(fault: Fault, files: Mapping[str, str]) -> Fault:
    """Return a fault of markup at the line where its text stands, which may be some lines after the tag before it."""
    if fault.key != "template.markup" or not str(fault.values["line"]).isdigit():
        return fault
    lines, start = files.get(str(fault.values["file"]), "").splitlines(), int(str(fault.values["line"]))
    text = (str(fault.values["text"]).splitlines() or [""])[0]
    found = next((number for number, line in enumerate(lines[start - 1 :], start) if text in line), start)
    return Fault(fault.key, fault.sentence, **(fault.values | {"line": found}))


def structure_files(template: Template) -> dict[str, str]:
    """Return all structures a template can use: its own, the shared parts (`briefer/…`), and the shipped ones (`NAME/structure.html.j2`)."""
    own = {path: text_of(template.files, path, template.name) for path in template.files if path.endswith(".j2")}
    return shipped_structures(shipped("templates")) | own


@lru_cache(maxsize=2)
def shipped_structures(root: Path) -> dict[str, str]:
    """Return the shipped structures by the name they are extended or imported with."""
    found: dict[str, str] = {}
    for path in sorted(root.glob("*/*.j2")):
        folder = "briefer" if path.parent.name == SHARED else path.parent.name
        found[posixpath.join(folder, path.name)] = path.read_text(encoding="utf-8")
    return found


def _picture(name: str, assets: Mapping[str, bytes], files: Mapping[str, bytes]) -> Picture | None:
    """Return a picture of the pack's assets, or one of the template's own; None where it is neither, or no PNG or JPEG."""
    content = assets.get(name) or files.get(name)
    if content and content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Picture(content, "image/png")
    return Picture(content, "image/jpeg") if content and content.startswith(b"\xff\xd8\xff") else None


def _properties(pack: Pack, template: Template, moment: datetime) -> Properties:
    topics = tuple(inert(topic.label) for topic in pack.topics)
    subject = " ".join(part for part in (pack.series, pack.number) if part) or pack.subtitle
    return Properties(
        inert(pack.title),
        moment,
        inert(pack.author or pack.issuer),
        inert(subject),
        topics,
        pack.id,
        template.name,
        template.version,
    )


def _source(seen: views.SourceView) -> Source:
    return Source(
        key=seen.key,
        title=seen.title,
        issuer=seen.issuer,
        series=seen.series,
        period=seen.period,
        published=seen.published,
        url=seen.url,
        grade=seen.grade,
        marking=seen.marking,
        language=seen.language,
        bulletin=seen.key,
    )
