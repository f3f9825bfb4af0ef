"""Finishes the file: pages, fonts, pictures, structure, outline, attachments, metadata, catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefer.document.tree import Attachment
from briefer.text.wording import digits
from briefer.writing.pdf.canvas import Late
from briefer.writing.pdf.colours import srgb_profile
from briefer.writing.pdf.embedding import embed
from briefer.writing.pdf.images import add_picture
from briefer.writing.pdf.job import Job
from briefer.writing.pdf.metadata import PRODUCER, keywords_of, pdf_date, title_of, xmp
from briefer.writing.pdf.objects import Objects, name, string
from briefer.writing.pdf.outline import write_outline
from briefer.writing.pdf.structure import write_links, write_structure


def finish(job: Job, sizes: Sequence[tuple[float, float]]) -> bytes:
    """Return the whole PDF. `sizes`: width and height of each page."""
    objects = Objects()
    canvas = job.canvas
    pages = [objects.reserve() for _ in canvas.pages]
    links, links_of_page = write_links(objects, canvas, pages, job.anchors)
    structure = write_structure(objects, canvas, job.root, pages, links, job.notes.identified)
    contents = _contents(objects, job)
    resources = _resources(objects, job)
    tree = objects.reserve()
    for index, number in enumerate(pages):
        width, height = sizes[index]
        annotations = " ".join(f"{link} 0 R" for link in links_of_page.get(index, ()))
        objects.put(
            number,
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {width:.6g} {height:.6g}]/Resources {resources} 0 R"
            f"/Contents {contents[index]} 0 R/StructParents {index}/Tabs/S{f'/Annots[{annotations}]' if annotations else ''}>>",
        )
    objects.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{page} 0 R' for page in pages)}]>>")
    return objects.write(_catalogue(objects, job, pages, tree, structure), _information(objects, job))


def _contents(objects: Objects, job: Job) -> list[int]:
    """Write page contents, with the numbers that are known only now; return their objects."""
    canvas, language = job.canvas, job.document.language
    total = digits(str(len(canvas.pages)), language)

    def number_of(late: Late, page: int) -> str:
        if late.kind == "pages":
            return total
        if late.kind == "page":
            return digits(str(page + 1), language)
        place = job.anchors.get(late.anchor)
        return digits(str(place.page + 1), language) if place else "–"

    return [
        objects.add_stream("", canvas.settled(page, number_of).encode("latin-1")) for page in range(len(canvas.pages))
    ]


def _resources(objects: Objects, job: Job) -> int:
    """Write fonts and pictures; return the resources all pages share."""
    faces = [face for face in job.looks.pens.faces.values() if face.codes]
    fonts = "".join(f"/{face.resource} {embed(objects, face)} 0 R" for face in faces)
    pictures = "".join(f"/{key} {add_picture(objects, raster)} 0 R" for raster, key in job.canvas.pictures.values())
    return objects.add(f"<</Font<<{fonts}>>/XObject<<{pictures}>>>>")


def _catalogue(objects: Objects, job: Job, pages: Sequence[int], tree: int, structure: int) -> int:
    document = job.document
    metadata = objects.add_stream("/Type/Metadata/Subtype/XML", xmp(document), compressed=False)
    profile = objects.add_stream("/N 3", srgb_profile())
    intent = objects.add(
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )
    outline = write_outline(objects, job, pages)
    attached = _attachments(objects, document.attachments, pdf_date(document.properties.moment))
    direction = "/Direction/R2L" if document.direction == "rtl" else ""
    return objects.add(
        f"<</Type/Catalog/Pages {tree} 0 R/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>/Lang{string(document.language or 'en')}"
        f"/ViewerPreferences<</DisplayDocTitle true{direction}>>/Metadata {metadata} 0 R/OutputIntents[{intent} 0 R]{outline}{attached}>>"
    )


def _information(objects: Objects, job: Job) -> int:
    properties = job.document.properties
    date = string(pdf_date(properties.moment))
    author = f"/Author{string(properties.author)}" if properties.author else ""
    subject = f"/Subject{string(properties.subject)}" if properties.subject else ""
    words = ", ".join(keywords_of(job.document))
    keywords = f"/Keywords{string(words)}" if words else ""
    return objects.add(
        f"<</Title{string(title_of(job.document))}{author}{subject}{keywords}/Creator({PRODUCER})/Producer({PRODUCER})/CreationDate{date}/ModDate{date}>>"
    )


def _attachments(objects: Objects, attachments: Sequence[Attachment], date: str) -> str:
    """Write files that travel inside (PDF/A-3: associated files); return the catalogue's entries."""
    files: dict[str, int] = {}
    for one in attachments:
        digest = hashlib.md5(one.content, usedforsecurity=False).hexdigest()
        stream = objects.add_stream(
            f"/Type/EmbeddedFile/Subtype{name(one.media_type)}/Params<</Size {len(one.content)}/ModDate{string(date)}/CheckSum<{digest}>>>",
            one.content,
        )
        files[one.name] = objects.add(
            f"<</Type/Filespec/F{string(one.name)}/UF{string(one.name)}/EF<</F {stream} 0 R/UF {stream} 0 R>>"
            f"/AFRelationship{name(one.relationship)}/Desc{string(one.description or one.name)}>>"
        )
    if not files:
        return ""
    listed = " ".join(f"{number} 0 R" for number in files.values())
    named = " ".join(f"{string(key)} {files[key]} 0 R" for key in sorted(files))
    return f"/AF[{listed}]/Names<</EmbeddedFiles<</Names[{named}]>>>>"
