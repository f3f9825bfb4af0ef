"""Metadata: XMP with the marks of PDF/UA-1 and PDF/A-3a, the output intent's colour profile, dates."""

from __future__ import annotations

import struct
from datetime import datetime
from html import escape

from briefer.document.tree import Document

PRODUCER = "Briefer"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}{subject}{keywords}{rights}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:CreatorTool>{tool}</xmp:CreatorTool>
<pdf:Producer>{tool}</pdf:Producer>{pdf_keywords}
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(document: Document) -> bytes:
    """Return the XMP packet of a document."""
    properties = document.properties
    marking = " ".join(part for part in (document.marking, document.caveats) if part)
    keywords = _clean(", ".join(properties.keywords))
    bag = "".join(f"<rdf:li>{_clean(word)}</rdf:li>" for word in properties.keywords)
    return _XMP.format(
        title=_clean(title_of(document)),
        creator=f"<dc:creator><rdf:Seq><rdf:li>{_clean(properties.author)}</rdf:li></rdf:Seq></dc:creator>\n"
        if properties.author
        else "",
        subject=_alternative("description", properties.subject),
        keywords=f"<dc:subject><rdf:Bag>{bag}</rdf:Bag></dc:subject>\n" if bag else "",
        rights=_alternative("rights", marking),
        pdf_keywords=f"<pdf:Keywords>{keywords}</pdf:Keywords>" if keywords else "",
        language=_clean(document.language or "en"),
        date=iso(properties.moment),
        tool=PRODUCER,
    ).encode()


def title_of(document: Document) -> str:
    """Return the document's title; PDF/UA asks for one."""
    return document.properties.title.strip() or "Briefing"


def _alternative(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<dc:{name}><rdf:Alt><rdf:li xml:lang="x-default">{_clean(text)}</rdf:li></rdf:Alt></dc:{name}>\n'


def _clean(text: str) -> str:
    return escape("".join(ch for ch in text if ch.isprintable() or ch == " "), quote=False)


def iso(moment: datetime) -> str:
    """Return a moment as XMP writes it."""
    shown = moment.replace(microsecond=0).isoformat()
    return shown if moment.tzinfo else shown + "+00:00"


def pdf_date(moment: datetime) -> str:
    """Return a moment as PDF writes it (7.9.4)."""
    shown = iso(moment)
    return f"D:{shown[:19].replace('-', '').replace('T', '').replace(':', '')}{shown[19:22]}'{shown[23:25]}'"


def srgb_profile() -> bytes:
    """Return an ICC profile (version 2.1) for sRGB: matrix and tone curve of IEC 61966-2-1, adapted to D50."""

    def tag_text(text: bytes) -> bytes:
        return b"text\0\0\0\0" + text + b"\0"

    def description(text: bytes) -> bytes:
        return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(78)

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    curve = (
        b"curv\0\0\0\0"
        + struct.pack(">I", 256)
        + b"".join(struct.pack(">H", round(linear(n / 255) * 65535)) for n in range(256))
    )
    contents = [
        ((b"desc",), description(b"sRGB IEC61966-2.1")),
        ((b"cprt",), tag_text(b"No copyright, use freely")),
        ((b"wtpt",), xyz(0.9642, 1.0, 0.8249)),
        ((b"rXYZ",), xyz(0.4360747, 0.2225045, 0.0139322)),
        ((b"gXYZ",), xyz(0.3850649, 0.7168786, 0.0971045)),
        ((b"bXYZ",), xyz(0.1430804, 0.0606169, 0.7141733)),
        ((b"rTRC", b"gTRC", b"bTRC"), curve),
    ]
    table, body = b"", b""
    count = sum(len(names) for names, _ in contents)
    offset = 128 + 4 + 12 * count
    for names, content in contents:
        padded = content + bytes(-len(content) % 4)
        for name in names:
            table += name + struct.pack(">II", offset + len(body), len(content))
        body += padded
    size = offset + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2019, 1, 1, 0, 0, 0) + b"acsp" + bytes(4) + bytes(20)
    head += struct.pack(">I", 0) + struct.pack(">3i", 63190, 65536, 54061)
    return head + bytes(128 - len(head)) + struct.pack(">I", count) + table + body
