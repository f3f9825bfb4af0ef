"""Peers for the import table: what gives the bare text of a file fastest. Those not installed are left out, and the types need none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

Peer = tuple[str, Callable[[bytes], object]]


def peers_of(form: str) -> list[Peer]:
    """Return the peers for a format that are installed here."""
    return [(name, read) for name, module, read in _ALL.get(form, ()) if find_spec(module)]


def _python_docx(content: bytes) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def _docx2txt(content: bytes) -> object:
    return import_module("docx2txt").process(io.BytesIO(content))


def _itertext(member: str) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "".join(map(str, etree.fromstring(package.read(member)).itertext()))

    return read


def _odfpy(content: bytes) -> object:
    document = import_module("odf.opendocument").load(io.BytesIO(content))
    return import_module("odf.teletype").extractText(document.text)


def _pypdfium2(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def _pypdf(content: bytes) -> str:
    pages = import_module("pypdf").PdfReader(io.BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages)


def _trafilatura(content: bytes) -> str:
    import trafilatura

    return trafilatura.extract(content) or ""


def _selectolax(content: bytes) -> object:
    body = import_module("selectolax.lexbor").LexborHTMLParser(content).body
    return body.text() if body else ""


def _markdown_it(content: bytes) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt().render(content.decode()))


def _email(content: bytes) -> str:
    from email import message_from_bytes, policy

    body = message_from_bytes(content, policy=policy.default).get_body()
    return str(body.get_content()) if body else ""


def _striprtf(content: bytes) -> object:
    return import_module("striprtf.striprtf").rtf_to_text(content.decode("latin-1"))


def _oxmsg(content: bytes) -> object:
    return import_module("oxmsg").Message.load(io.BytesIO(content)).body


def _members(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


_ALL: dict[str, tuple[tuple[str, str, Callable[[bytes], object]], ...]] = {
    "txt": (("decode", "io", lambda content: content.decode()),),
    "md": (("markdown-it", "markdown_it", _markdown_it),),
    "html": (("trafilatura", "trafilatura", _trafilatura), ("selectolax, whole page", "selectolax", _selectolax)),
    "docx": (("docx2txt", "docx2txt", _docx2txt), ("python-docx", "docx", _python_docx)),
    "odt": (("odfpy", "odf", _odfpy), ("lxml itertext", "lxml", _itertext("content.xml"))),
    "rtf": (("striprtf", "striprtf", _striprtf),),
    "pdf": (("pypdfium2", "pypdfium2", _pypdfium2), ("pypdf", "pypdf", _pypdf)),
    "eml": (("stdlib email", "email", _email),),
    "msg": (("python-oxmsg", "oxmsg", _oxmsg),),
    "epub": (("lxml itertext", "lxml", _itertext("text.xhtml")),),
    "zip": (("zipfile", "zipfile", _members),),
}
