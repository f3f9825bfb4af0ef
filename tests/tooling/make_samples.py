"""Writes those samples of bulletins/ that no editor writes: an Outlook message, an e-book, an archive. Run: python -m tests.tooling.make_samples"""

from __future__ import annotations

# ruff: noqa: E501  paragraphs of the samples stay whole
import io
import zipfile
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from tests.tooling.compound import outlook_message

_BULLETINS = Path(__file__).resolve().parents[2] / "bulletins"
_DAY = (2019, 7, 29, 8, 0, 0)

_TAJOURA = """\
Libya: the strike on Tajoura (July 1-7, 2019)

In the night of July 2 an air strike hit the centre for detained migrants in Tajoura, east of Tripoli. The United Nations counted at least 53 dead and spoke of an act that may be a war crime.

The Government of National Accord blamed the forces of Khalifa Haftar. They denied that they had aimed at the centre. In the Security Council a common statement failed.

A week before, on June 26, forces of the government had retaken Gharyan, from where the attack on Tripoli had been supplied.

Sample message, written for Briefer from public reporting of 2019.

--
Meridian Desk (sample issuer)
"""

_SUDAN = (
    ("The sit-in", (
        "On June 3 security forces broke up the sit-in before the headquarters of the army in Khartoum. A committee of doctors counted more than a hundred dead in the days that followed.",
        "Three days later the African Union suspended Sudan. A general strike from June 9 emptied the streets of the capital.",
    )),
    ("The talks", (
        "Mediators of Ethiopia and of the African Union brought both sides back to the table. On July 5 they agreed on a council of soldiers and civilians that is to rule for a little over three years.",
        "On July 17 a political declaration was signed. The text on the constitution followed on August 4, after students had been shot in El-Obeid on July 29.",
    )),
    ("What is open", (
        "The agreement leaves the command of the Rapid Support Forces where it is. Armed groups from Darfur and the south of the country did not sign.",
    )),
)  # fmt: skip

_IRAN = """\
Watch on Iran (July 14-28, 2019)
Meridian Desk (sample issuer)

On July 19 the Islamic Revolutionary Guard Corps seized the British-flagged tanker Stena Impero in the Strait of Hormuz and took it to Bandar Abbas. Two weeks before, Gibraltar had detained the tanker Grace 1, which carried Iranian oil.

The United States said that USS Boxer had brought down an Iranian drone over the strait on July 18. Tehran denied that a drone was missing.

On July 22 Iran announced that it had arrested seventeen people who are said to have spied for the United States.

Sample bulletin, written for Briefer from public reporting of 2019.
"""

_TUNIS = """\
# Tunisia: the attacks of June 27, 2019, and after

*Meridian Desk (sample issuer), 8 July 2019*

On June 27 two men blew themselves up in Tunis within minutes, one near the French embassy and one at a police post. A policeman was killed and eight people were hurt. ISIS claimed both attacks.

In the night of July 2 a third man, whom the police had followed, set off his belt in the Intilaka district; no one else was harmed. The government then forbade the niqab in its offices, for reasons of security.

Sample bulletin, written for Briefer from public reporting of 2019.
"""


def _packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content)  # stored: the same bytes with every zlib
    return stream.getvalue()


def _book() -> bytes:
    title = "Sudan: the road to the agreement (June 3 – August 4, 2019)"
    chapters = "".join(
        f"<section><h2>{escape(head)}</h2>{''.join(f'<p>{escape(text)}</p>' for text in texts)}</section>"
        for head, texts in _SUDAN
    )
    page = (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head>'
        f"<title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{chapters}"
        "<p>Sample book, written for Briefer from public reporting of 2019.</p></body></html>"
    )
    package = f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:briefer:sample:sudan</dc:identifier>
<dc:title>{escape(title)}</dc:title><dc:language>en</dc:language><dc:publisher>Meridian Desk (sample issuer)</dc:publisher>
<dc:date>2019-08-05</dc:date><meta property="dcterms:modified">2019-08-05T08:00:00Z</meta></metadata>
<manifest><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="text"/></spine></package>"""
    navigation = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>'
        '<body><nav epub:type="toc"><ol><li><a href="text.xhtml">Sudan</a></li></ol></nav></body></html>'
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    return _packed(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "book.opf": package.encode(),
            "text.xhtml": page.encode(),
            "nav.xhtml": navigation.encode(),
        }
    )


def samples() -> dict[str, bytes]:
    """Return the samples by file name."""
    message = outlook_message(
        "Libya: the strike on Tajoura (July 1-7, 2019)",
        _TAJOURA,
        sender="Meridian Desk",
        sent=datetime(2019, 7, 8, 7, 30, tzinfo=UTC),
    )
    archive = _packed({"watch-on-iran-2019-07-28.txt": _IRAN.encode(), "tunisia-june-27.md": _TUNIS.encode()})
    return {"libya-tajoura.msg": message, "sudan-agreement.epub": _book(), "july-2019.zip": archive}


def main() -> None:
    """Write the samples."""
    for name, content in samples().items():
        (_BULLETINS / name).write_bytes(content)


if __name__ == "__main__":
    main()
