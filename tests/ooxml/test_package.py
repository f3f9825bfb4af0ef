"""Word files are read with limits."""

import io
import zipfile

import pytest

from briefer.faults import Fault
from briefer.ooxml.package import open_package


def _zip(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "ooxml.damaged"),
        (b"plain words", "ooxml.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ooxml.ole"),
        (_zip(mimetype="application/vnd.oasis.opendocument.text"), "ooxml.opendocument"),
        (_zip(mimetype="application/zip"), "ooxml.not_word"),
        (_zip(**{"_rels/.rels": "<broken", "[Content_Types].xml": "<Types/>"}), "ooxml.bad_xml"),
    ],
)
def test_what_is_no_word_file_is_refused_with_a_sentence(content: bytes, key: str) -> None:
    with pytest.raises(Fault) as caught:
        open_package(content, "house.docx").main  # noqa: B018
    assert caught.value.key == key
    assert "house.docx" in str(caught.value)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250_000_000))
    with pytest.raises(Fault) as caught:
        open_package(stream.getvalue())
    assert caught.value.key == "ooxml.too_large"
