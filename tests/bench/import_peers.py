"""Peers for the import table: what gives the bare text of a file fastest, format by format. Those that are not installed are left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from importlib.util import find_spec

Peer = tuple[str, Callable[[bytes], object]]


def peers_of(form: str) -> list[Peer]:
    """Return the peers for a format that are installed here."""
    return [(name, read) for name, module, read in _ALL.get(form, ()) if find_spec(module)]


def _python_docx(content: bytes) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def _docx2txt(content: bytes) -> object:
    import docx2txt  # type: ignore[import-not-found]

    return docx2txt.process(io.BytesIO(content))


def _itertext(member: str) -> Callable[[bytes], str]:
    def read(content: bytes) -> str:
        from lxml import etree

        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "".join(etree.fromstring(package.read(member)).itertext())

    return read


def _odfpy(content: bytes) -> object:
    from odf import teletype  # type: ignore[import-not-found]
    from odf.opendocument import load  # type: ignore[import-not-found]

    return teletype.extractText(load(io.BytesIO(content)).text)


def _pypdfium2(content: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def _pypdf(content: bytes) -> str:
    from pypdf import PdfReader  # type: ignore[import-not-found]

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _trafilatura(content: bytes) -> str:
    import trafilatura

    return trafilatura.extract(content) or ""


def _selectolax(content: bytes) -> object:
    from selectolax.lexbor import LexborHTMLParser  # type: ignore[import-not-found]

    body = LexborHTMLParser(content).body
    return body.text() if body else ""


def _markdown_it(content: bytes) -> str:
    from markdown_it import MarkdownIt

    return MarkdownIt().render(content.decode())


def _email(content: bytes) -> str:
    from email import message_from_bytes, policy

    body = message_from_bytes(content, policy=policy.default).get_body()
    return body.get_content() if body else ""


def _striprtf(content: bytes) -> object:
    from striprtf.striprtf import rtf_to_text  # type: ignore[import-not-found]

    return rtf_to_text(content.decode("latin-1"))


def _oxmsg(content: bytes) -> object:
    from oxmsg import Message  # type: ignore[import-not-found]

    return Message.load(io.BytesIO(content)).body


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
