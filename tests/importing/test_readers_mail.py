"""Mails, mailboxes, archives and e-books: each file within is read as its own."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from email.message import EmailMessage

import pytest

from briefer.bulletin import BlockKind
from briefer.faults import Fault
from briefer.importing.catalogue import read
from briefer.importing.files import import_content
from briefer.importing.winmail import unpacked_winmail
from tests.shared import shared


def _mail(body: str, subject: str = "Fwd: Watch on Syria (August 1-7, 2019)") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = '"Meridian Desk" <desk@example.org>'
    mail["To"] = "reader@example.org"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 03 Sep 2019 08:00:00 +0300"
    mail.set_content(body)
    return mail


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_headers_become_metadata() -> None:
    mail = _mail("The convoy reached the post.", "=?utf-8?b?15HXk9eZ16fXlA==?=")
    metadata = read(mail.as_bytes(), "a.eml").metadata
    assert (metadata.title, metadata.author, metadata.published, metadata.origin) == (
        "בדיקה",
        "Meridian Desk",
        date(2019, 9, 3),
        "mail header",
    )
    assert read(_mail("x y").as_bytes(), "a.eml").metadata.title == "Watch on Syria (August 1-7, 2019)"


def test_of_alternatives_the_richest_is_read_once() -> None:
    mail = _mail("plain words")
    mail.add_alternative("<html><body><h1>Rich</h1><p>words</p></body></html>", subtype="html")
    assert [block.text for block in read(mail.as_bytes(), "a.eml").blocks] == ["Rich", "words"]


def test_attached_bulletins_are_bulletins_and_the_covering_note_is_none() -> None:
    mail = _mail("Dear reader, the bulletin is attached.")
    mail.add_attachment(
        b"<html><body><h1>Aden: talks begin</h1><p>A delegation arrived in Jeddah.</p></body></html>",
        maintype="text",
        subtype="html",
        filename="aden.html",
    )
    mail.add_attachment(b"\x89PNG\r\n\x1a\n....", maintype="image", subtype="png", filename="logo.png")
    imported = import_content(mail.as_bytes(), "a.eml")
    assert [bulletin.title for bulletin in imported.bulletins] == ["Aden: talks begin"]
    assert imported.bulletins[0].published == date(2019, 9, 3)
    assert [refused.file for refused in imported.refused] == ["logo.png"]


def test_a_mail_within_a_mail_is_read() -> None:
    outer = _mail("See below.")
    outer.add_attachment(_mail("The convoy reached the post at Morek, and stayed there."))
    assert "The convoy reached the post at Morek" in import_content(outer.as_bytes(), "a.eml").bulletins[0].text


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("poi/msg/58214_with_attachment.msg", "Master mail", "Vestibulum orci purus"),
        ("poi/msg/ASCII_CP1251_LCID1049.msg", "Subject автоматически Subject", "автоматически"),
        ("tika/msg/testMSG_forwarded.msg", "Testing", "Forwarded Body"),
        ("unstructured/msg/fake-email-attachment.msg", "Fake email with attachment", "Here's the attachments!"),
    ],
)
def test_outlook_messages_are_read(name: str, title: str, words: str) -> None:
    path = shared("data", "formats", "files", *name.split("/"))
    reading = read(path.read_bytes(), path.name)
    assert (reading.format, reading.metadata.title) == ("msg", title)
    assert words in " ".join(block.text for block in reading.blocks)
    assert bool(reading.attachments) == ("attachment" in name)


def test_every_member_of_an_archive_is_read_and_what_cannot_be_is_named() -> None:
    content = _zip(
        {
            "week/a.txt": b"Watch on Iran (August 1-7, 2019)\n\nThe tanker was released on that day.",
            "week/b.html": b"<html><body><h1>Aden</h1><p>Talks began in Jeddah.</p></body></html>",
            "week/c.pdf": b"%PDF-1.4 broken",
            "__MACOSX/._a.txt": b"junk",
        }
    )
    imported = import_content(content, "week.zip")
    assert imported.format == "zip"
    assert len(imported.bulletins) == 2
    assert [(refused.file, "damaged" in refused.reason) for refused in imported.refused] == [("c.pdf", True)]


def test_an_archive_of_nothing_that_can_be_read_is_refused() -> None:
    with pytest.raises(Fault):
        import_content(_zip({"a.png": b"\x89PNG\r\n\x1a\n"}), "a.zip")


def test_a_mailbox_gives_each_mail() -> None:
    mails = b"".join(
        b"From desk Tue Sep  3 08:00:00 2019\n"
        + _mail(f"The {n} convoy reached the post in the evening.").as_bytes()
        + b"\n"
        for n in ("first", "second")
    )
    assert len(import_content(mails, "a.mbox").bulletins) == 2


def test_an_e_book_is_read_in_the_order_of_its_spine() -> None:
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Review</dc:title></metadata>'
        '<manifest><item id="b" href="b.xhtml"/><item id="a" href="a.xhtml"/><item id="n" href="n.xhtml" properties="nav"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{}</h1></body></html>"
    content = _zip(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": b'<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>',
            "in/book.opf": book.encode(),
            "in/a.xhtml": page.format("First").encode(),
            "in/b.xhtml": page.format("Second").encode(),
            "in/n.xhtml": page.format("Contents").encode(),
        }
    )
    reading = read(content, "a.epub")
    assert ([block.text for block in reading.blocks], reading.metadata.title) == (["First", "Second"], "Review")


def test_each_bulletin_of_a_digest_has_the_footnotes_that_it_calls() -> None:
    items = "".join(
        f"## Watch on {place} (August {n}-{n + 6}, 2019)\n\nThe front in {place} held through the week[^{n}], and convoys went north on the road.\n\n"
        for n, place in ((1, "Syria"), (8, "Iran"), (15, "Iraq"))
    )
    text = items + "".join(f"[^{n}]: Source {n}.\n" for n in (1, 8, 15))
    bulletins = import_content(text.encode(), "a.md").bulletins
    assert [bulletin.blocks[-1].text for bulletin in bulletins] == ["Source 1.", "Source 8.", "Source 15."]


def _tnef(attributes: list[tuple[int, bytes]]) -> bytes:
    body = b"".join(b"\1" + struct.pack("<II", number, len(value)) + value + b"\0\0" for number, value in attributes)
    return struct.pack("<IH", 0x223E9F78, 1) + body


def _property(kind: int, number: int, value: bytes) -> bytes:
    return struct.pack("<HHII", kind, number, 1, len(value)) + value + bytes(-len(value) % 4)


def test_what_outlook_packed_into_winmail_dat_is_unpacked() -> None:
    html = _property(0x0102, 0x1013, b"<p>The convoy reached the post at Morek in the evening.</p>")
    name = _property(0x001F, 0x3707, "Aden \u2013 talks.html\0".encode("utf-16-le"))
    packed = _tnef(
        [
            (0x00069003, struct.pack("<I", 2) + struct.pack("<HHI", 0x0003, 0x0E07, 1) + html),
            (0x00069002, b"\0" * 14),
            (0x00018010, b"ADEN~1.HTM\0"),
            (
                0x0006800F,
                b"<html><body><h1>Aden</h1><p>Talks began in Jeddah on Saudi invitation, and go on slowly.</p></body></html>",
            ),
            (0x00069005, struct.pack("<I", 1) + name),
        ]
    )
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Weekly note", "Desk <desk@example.org>"
    mail.add_attachment(packed, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    reading = read(mail.as_bytes(), "a.eml")
    assert [block.text for block in reading.blocks] == ["The convoy reached the post at Morek in the evening."]
    assert [attached.name for attached in reading.attachments] == ["Aden \u2013 talks.html"]
    for end in range(0, len(packed), 7):
        unpacked_winmail(packed[:end])


def test_a_member_of_an_archive_that_is_damaged_or_encrypted_costs_itself_alone() -> None:
    content = bytearray(_zip({"good.txt": b"Talks began in Jeddah on Saudi invitation.", "locked.txt": b"x" * 20}))
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = content.rindex(signature)
        content[place + flags] |= 1
    imported = import_content(bytes(content), "week.zip")
    assert len(imported.bulletins) == 1
    assert [refused.reason for refused in imported.refused] == [
        "locked.txt is encrypted. Save a copy without a password and import that."
    ]


def test_names_in_utf8_that_do_not_say_so_are_read() -> None:
    content = _zip({"XXXXXXXXXXXX.txt": "وصلت القافلة إلى المدينة مساء أمس.".encode()})
    name = "أخبار.txt".encode()
    content = content.replace(b"XXXXXXXXXXXX.txt", name.ljust(16, b"t"))
    (attached,) = read(content, "week.zip").attachments
    assert attached.name.startswith("أخبار.txt")


def test_folded_lines_of_a_mail_are_joined_and_what_it_answers_is_quoted() -> None:
    text = (
        b"The army moved along the road to the north and took two villages before \nthe night fell, and it stayed there until the morning.\n\n"
        b"> quoted line one \n> goes on here\n\nEnd of it.\n"
    )
    head = b"From: a@b.c\nSubject: Note\nTo: d@e.f\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    assert [(block.kind, block.text[-22:]) for block in read(head + text, "a.eml").blocks] == [
        (BlockKind.PARAGRAPH, "ere until the morning."),
        (BlockKind.QUOTATION, "d line one goes on here"[-22:]),
        (BlockKind.PARAGRAPH, "End of it."),
    ]
    forwarded = b"See below.\n\n> Watch on Iran (August 1-7, 2019)\n> \n> The tanker was released on that day, and went on to the east.\n"
    (bulletin,) = import_content(head.replace(b"; format=flowed", b"") + forwarded, "a.eml").bulletins
    assert "The tanker was released" in bulletin.text and ">" not in bulletin.text


def test_names_of_encodings_that_only_mail_programs_know_are_understood() -> None:
    mail = b"From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: text/plain; charset=iso-8859-8-i\nContent-Transfer-Encoding: 8bit\n\n"
    (block,) = read(mail + "שלום רב לכם".encode("cp1255"), "a.eml").blocks
    assert block.text == "שלום רב לכם"


def test_a_book_that_calls_itself_a_digest_is_cut_at_its_headings() -> None:
    pages = {
        f"{n}.xhtml": f"<html><body><h1>Item {n} of the news</h1><p>{f'Council {n} of the town asked for a truce. ' * 3}</p></body></html>".encode()
        for n in (1, 2)
    }
    items = "".join(f'<item id="i{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in (1, 2))
    title = "<metadata><dc:title>Weekly news digest</dc:title></metadata>"
    spine = '<spine><itemref idref="i1"/><itemref idref="i2"/></spine>'
    book = f'<package xmlns:dc="http://purl.org/dc/elements/1.1/">{title}<manifest>{items}</manifest>{spine}</package>'
    container = b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    content = _zip({"META-INF/container.xml": container, "a.opf": book.encode(), **pages})
    assert [bulletin.title for bulletin in import_content(content, "a.epub").bulletins] == [
        "Item 1 of the news",
        "Item 2 of the news",
    ]
