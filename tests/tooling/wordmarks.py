"""Pieces of Word files as Word itself writes them, for tests: watermarks, content controls, cut placeholders."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def watermark(words: str, *, rotation: str = "315", colour: str = "silver") -> str:
    """Return the run of a watermark, 400 by 120 points, in the middle of the margins."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:400pt;height:120pt;rotation:{rotation};z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:pict {VML}><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" o:allowincell="f" '
        f'fillcolor="{colour}" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string={quoteattr(words)}/></v:shape></w:pict></w:r>'
    )


def page_borders(*, offset: str = "text", display: str = "allPages", gap: int = 6) -> str:
    """Return `w:pgBorders` with four rules of a point."""
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="8" w:space="{gap}" w:color="0B5563"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return f'<w:pgBorders w:offsetFrom="{offset}" w:display="{display}">{rules}</w:pgBorders>'


def cut(text: str) -> list[str]:
    """Return a text as Word may cut it: runs with revision ids, spelling marks, bookmarks and a smart tag between the letters."""
    middle = len(text) // 2
    pieces = (text[:1], text[1:2], text[2:middle], text[middle : middle + 2], text[middle + 2 :])
    runs = [
        f'<w:r w:rsidR="00A1B2C{number}"><w:t xml:space="preserve">{piece}</w:t></w:r>'
        for number, piece in enumerate(pieces)
    ]
    between = (
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>',
        '<w:proofErr w:type="spellEnd"/>',
    )
    tagged = f'<w:smartTag w:uri="urn:x" w:element="place">{runs[3]}</w:smartTag>'
    return [runs[0], between[0], runs[1], between[1], runs[2], tagged, between[2], runs[4]]


def text_box(content: str) -> str:
    """Return the run of a text box with its older twin, as Word writes both."""
    wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    wps = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    drawing = (
        f'<w:drawing><wp:anchor {wp} behindDoc="0" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>914400</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>1828800</wp:posOffset></wp:positionV><wp:extent cx="2540000" cy="635000"/><wp:wrapNone/>'
        '<wp:docPr id="5" name="Box"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp {wps}><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    older = f'<w:pict {VML}><v:rect style="position:absolute;width:200pt;height:50pt"><v:textbox>{inside}</v:textbox></v:rect></w:pict>'
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(content: str, *, bound: str = "", tag: str = "", date: str = "") -> str:
    """Return a content control around paragraphs or runs; `bound` is the property it shows, `date` how it writes dates."""
    path = f'<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{bound}[1]" w:storeItemID="{{6C3C8BC8-F283-45AE-878A-BAB7291924A1}}"/>'
    dated = f'<w:date><w:dateFormat w:val="{date}"/></w:date>' if date else ""
    named = f'<w:tag w:val="{tag}"/>' if tag else ""
    return (
        f"<w:sdt><w:sdtPr>{named}{path if bound else ''}{dated}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def field(instruction: str, result: str) -> str:
    """Return a complex field with its result in two runs."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    half = len(result) // 2
    shown = f"<w:r><w:t>{result[:half]}</w:t></w:r><w:r><w:t>{result[half:]}</w:t></w:r>"
    return mark("begin") + code + mark("separate") + shown + mark("end")
