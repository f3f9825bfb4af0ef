"""The style sheet: the house's fonts and colours, in light and dark, on screen and paper."""

from __future__ import annotations

import re

from briefer.document.house import HouseStyle
from briefer.writing.characters import clean
from briefer.writing.looks import look_of, sans_of

_SHEET = """:root{color-scheme:light dark;--text:#%(text)s;--muted:#%(muted)s;--accent:#%(accent)s;--ground:#ffffff;--line:#d5dade;--box:#f3f5f6}
@media screen and (prefers-color-scheme:dark){:root{--text:#e6e9ec;--muted:#a9b3bb;--accent:#6fc3cf;--ground:#16191c;--line:#3a4147;--box:#1d2125}}
body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:42rem;background:var(--ground);color:var(--text);
font:1.0625rem/1.55 %(serif)s,"Source Serif 4",Georgia,serif;text-wrap:pretty}
h1,h2,h3,h4,h5,h6,nav,table,figcaption,.source-line,.label,.small,.note,.assessment,.timeline,.sources,.issuer,.series,.period,.day,
.subtitle,.marking,[role=doc-endnotes]{font-family:%(sans)s,"Source Sans 3",system-ui,sans-serif}
h1.title{font-size:2.4rem;line-height:1.15;margin:1rem 0 .5rem;font-family:inherit;font-weight:500}
h2{font-size:1.5rem;line-height:1.25;margin:2.6rem 0 .6rem}h3{font-size:1.15rem;margin:2rem 0 .4rem}h4,h5,h6{font-size:1rem;margin:1.4rem 0 .2rem}
.number,.issuer{color:var(--accent)}.issuer{font-weight:600;margin-bottom:0}.series,.period,.day{color:var(--muted);margin:0}
.subtitle{font-size:1.15rem;color:var(--muted);margin:.25rem 0 1rem}header{border-bottom:1px solid var(--accent);padding-bottom:1.25rem}
a{color:var(--accent);text-underline-offset:.15em}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.marking{text-align:end;margin:0 0 1.5rem}.marking strong{padding:.15em .5em;background:#000;color:#fff}
.marking.red strong{color:#ff2b2b}.marking.amber strong,.marking.amber-strict strong{color:#ffc000}.marking.green strong{color:#33ff00}
.marking.own strong{background:none;color:inherit}
blockquote{margin:1.1rem 0;padding-inline-start:1rem;border-inline-start:3px solid var(--rule,var(--accent))}blockquote p{margin:0 0 .5rem}
.source-line,.small,.muted,figcaption,caption,.caption{color:var(--muted);font-size:.85rem;text-align:start}.note{color:var(--muted);font-size:.92rem}
.lead{font-size:1.15rem}.label,.portion-marking{font-weight:600;font-size:.85em}.label{color:var(--accent)}.inserted{font-style:italic}.date{font-weight:600}
mark{background:#fff1bf;color:#1b2126}.box{background:var(--box);padding:.75rem 1rem}
table{border-collapse:collapse;width:100%%;font-size:.92rem;border-block:1.5px solid var(--accent);margin:1rem 0}
th,td{padding:.35rem .5rem;border-top:1px solid var(--line);text-align:start;vertical-align:top}thead th{border-bottom:1px solid var(--accent)}
.end,.decimal{text-align:end;font-variant-numeric:tabular-nums}.center{text-align:center}
.timeline{display:grid;grid-template-columns:max-content 1fr;font-size:.95rem}
.timeline dt{color:var(--muted);font-weight:600;padding-inline-end:1rem;border-inline-end:1px solid var(--line);padding-bottom:.5rem}
.timeline dd{margin:0;padding-inline-start:1.2rem;position:relative;padding-bottom:.5rem}
.timeline dd::before{content:"";position:absolute;inset-inline-start:-.28rem;
top:.5em;width:.5rem;height:.5rem;border-radius:50%%;background:var(--rule,var(--accent))}
figure{margin:1.25rem 0}img,svg{max-width:100%%;height:auto}
.chart{width:100%%;font-size:13px}.chart text{fill:var(--text)}.chart rect{fill:var(--accent)}
ol.contents{list-style:none;padding:0}.contents .level-2{padding-inline-start:1.5rem}.contents .level-3{padding-inline-start:3rem}
.sources{list-style:none;padding:0;font-size:.92rem}.sources li{margin:.4rem 0;overflow-wrap:anywhere}
[role=doc-endnotes]{border-top:1px solid var(--line);margin-top:3rem;font-size:.88rem;overflow-wrap:anywhere}sup{line-height:0}
@media print{body{max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}
blockquote,tr{break-inside:avoid}thead{display:table-header-group}}
@page{margin:22mm 20mm;@top-right{content:%(marking)s;font:600 9pt sans-serif}
@bottom-right{content:counter(page);font:9pt sans-serif}}
"""


def style_sheet(house: HouseStyle, marking: str = "") -> str:
    """Return the style sheet of a house; printed, every page bears the marking."""
    normal = look_of(house, "Normal").text
    return _SHEET % {
        "text": normal.colour,
        "muted": house.muted,
        "accent": house.accent,
        "serif": _family(normal.font),
        "sans": _family(sans_of(house)),
        "marking": _string(marking),
    }


def _string(text: str) -> str:
    """Return words as a string of CSS: all but letters and digits by their number (CSS Syntax 3, 4.3.7), so that none ends it."""
    return '"' + "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in clean(text)) + '"'


def _family(name: str) -> str:
    """Return a font's name in quotation marks, without signs that would end them."""
    return '"' + re.sub(r"[^\w \-.]", "", name) + '"'
