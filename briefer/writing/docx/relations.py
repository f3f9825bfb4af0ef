"""Relationships of one part to addresses and other parts, kept apart from those of the house's own."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from briefer.writing.characters import clean
from briefer.writing.docx.markup import quoted

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?")
_SAFE = "%/:=&?~#+!$,;'@()*-._"


class Relations:
    """New relationships of a part; their ids begin with `rIdB`, which no house uses."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def link(self, address: str) -> str:
        """Return the id of a link to an address; empty where it is none that Word can hold."""
        target = web_address(address)
        return self.add("hyperlink", target, external=True) if target else ""

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id of a relationship, the same for the same target. `kind` is the last word of its type."""
        return self._ids.setdefault((kind, target, external), f"rIdB{len(self._ids) + 1}")

    def written(self) -> str:
        """Return the relationships as XML."""
        return "".join(
            f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{quoted(target)}"'
            + (' TargetMode="External"/>' if external else "/>")
            for (kind, target, external), number in self._ids.items()
        )


def web_address(address: str) -> str:
    """Return an address as a URI (RFC 3986); empty where it is none of the web or mail: a bad one makes Word refuse the whole file."""
    try:
        parts = urlsplit(clean(address).strip())
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except (ValueError, UnicodeError):
        return ""
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_SAFE)
    if parts.scheme == "mailto":
        return f"mailto:{rest}" if parts.path and "@" in parts.path else ""
    if parts.scheme in ("http", "https", "ftp") and _HOST.fullmatch(host):
        return f"{parts.scheme}://{host}{re.sub('%(?![0-9A-Fa-f]{2})', '%25', rest)}"
    return ""
