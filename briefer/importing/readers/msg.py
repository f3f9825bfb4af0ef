"""Reads Outlook messages (MSG): headers to metadata, the body to blocks, what is attached as files of their own ([MS-OXMSG])."""

from __future__ import annotations

from email import message_from_string, policy
from email.utils import parseaddr

from briefer.bulletin import Block
from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.outlook import Item, Store, open_store
from briefer.importing.outlookbody import body_blocks
from briefer.importing.properties import bare_subject, parsed_day
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Attached, Metadata, Reading

FORMAT = "msg"
KIND = "an Outlook message"
_ENDINGS = (".msg", ".oft")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SUBJECT, _BODY, _HTML, _RTF, _HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
_SENDER, _SENDER_ADDRESS, _ON_BEHALF = 0x0C1A, 0x5D01, 0x0042
_SENT, _DELIVERED = 0x0039, 0x0E06
_DEEPEST = 4


def _recognises(content: bytes, name: str) -> float:
    if not content.startswith(_OLE):
        return 0.0
    is_message = "__properties_version1.0".encode("utf-16-le") in content
    return 0.95 if is_message else 0.4 if name.lower().endswith(_ENDINGS) else 0.0


def _read(content: bytes, name: str) -> Reading:
    with open_store(content, name, KIND) as store:
        return _message(store, Item(store, ()), name, 0)


def _message(store: Store, item: Item, name: str, depth: int) -> Reading:
    blocks = _blocks(item)
    attached = tuple(_attached(store, item, depth))
    if not blocks and not attached:
        raise refusals.empty(name)
    return Reading(blocks, _metadata(item, name), attached, FORMAT)


def _blocks(item: Item) -> tuple[Block, ...]:
    html = item.content(_HTML)
    page = decode(html, item.codepage)[0] if html else item.text(_HTML)
    return body_blocks(page, item.content(_RTF), item.text(_BODY) or "")


def _attached(store: Store, item: Item, depth: int) -> list[Attached]:
    found: list[Attached] = []
    for number, part in enumerate(item.attachments(), start=1):
        name = (part.text(0x3707) or part.text(0x3704) or part.text(0x3001) or f"attachment {number}").replace(
            "\\", "/"
        )
        content = part.content(0x3701)
        if content and not part.is_inline():
            found.append(Attached(name.rpartition("/")[2], content))
        elif (inner := part.embedded()) is not None and depth < _DEEPEST:
            found += _flattened(store, inner, depth + 1)
    return found


def _flattened(store: Store, item: Item, depth: int) -> list[Attached]:
    """Return a message within a message as a plain mail file, and its own attachments beside it."""
    subject = " ".join((item.text(_SUBJECT) or "message").split())
    sender = " ".join((item.text(_SENDER) or "").split())
    day = item.moment(_SENT) or item.moment(_DELIVERED)
    lines = [
        f"Subject: {subject}",
        f"From: {sender}",
        "MIME-Version: 1.0",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    if day:
        lines.insert(2, f"Date: {day:%d %b %Y} 12:00:00 +0000")
    body = "".join(f"<p>{_escaped(block.text)}</p>" for block in _blocks(item))
    mail = Attached(f"{subject[:100]}.eml", ("\n".join(lines) + "\n\n" + body).encode("utf-8", "replace"))
    return [mail, *_attached(store, item, depth)]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _metadata(item: Item, name: str) -> Metadata:
    headers = message_from_string(item.text(_HEADERS) or "", policy=policy.compat32)
    sent = item.moment(_SENT) or item.moment(_DELIVERED)
    sender = item.text(_ON_BEHALF) or item.text(_SENDER) or parseaddr(str(headers.get("From") or ""))[0]
    subject = " ".join((item.text(_SUBJECT) or "").split()) or None
    return Metadata(
        title=bare_subject(subject),
        author=sender or item.text(_SENDER_ADDRESS) or None,
        issuer=str(headers.get("Organization") or "") or None,
        published=sent or parsed_day(str(headers.get("Date") or "")),
        subject=subject,
        origin="mail header",
        name=name,
    )


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
