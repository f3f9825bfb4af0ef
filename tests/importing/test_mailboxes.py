"""Every mail of a mailbox is a bulletin of its own, and lines of a mail that begin with "From" cut nothing."""

from __future__ import annotations

import pytest

from briefer.importing.files import import_content

_BODIES = ("The front held in Idlib.", "Aden fell.\n\nFrom there the convoy left: it went north.", "Sirte was quiet.")


def _mailbox(gap: str) -> str:
    mails = (
        f"From a@b.org Thu Aug 22 10:0{n}:00 2019\nFrom: A <a@b.org>\nSubject: Watch {n}\n"
        f"Date: Thu, 22 Aug 2019 10:0{n}:00 +0000\nContent-Type: text/plain\n\n{body}\n"
        for n, body in enumerate(_BODIES)
    )
    return gap.join(mails)


@pytest.mark.parametrize("gap", ["\n", "", "\n\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["week.mbox", "Inbox", "week.txt"])
def test_each_mail_is_a_bulletin(gap: str, end: str, name: str) -> None:
    bulletins = import_content(_mailbox(gap).replace("\n", end).encode(), name).bulletins
    assert [bulletin.title for bulletin in bulletins] == ["Watch 0", "Watch 1", "Watch 2"]
    assert ["\n\n".join(block.text for block in bulletin.blocks) for bulletin in bulletins] == list(_BODIES)
