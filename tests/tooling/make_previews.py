"""Makes the shipped templates' `preview.png` from a pack: `python -m tests.tooling.make_previews PACK.brief [NAME…]`."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import msgspec
import pypdfium2
from PIL import Image

from briefer.pack.file import PackFile, load
from briefer.templating.catalogue import find_template, list_templates
from briefer.templating.compose import Composed
from briefer.templating.fitting import compose_to_fit
from briefer.templating.template import PREVIEW
from briefer.writing.pdf import render_pdf

WIDTH, GAP, PAGES = 420, 20, 2
EDGE, BACK = (201, 207, 212), (236, 238, 240)


def main() -> None:
    """Write the previews of the templates named, or of all."""
    pack = load(Path(sys.argv[1]))
    for name in sys.argv[2:] or [template.name for template in list_templates()]:
        template = find_template(name)
        assert template.folder is not None
        (template.folder / PREVIEW).write_bytes(preview(pack, name))


def preview(file: PackFile, name: str) -> bytes:
    """Return the first pages side by side as PNG."""
    day = file.pack.date
    pack = msgspec.structs.replace(
        file.pack, template=msgspec.structs.replace(file.pack.template, name=name, options={})
    )
    moment = datetime.combine(day, time(9), UTC) if day else datetime(2019, 10, 3, 9, tzinfo=UTC)
    made = compose_to_fit(
        pack,
        file.sources,
        find_template(name),
        pages_of=_pages_of,
        moment=moment,
        options={"paper": "A4"},
        assets=file.assets,
    )
    document = pypdfium2.PdfDocument(render_pdf(made.document, made.house).content)
    count = min(PAGES, len(document))
    pages = [
        document[number]
        .render(scale=2 * WIDTH / 595.3)
        .to_pil()
        .convert("RGB")
        .resize((WIDTH, 594), Image.Resampling.LANCZOS)
        for number in range(count)
    ]
    sheet = Image.new("RGB", (PAGES * WIDTH + (PAGES + 1) * GAP, 594 + 2 * GAP), BACK)
    start = (sheet.width - count * WIDTH - (count - 1) * GAP) // 2
    for number, page in enumerate(pages):
        x = start + number * (WIDTH + GAP)
        sheet.paste(Image.new("RGB", (WIDTH + 2, 596), EDGE), (x - 1, GAP - 1))
        sheet.paste(page, (x, GAP))
    stream = io.BytesIO()
    sheet.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _pages_of(made: Composed) -> int:
    return render_pdf(made.document, made.house).pages


if __name__ == "__main__":
    main()
