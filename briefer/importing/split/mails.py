"""Cuts a mail digest at the headers of the mails in it (RFC 1153, forwarded mails)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefer.bulletin import Block, BlockKind
from briefer.importing.split.cuts import Cut, Digest
from briefer.importing.split.lines import comparable

_HEADER = re.compile(
    r"^[>*\s]*(?P<name>from|date|sent|subject|to|cc|reply-to|message-id|message|de|von|objet|betreff|datum|envoyé|من|الموضوع|"
    r"التاريخ|إلى|מאת|נושא|תאריך|אל)\*?\s*:\s*(?P<value>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_NOTE = 240  # characters above a forwarded mail
_SUBJECTS = frozenset(("subject", "objet", "betreff", "الموضوع", "נושא"))
_SENDERS = frozenset(("from", "de", "von", "من", "מאת"))
_REPLY = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|tr|הועבר|תשובה)\s*:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(
    r"[-_\s]*(?:original message|forwarded message|begin forwarded message:?|message transféré|הודעה שהועברה)[-_\s]*",
    re.IGNORECASE,
)


def find_mails(digest: Digest) -> list[Cut] | None:
    """Return a cut a mail within the text, None where fewer than two have sender and subject, unless all of it is one sent on."""
    blocks = digest.blocks
    heads = _heads(blocks)
    if len(heads) == 1 and _is_forwarded(digest, *heads[0][:2]):
        start, body, subject = heads[0]
        return [Cut(start, body, len(blocks), "a forwarded mail", title=_REPLY.sub("", subject))]
    subjects = {comparable(_REPLY.sub("", subject)) for _, _, subject in heads}
    if len(subjects) < 2:  # a thread is one mail and its history
        return None
    ends = [*(start for start, _, _ in heads[1:]), len(blocks)]
    return [
        Cut(start, body, _before_forward(blocks, end), "mails in a digest", title=_REPLY.sub("", subject))
        for (start, body, subject), end in zip(heads, ends, strict=True)
        if body < end
    ]


def _is_forwarded(digest: Digest, start: int, body: int) -> bool:
    """Whether nearly all of the text is a mail that was sent on, below a line or two."""
    before, after = digest.lengths(0, start), digest.lengths(body, len(digest.blocks))
    return before <= _LONGEST_NOTE and after >= 2 * before and body < len(digest.blocks)


def _heads(blocks: Sequence[Block]) -> list[tuple[int, int, str]]:
    """Return where each mail's headers begin, where its text begins, and its subject."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(blocks):
        end, names = _header_run(blocks, at)
        subject = next((value for name, value in names if name in _SUBJECTS), "").strip()
        if subject and any(name in _SENDERS for name, _ in names):
            found.append((at, end, subject))
        at = max(end, at + 1)
    return found


def _header_run(blocks: Sequence[Block], at: int) -> tuple[int, list[tuple[str, str]]]:
    """Return the end of the run of header lines at block `at`, and their names and values."""
    names: list[tuple[str, str]] = []
    while at < len(blocks) and blocks[at].kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
        lines = blocks[at].text.split("\n")
        matches = [_HEADER.match(line) for line in lines]
        if not matches[0]:
            break
        names += [(match["name"].casefold(), match["value"]) for match in matches if match]
        at += 1
    return at, names


def _before_forward(blocks: Sequence[Block], end: int) -> int:
    """Leave "---- Forwarded message ----" before the next mail out."""
    return end - 1 if _FORWARD.fullmatch(blocks[end - 1].text) else end
