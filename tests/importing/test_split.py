"""Digests are cut at their items; single reports stay whole; a reviewer can mend every cut."""

from __future__ import annotations

from briefer.bulletin import Block, BlockKind, Mark, MarkKind
from briefer.importing.reading import Metadata
from briefer.importing.split import Piece, drop, merge, rename, split, split_at
from tests.shared import shared

LONG = "The army moved along the road to the north and took two villages before the night fell over the valley. " * 3
SHORT_REPORT = "The group said that it had carried out the attack, and published a video of it on the next day. " * 2


def heading(text: str, level: int = 1) -> Block:
    return Block(BlockKind.HEADING, text, level)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def item(text: str, level: int = 0) -> Block:
    return Block(BlockKind.LIST_ITEM, text, level)


def titles(*blocks: Block, title: str | None = None) -> list[str | None]:
    return [piece.title for piece in split(blocks, Metadata(title=title))]


def test_the_seed_holds_six_bulletins() -> None:
    text = shared("inputs", "spotlight-digest-2019-08.txt").read_text(encoding="utf-8-sig")
    pieces = split([paragraph(one.strip()) for one in text.split("\n\n") if one.strip()], Metadata())
    assert [piece.title.split(" (")[0] for piece in pieces if piece.title][:5] == [
        "Spotlight on Global Jihad",
        "Spotlight on Iran",
        "Spotlight on Global Jihad",
        "Spotlight on Global Jihad",
        "Spotlight on Iran",
    ]
    assert len(pieces) == 6
    assert pieces[5].title is not None and pieces[5].title.startswith("Syria is preparing to open")
    assert not pieces[5].certain
    assert all(len(piece.blocks) == 1 for piece in pieces)


def test_a_single_report_is_not_cut() -> None:
    report = [heading("Watch on Iran (August 1-14, 2019)")]
    for chapter in ("Overview", "Iran in Syria", "Iran and the Gulf", "Conclusion"):
        report += [heading(chapter, 2), paragraph(LONG), paragraph(SHORT_REPORT)]
    pieces = split(report, Metadata())
    assert [piece.title for piece in pieces] == ["Watch on Iran (August 1-14, 2019)"]
    assert len(pieces[0].blocks) == len(report) - 1


def test_dated_sections_of_a_report_are_no_items() -> None:
    report = [heading("Watch on Iran (August 1-14, 2019)")]
    for chapter in ("First week (August 1-7, 2019)", "Second week (August 8-14, 2019)"):
        report += [heading(chapter, 2), paragraph(LONG)]
    assert titles(*report) == ["Watch on Iran (August 1-14, 2019)"]


def test_a_report_with_dated_bullets_among_its_text_is_not_cut() -> None:
    report = [heading("Watch on Iran (August 1-14, 2019)"), heading("Overview", 2), paragraph(LONG)]
    report += [item("A convoy crossed the border (Fars, August 3, 2019)."), paragraph(LONG)]
    report += [
        item("A minister spoke (Tasnim, August 5, 2019)."),
        item("A ship was seized (IRNA, August 6, 2019)."),
        paragraph(LONG),
    ]
    assert titles(*report) == ["Watch on Iran (August 1-14, 2019)"]


def test_a_list_of_dated_events_is_cut_event_by_event_with_its_headings_as_context() -> None:
    blocks = [heading("Events (January 15-16, 2025)"), heading("Conflicts", 2), heading("Gaza", 3)]
    blocks += [item("A truce is agreed. (AP, January 15, 2025)"), item("The truce begins. (BBC, January 16, 2025)")]
    blocks += [
        heading("Sudan", 3),
        item("A town is shelled. (AFP, January 16, 2025)"),
        item("In the north.", 1),
        paragraph("More of it."),
    ]
    pieces = split(blocks, Metadata())
    assert [piece.blocks[0].text[:12] for piece in pieces] == ["A truce is a", "The truce be", "A town is sh"]
    assert [piece.context for piece in pieces] == ["Conflicts / Gaza", "Conflicts / Gaza", "Conflicts / Sudan"]
    assert [len(piece.blocks) for piece in pieces] == [1, 1, 3]
    assert {piece.digest for piece in pieces} == {"Events (January 15-16, 2025)"}


def test_events_below_days_need_no_date_of_their_own() -> None:
    blocks = [heading("Chronology of the week")]
    for day in ("Monday, August 5, 2019", "Tuesday, August 6, 2019"):
        blocks += [
            heading(day, 2),
            item("Rockets are fired from the Strip at Sderot."),
            item("A patrol is shot at near the border fence."),
        ]
    pieces = split(blocks, Metadata())
    assert len(pieces) == 4
    assert pieces[3].context == "Tuesday, August 6, 2019"


def test_dated_daily_entries_are_cut_day_by_day() -> None:
    blocks = [heading("Diary of the campaign")]
    for day in ("August 5, 2019", "August 6, 2019", "August 7, 2019"):
        blocks += [heading(day, 2), paragraph(LONG), paragraph(SHORT_REPORT)]
    assert titles(*blocks) == ["August 5, 2019", "August 6, 2019", "August 7, 2019"]


def test_contents_announce_the_items() -> None:
    names = ["Truce talks go on in Doha", "Convoy attacked in the desert", "New cabinet for Tunis"]
    blocks = [paragraph("Desk notes"), paragraph("In this issue:"), *(item(name) for name in names)]
    for name in names:
        blocks += [paragraph(name), paragraph(LONG), paragraph(SHORT_REPORT)]
    assert titles(*blocks) == names


def test_the_contents_of_a_report_announce_chapters() -> None:
    names = ["Introduction", "The road north", "Conclusions"]
    blocks = [heading("The northern front"), paragraph("Contents"), *(item(name) for name in names)]
    for name in names:
        blocks += [heading(name, 2), paragraph(LONG)]
    assert len(titles(*blocks)) == 1


def test_a_newsletter_is_cut_at_its_headings() -> None:
    blocks = [heading("Levant Newsletter"), heading("Lebanon", 2)]
    for name in ("Banks close in Beirut", "Border quiet after exchange of fire"):
        blocks += [heading(name, 3), paragraph(LONG), paragraph("Read more: https://example.org/a")]
    blocks += [heading("Iraq", 2), heading("Depot explodes near Balad", 3), paragraph(LONG)]
    pieces = split(blocks, Metadata())
    assert [piece.title for piece in pieces] == [
        "Banks close in Beirut",
        "Border quiet after exchange of fire",
        "Depot explodes near Balad",
    ]
    assert [piece.context for piece in pieces] == ["Lebanon", "Lebanon", "Iraq"]


def test_numbered_items_of_a_digest_are_cut() -> None:
    blocks = [heading("News in brief")]
    for number, name in enumerate(("Talks in Doha", "Attack in Kabul", "Fuel for Lebanon"), start=1):
        blocks += [paragraph(f"{number}. {name}"), paragraph(LONG)]
    assert titles(*blocks) == ["1. Talks in Doha", "2. Attack in Kabul", "3. Fuel for Lebanon"]


def test_drawn_lines_part_items() -> None:
    blocks: list[Block] = []
    for name in ("Talks in Doha", "Attack in Kabul", "Fuel for Lebanon"):
        blocks += [paragraph(name), paragraph(LONG), paragraph("----------")]
    pieces = split(blocks, Metadata())
    assert [piece.title for piece in pieces] == ["Talks in Doha", "Attack in Kabul", "Fuel for Lebanon"]
    assert all(len(piece.blocks) == 1 for piece in pieces)


def test_mails_in_a_digest_are_cut_at_their_headers() -> None:
    blocks = [paragraph("Today's topics")]
    for subject in ("Talks in Doha", "Re: Attack in Kabul"):
        blocks += [
            paragraph(f"From: Desk <desk@example.org>\nDate: Mon, 5 Aug 2019 10:00:00 +0000\nSubject: {subject}"),
            paragraph(LONG),
        ]
    assert titles(*blocks) == ["Talks in Doha", "Attack in Kabul"]


def test_long_text_before_the_first_item_is_kept_for_review() -> None:
    blocks = [paragraph("A week in the region"), paragraph(LONG)]
    for name in ("Watch on Iran (August 1-7, 2019)", "Watch on Syria (August 1-7, 2019)"):
        blocks += [paragraph(name), paragraph(LONG)]
    pieces = split(blocks, Metadata())
    assert len(pieces) == 3
    assert not pieces[0].certain
    assert pieces[0].blocks[-1].text == LONG


def test_no_text_gives_no_piece() -> None:
    assert split([], Metadata()) == ()
    assert split([paragraph("* * *")], Metadata()) == ()


def _three() -> tuple[Piece, ...]:
    return tuple(
        Piece(name, (paragraph(name * 2), paragraph("Text. " * 9)), title_blocks=(paragraph(name),))
        for name in ("A", "B", "C")
    )


def test_a_reviewer_merges_splits_drops_and_renames() -> None:
    merged = merge(_three(), 0, 1)
    assert [piece.title for piece in merged] == ["A", "C"]
    assert [block.text[:2] for block in merged[0].blocks] == ["AA", "Te", "B", "BB", "Te"]
    parted = split_at(merged, 0, 2)
    assert [piece.title for piece in parted] == ["A", "B", "C"]
    assert [block.text for block in parted[1].blocks] == [block.text for block in _three()[1].blocks]
    assert [piece.title for piece in drop(_three(), 1)] == ["A", "C"]
    assert [piece.title for piece in rename(_three(), 2, " New ")] == ["A", "B", "New"]
    assert split_at(_three(), 0, 0) == _three()


def test_a_thread_is_one_bulletin_and_a_mail_sent_on_is_the_mail() -> None:
    def head(subject: str) -> Block:
        return paragraph(f"From: Desk <desk@example.org>\nDate: Mon, 5 Aug 2019 10:00:00 +0000\nSubject: {subject}")

    thread = [paragraph(LONG), head("Re: Talks"), paragraph(SHORT_REPORT), head("Talks"), paragraph(SHORT_REPORT)]
    assert len(split(thread, Metadata(title="Talks"))) == 1
    (sent_on,) = split(
        [paragraph("Please see below."), head("Fwd: Watch on Iran (August 1-7, 2019)"), paragraph(LONG)],
        Metadata(title="weekly"),
    )
    assert sent_on.title == "Watch on Iran (August 1-7, 2019)"
    assert [block.text for block in sent_on.blocks] == [LONG]


def test_title_lines_of_a_digest_need_no_style() -> None:
    blocks = [paragraph("DAILY NEWS DIGEST"), paragraph("5 AUGUST 2019")]
    for name in ("TALKS IN DOHA", "ATTACK IN KABUL", "FUEL FOR LEBANON"):
        blocks += [paragraph(name), paragraph(LONG)]
    pieces = split(blocks, Metadata())
    assert [piece.title for piece in pieces] == ["TALKS IN DOHA", "ATTACK IN KABUL", "FUEL FOR LEBANON"]
    assert not any(piece.certain for piece in pieces)


def test_words_in_bold_open_the_items_of_a_digest() -> None:
    names = ("Talks in Doha", "Attack in Kabul", "Fuel for Lebanon")
    blocks = [heading("Weekly news summary")]
    blocks += [
        Block(BlockKind.PARAGRAPH, f"{name}. {LONG}", marks=(Mark(0, len(name), MarkKind.BOLD),)) for name in names
    ]
    pieces = split(blocks, Metadata())
    assert [piece.title for piece in pieces] == list(names)
    assert pieces[0].blocks[0].text.startswith("Talks in Doha. The army")


def test_days_below_titles_are_bylines() -> None:
    blocks: list[Block] = []
    for day, name in enumerate(("Talks in Doha", "Attack in Kabul", "Fuel for Lebanon"), start=5):
        blocks += [heading(name, 2), paragraph(f"August {day}, 2019"), paragraph(LONG)]
    assert titles(*blocks) == ["Talks in Doha", "Attack in Kabul", "Fuel for Lebanon"]


def test_rules_between_the_sections_of_a_report_part_nothing() -> None:
    blocks = [heading("The border in August"), paragraph(LONG)]
    for name in ("The north", "The south", "The east"):
        blocks += [paragraph("---"), heading(name, 2), paragraph(LONG)]
    assert len(titles(*blocks)) == 1


def test_an_item_torn_at_a_page_is_joined() -> None:
    blocks = [heading("Events (January 15-21, 2025)")]
    blocks += [item(f"A vote is held on day {day}. (RNZ, January {day}, 2025)") for day in (15, 16)]
    blocks += [item("Citizens vote. (RNZ, January"), paragraph("17, 2025)")]
    pieces = split(blocks, Metadata())
    assert [block.text for block in pieces[2].blocks] == ["Citizens vote. (RNZ, January 17, 2025)"]


def test_a_mail_has_its_subject_for_a_title() -> None:
    mail = Metadata(title="The border in August", origin="mail header")
    (piece,) = split([paragraph("Dear colleagues,"), paragraph(LONG)], mail)
    assert piece.title is None
    assert len(piece.blocks) == 2
    (pasted,) = split([paragraph("Watch on Iran (August 1-7, 2019)"), paragraph(LONG)], mail)
    assert pasted.title == "Watch on Iran (August 1-7, 2019)"


def test_the_foot_of_a_newsletter_is_no_part_of_its_last_item() -> None:
    blocks = [heading("Levant Newsletter")]
    for name in ("Banks close in Beirut", "Border quiet after exchange of fire"):
        blocks += [heading(name, 2), paragraph(LONG), paragraph("Read more")]
    blocks += [paragraph("© 2019 Meridian Desk"), paragraph("Unsubscribe from this list")]
    assert [block.text for block in split(blocks, Metadata())[1].blocks] == [LONG, "Read more"]


def test_a_report_whose_text_is_all_dated_bullets_is_not_cut() -> None:
    report = [heading("Watch on Iran (August 1-14, 2019)"), heading("Overview", 2)]
    report += [item(f"A convoy crossed the border on day {day} (Fars, August {day}, 2019).") for day in range(1, 5)]
    report += [heading("Iran in Syria", 2)]
    report += [item(f"A minister spoke on day {day} (Tasnim, August {day}, 2019).") for day in range(1, 9)]
    assert titles(*report) == ["Watch on Iran (August 1-14, 2019)"]


def test_lines_before_the_first_item_that_are_more_than_a_head_become_a_piece() -> None:
    before = [paragraph(f"A place by the river in the district of the {n} villages") for n in range(8)]
    items = [block for n in (1, 2, 3) for block in (paragraph(f"Watch on Iran (August {n}, 2019)"), paragraph(LONG))]
    assert len(split([*before, *items], Metadata())) == 4
    assert len(split([*before[:2], *items], Metadata())) == 3
