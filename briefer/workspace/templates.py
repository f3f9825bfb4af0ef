"""The user's templates: made from a house's Word file, tried on a specimen, changed, and kept with a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

from briefer.faults import Fault
from briefer.folders import Folders
from briefer.templating import catalogue
from briefer.templating.linting import lint
from briefer.templating.remarks import Remark
from briefer.templating.specimen import MOMENT, specimen_pack, specimen_sources
from briefer.templating.template import PREVIEW, STYLE, Template, template_from
from briefer.workspace.orders import OptionValue, Order
from briefer.workspace.press import Press
from briefer.workspace.printing import print_order

_UNSAVED = "unsaved template"
_PICTURE_PX = 480  # width of preview.png


def slug(title: str) -> str:
    """Return a template's name for a title: small letters, digits and hyphens; empty where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]


def house_template(style: Path, structure: str, folders: Folders) -> Template:
    """Return a template of a house's Word file and the structure of another template, not kept yet; raises Fault."""
    try:
        content = style.read_bytes()
    except OSError as error:
        raise Fault(
            "template.no_style",
            "{file} cannot be read ({reason}); choose a Word file.",
            file=style.name,
            reason=error.strerror,
        ) from error
    files = dict(catalogue.find_template(structure, folders).files) | {STYLE: content}
    files.pop(PREVIEW, None)
    return template_from(files, _UNSAVED)


def keep(template: Template, title: str, structure: str, folders: Folders, pages: bytes = b"") -> Template:
    """Keep a house's template under a title, with a picture of its first page where `pages` (PDF) are given."""
    made = catalogue.new_template(slug(title), template.style, folders, structure=structure, title=title)
    if pages and made.folder:
        (made.folder / PREVIEW).write_bytes(picture_of(pages))
    return catalogue.find_template(made.name, folders)


def specimen_pages(
    template: Template, folders: Folders, options: Mapping[str, OptionValue] | None = None, press: Press | None = None
) -> bytes:
    """Return a PDF of a small pack with every kind of item, as the template sets it; raises the template's Fault."""
    order = Order(
        pack=specimen_pack(),
        sources=specimen_sources(),
        template=_UNSAVED,
        folders=folders,
        moment=MOMENT,
        options=options or {},
        template_files=template.files,
    )
    printed = press.print(order) if press else print_order(order, lambda done, total, what: None)
    assert printed.preview is not None  # no targets: a preview
    return printed.preview.content


def remarks_on(template: Template) -> list[Remark]:
    """Return what the linter says of a template."""
    from briefer.writing.fonts import stand_in

    return lint(template, stand_in=stand_in)


def renew_picture(template: Template, pages: bytes) -> None:
    """Give one of the user's own templates a picture of the pages as they are now; a template that is shipped or not kept has its own."""
    if template.shipped or template.folder is None or not template.folder.is_dir():
        return
    picture = picture_of(pages)
    if picture != template.preview:
        (template.folder / PREVIEW).write_bytes(picture)


def picture_of(pages: bytes) -> bytes:
    """Return a PNG of a PDF's first page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pages)
    page = document[0]
    kept = io.BytesIO()
    page.render(scale=_PICTURE_PX / page.get_width()).to_pil().save(kept, "PNG", optimize=True)
    document.close()
    return kept.getvalue()
