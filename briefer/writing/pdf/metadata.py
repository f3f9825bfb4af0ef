"""Metadata: XMP with the marks of PDF/UA-1 and PDF/A-3a, the output intent's colour profile, dates."""

from __future__ import annotations

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
    keywords = _clean(", ".join(keywords_of(document)))
    bag = "".join(f"<rdf:li>{_clean(word)}</rdf:li>" for word in keywords_of(document))
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


def keywords_of(document: Document) -> tuple[str, ...]:
    """Return the marking, where there is one, and the keywords: what every viewer shows of a file's properties."""
    return (*filter(None, (document.marking,)), *document.properties.keywords)


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
