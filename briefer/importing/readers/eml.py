"""Reads e-mail: headers to metadata, the body to blocks, what is attached as files of their own."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from briefer.bulletin import Block
from briefer.importing import refusals
from briefer.importing.encoding import decode
from briefer.importing.mailtext import mail_blocks
from briefer.importing.markup import Markup, parsed
from briefer.importing.outlookbody import body_blocks
from briefer.importing.properties import bare_subject, parsed_day, words_of
from briefer.importing.readers.reader import Reader
from briefer.importing.reading import Attached, Metadata, Reading
from briefer.importing.winmail import Winmail, is_winmail, unpacked_winmail

FORMAT = "eml"
_ENDINGS = (".eml", ".mht", ".mhtml", ".mbox")
_FIELDS = re.compile(
    rb"^(?:From|To|Cc|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Content-Type|Content-Transfer-Encoding|Delivered-To|Reply-To|Sender|"
    rb"X-[\w-]+|DKIM-Signature|In-Reply-To|References|Importance|User-Agent)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_BETWEEN_MAILS = re.compile(
    rb"\r?\n\r?\nFrom (?=\S[^\r\n]*\r?\n[!-9;-~]+:)"
    # Some writers leave no empty line; then the sender and the moment must both be there.
    rb"|\r?\nFrom (?=\S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d [\d:]{5,8} [^\r\n]{0,40}\r?\n[!-9;-~]+:)"
)
_MIME = re.compile(
    rb"^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Received)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_WINMAIL = ("application/ms-tnef", "application/vnd.ms-tnef")
_CHROME = re.compile(
    r"(?:view|read|open|see) (?:this |the )?(?:e-?mail|message|newsletter|it)? ?(?:in|on) (?:your |a |the )?(?:web )?browser\W*|unsubscribe\b.{0,80}|"
    r"(?:update|manage|change) (?:your )?(?:e-?mail |subscription )?preferences\W*|forward (?:this )?to a friend\W*|sent from my \w+\W*",
    re.IGNORECASE,
)
_MOST_PARTS = 2_000
_DEEPEST = 30


def _recognises(content: bytes, name: str) -> float:
    content = (
        content[:16_384].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    )  # sixteen bits a letter
    head = re.split(rb"\r?\n\r?\n", content[:16_384].lstrip(b"\xef\xbb\xbf\r\n "), maxsplit=1)[0]
    fields = {field.lower() for field in _FIELDS.findall(head)}
    first = head.split(b"\n", 1)[0]
    starts = first.startswith(b"From ") or re.match(rb"[!-9;-~]+[ \t]*:", first) is not None
    if starts and len(fields) >= 3:
        return 0.85
    if name.lower().endswith(_ENDINGS) and ((starts and fields) or _MIME.search(content)):
        return 0.6
    return 0.4 if starts and len(fields) >= 2 and b"subject:" in {f.replace(b" ", b"") for f in fields} else 0.0


def _read(content: bytes, name: str) -> Reading:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:64]:
        content = decode(content)[0].lstrip("\ufeff").encode("utf-8")
    content = content.lstrip(b"\xef\xbb\xbf\r\n ")
    if content.startswith(b"From "):
        mails = _BETWEEN_MAILS.split(content[5:])
        if len(mails) > 1:
            return _mailbox(mails, name)
        content = content.split(b"\n", 1)[-1]
    try:
        message = message_from_bytes(content, policy=policy.compat32)
    except RecursionError as error:
        raise refusals.too_large(name, "its parts lie too deep within each other") from error
    mail = _Mail()
    mail.walk(message, 0)
    blocks = mail.blocks()
    subject = header(message, "Subject")
    if message.get_content_type() in _ENCRYPTED and not blocks:
        raise refusals.encrypted(name)
    if not blocks and not mail.attached:
        raise refusals.empty(name)
    return Reading(blocks, _metadata(message, subject, name), tuple(mail.attached), FORMAT)


def _mailbox(mails: list[bytes], name: str) -> Reading:
    """Return the messages of a mailbox (mbox) as files within it."""
    found = tuple(
        Attached(f"message {n}.eml", mail.partition(b"\n")[2]) for n, mail in enumerate(mails[:_MOST_PARTS], start=1)
    )
    return Reading((), Metadata(name=name, origin="mail header"), found, FORMAT)


class _Mail:
    """Gathers the bodies and attachments of one message."""

    def __init__(self) -> None:
        self.attached: list[Attached] = []
        self._bodies: list[tuple[str, str]] = []  # kind ("html", "plain", "flowed") and text
        self._parts = 0
        self._packed: Winmail | None = None

    def walk(self, part: Message, depth: int) -> None:
        """Take in a part with all parts below it."""
        self._parts += 1
        if self._parts > _MOST_PARTS or depth > _DEEPEST:
            return
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._take_message(part)
        elif part.is_multipart():
            self._take_multipart(part, kind, depth)
        elif _is_attached(part, kind) or kind in _WINMAIL:
            content = _content(part)
            if is_winmail(content):
                self._packed = unpacked_winmail(content)
                self.attached += self._packed.attached
            elif content:
                self.attached.append(Attached(_file_name(part, len(self.attached) + 1), content))
        elif kind in ("text/html", "application/xhtml+xml"):
            self._bodies.append(("html", _text(part)))
        elif kind.startswith("text/") or (
            self._parts == 1 and not kind.startswith(("image/", "audio/", "video/", "application/"))
        ):
            form = "html" if kind == "text/enriched" else "flowed" if _is_flowed(part) else "plain"
            self._bodies.append((form, _text(part)))

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of all bodies."""
        found: list[Block] = []
        for kind, text in self._bodies:
            if kind == "html":
                root = parsed(text)
                found += Markup().blocks(root) if root is not None else ()
            else:
                found += mail_blocks(text, flowed=kind == "flowed")
        if not found and self._packed:
            packed = self._packed
            page = decode(packed.html)[0] if packed.html else None
            found += body_blocks(page, packed.rtf, decode(packed.plain)[0])
        return tuple(block for block in found if not _CHROME.fullmatch(block.text))

    def _take_message(self, part: Message) -> None:
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if isinstance(inner, Message):
            title = header(inner, "Subject") or f"message {len(self.attached) + 1}"
            self.attached.append(Attached(re.sub(r"[\\/:\n\r\t]", " ", title)[:120] + ".eml", _bytes_of(inner)))
        elif isinstance(payload, str):
            self.attached.append(Attached("message.eml", payload.encode("utf-8", "surrogateescape")))

    def _take_multipart(self, part: Message, kind: str, depth: int) -> None:
        payload = part.get_payload()
        parts = [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []
        if kind == "multipart/alternative":
            parts = self._best(parts, depth)
        for child in parts:
            self.walk(child, depth + 1)

    def _best(self, parts: list[Message], depth: int) -> list[Message]:
        """Of alternatives the richest with words in it: HTML (or what holds it), else plain text, else the last."""
        order = sorted(parts, key=lambda part: _richness(part), reverse=True)
        for part in order:
            trial = _Mail()
            trial.walk(part, depth + 1)
            if trial.blocks():
                return [part]
        return parts


def _richness(part: Message) -> int:
    kind = part.get_content_type()
    if kind == "text/html":
        return 3
    return 2 if part.is_multipart() else 1 if kind == "text/plain" else 0


def _is_attached(part: Message, kind: str) -> bool:
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    if disposition.startswith("attachment"):
        return True
    named = part.get_filename() is not None
    return (named and not kind.startswith("image/")) or (
        kind.startswith("application/") and not kind.endswith("xhtml+xml") and named
    )


def _is_flowed(part: Message) -> bool:
    return str(part.get_param("format") or "").lower() == "flowed"


def _content(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _text(part: Message) -> str:
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError):
        charset = None
    return decode(_content(part), charset)[0]


def _bytes_of(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (ValueError, LookupError, AttributeError, TypeError, KeyError):
        return str(message.get_payload()).encode("utf-8", "surrogateescape")


def _file_name(part: Message, number: int) -> str:
    try:
        name = decoded_header(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        name = ""
    return re.sub(r"[\x00-\x1f]", "", name.replace("\\", "/").rsplit("/", 1)[-1]).strip() or f"attachment {number}"


def header(message: Message, name: str) -> str | None:
    """Return a header decoded (RFC 2047), raw eight-bit letters told by their look; None where absent or empty."""
    value = message.get(name)
    return None if value is None else decoded_header(str(value)) or None


def decoded_header(value: str) -> str:
    """Return a header's text; letters that a sender cut in the middle of their bytes are put together again."""
    try:
        parts = decode_header(value)
    except (MessageError, ValueError, LookupError):
        parts = [(value, None)]
    joined: list[tuple[bytes | str, str | None]] = []
    for content, charset in parts:
        last = joined[-1] if joined else None
        if last and charset and last[1] == charset and isinstance(last[0], bytes) and isinstance(content, bytes):
            joined[-1] = last[0] + content, charset
        else:
            joined.append((content, charset))
    text = "".join(_header_text(content, charset) for content, charset in joined)
    return " ".join(text.replace("\ufffd", " ").split())


def _header_text(content: bytes | str, charset: str | None) -> str:
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogateescape")
    return decode(content, charset if charset not in (None, "unknown-8bit") else None)[0]


def _metadata(message: Message, subject: str | None, name: str) -> Metadata:
    sender, address = parseaddr(header(message, "From") or "")
    return Metadata(
        title=bare_subject(subject),
        author=sender or address or None,
        issuer=header(message, "Organization"),
        published=parsed_day(header(message, "Date")),
        language=(header(message, "Content-Language") or "").split(",")[0].strip() or None,
        url=None,
        subject=subject,
        keywords=words_of(header(message, "Keywords")),
        origin="mail header",
        name=name,
    )


READER = Reader(FORMAT, _ENDINGS, _recognises, _read)
