"""What a reviewer changes becomes bulletins again; what is left alone stays as it was."""

from __future__ import annotations

from datetime import date

from briefer.bulletin import Block, BlockKind, Bulletin
from briefer.importing.describe import describe
from briefer.importing.reading import Metadata
from briefer.importing.review import piece_of, reviewed
from briefer.importing.split import drop, merge, rename, split, split_at

LONG = "The army moved along the road to the north and took two villages before the night fell over the valley. " * 3


def bulletins() -> tuple[Bulletin, ...]:
    blocks: list[Block] = []
    for number, name in enumerate(
        ("Watch on Iran (August 1-7, 2019)", "Watch on Syria (August 1-7, 2019)", "Watch on Iran (August 8-14, 2019)")
    ):
        blocks += [Block(BlockKind.PARAGRAPH, name), Block(BlockKind.PARAGRAPH, f"{LONG}{number}")]
    metadata = Metadata(issuer="Meridian Desk", published=date(2019, 8, 20), origin="page head")
    return tuple(describe(piece, metadata) for piece in split(blocks, metadata))


def test_untouched_bulletins_stay_as_they_were() -> None:
    before = bulletins()
    assert reviewed([piece_of(one) for one in before], before) == before
    assert reviewed(drop([piece_of(one) for one in before], 1), before) == (before[0], before[2])


def test_merged_bulletins_keep_the_title_between_them() -> None:
    before = bulletins()
    after = reviewed(merge([piece_of(one) for one in before], 0, 1), before)
    assert [one.title for one in after] == [before[0].title, before[2].title]
    assert [block.text[:14] for block in after[0].blocks] == [LONG[:14], "Watch on Syria", LONG[:14]]
    assert (after[0].issuer, after[0].published, str(after[0].period)) == (
        "Meridian Desk",
        date(2019, 8, 20),
        "2019-08-01/2019-08-07",
    )


def test_a_merged_bulletin_can_be_split_again() -> None:
    before = bulletins()
    pieces = split_at(merge([piece_of(one) for one in before], 0, 1), 0, 1)
    after = reviewed(pieces, before)
    assert [one.id for one in after] == [one.id for one in before]
    assert [one.title for one in after] == [one.title for one in before]


def test_a_new_title_is_the_users_and_says_what_it_says() -> None:
    before = bulletins()
    after = reviewed(rename([piece_of(one) for one in before], 0, "Eye on Iran (August 2-8, 2019)"), before)
    assert (after[0].title, after[0].series, str(after[0].period)) == (
        "Eye on Iran (August 2-8, 2019)",
        "Eye on Iran",
        "2019-08-02/2019-08-08",
    )
    assert (after[0].id, after[0].issuer) == (before[0].id, "Meridian Desk")
    assert [finding.source for finding in after[0].findings if finding.name == "title"] == ["user"]
