"""The library keeps what it is given, in one file that is never overwritten."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from briefer.bulletin import Block, BlockKind, Bulletin, Finding, Mark, MarkKind, Mention, Passage, Period, bulletin_id
from briefer.faults import Fault
from briefer.library import Filter, Library, Sent, SourceFile, open_library
from briefer.library.database import Database
from briefer.library.opening import VERSION, back_up, migrate, open_database


def made(text: str, title: str = "A title", **values: object) -> Bulletin:
    blocks = (Block(BlockKind.HEADING, title, level=1), Block(BlockKind.PARAGRAPH, text, page=2))
    return Bulletin(bulletin_id(blocks), title, blocks, **values)  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path):
    with open_library(tmp_path / "library.db") as opened:
        yield opened


def test_a_bulletin_comes_back_as_it_went_in(library: Library) -> None:
    table = Block(BlockKind.TABLE, "a\tb\nc\td", header_rows=1, language="ar", direction="rtl")
    marks = (Mark(0, 1, MarkKind.LINK, "https://example.org"), Mark(2, 3, MarkKind.BOLD))
    blocks = (table, Block(BlockKind.LIST_ITEM, "دير الزور \U0001f600", level=2, ordered=True, label="3.", marks=marks))
    bulletin = Bulletin(
        bulletin_id(blocks),
        "T",
        blocks,
        series="S",
        issuer="I",
        period=Period(date(2019, 7, 28), None),
        published=date(2019, 8, 11),
        language="ar",
        url="https://example.org/1",
        marking="TLP:GREEN",
        reliability="B",
        credibility="2",
        findings=(Finding("period", "title", "July 28"),),
    )
    library.add(bulletin)
    assert library.bulletin(bulletin.id) == bulletin


def test_the_same_bulletin_is_added_once_and_its_files_are_known(library: Library) -> None:
    bulletin = made("Text.")
    first = SourceFile("a" * 64, "a.txt", 5, "txt")
    assert library.add(bulletin, file=first).outcome == "added"
    assert library.add(bulletin, file=SourceFile("b" * 64, "b.docx", 9, "docx")).outcome == "duplicate"
    assert library.has_file("a" * 64) == library.has_file("b" * 64) == (bulletin.id,)
    assert library.has_file("c" * 64) == ()
    assert library.count() == 1


def test_a_bulletin_described_alike_with_other_text_is_a_newer_version_and_both_stay(library: Library) -> None:
    period = Period(date(2019, 8, 1), date(2019, 8, 7))
    old, new = made("Old.", series="S", period=period), made("New.", series="S", period=period)
    library.add(old)
    assert library.add(new).newer_version_of == old.id
    assert library.count() == 2


def test_of_a_version_that_was_removed_and_came_again_one_is_current(library: Library) -> None:
    period = Period(date(2019, 8, 1), date(2019, 8, 7))
    old, new = made("Old.", series="S", period=period), made("New.", series="S", period=period)
    library.add_many([old])
    library.add_many([new])
    library.remove([old.id])
    library.add_many([old])
    assert library.ids(Filter(current=True)) == [old.id]


def test_a_version_stays_where_the_newer_one_is_of_other_days(library: Library) -> None:
    old, new = (
        made("Old.", series="S", published=date(2019, 8, 1)),
        made("New.", series="S", published=date(2019, 9, 1)),
    )
    library.add(old)
    library.add(new)
    library.link(new.id, newer_version_of=old.id)
    assert library.ids(Filter(current=True)) == [new.id]
    assert library.ids(Filter(current=True, end=date(2019, 8, 15))) == [old.id]


def test_a_version_between_two_can_be_removed(library: Library) -> None:
    period = Period(date(2019, 8, 1), date(2019, 8, 7))
    first, second, third = (made(f"Text {n}.", series="S", period=period) for n in range(3))
    for each in (first, second, third):
        library.add(each)
    library.remove([second.id])
    assert library.ids(Filter(current=True)) == [third.id]


def test_two_items_of_one_file_that_are_described_alike_are_no_versions(library: Library) -> None:
    period = Period(date(2019, 8, 1), date(2019, 8, 1))
    file = SourceFile("a" * 64, "digest.txt", 5, "txt")
    one, two = made("A blast in Kabul.", "Blast", period=period), made("A blast in Herat.", "Blast", period=period)
    assert [added.newer_version_of for added in library.add_many([one, two], file=file)] == [None, None]


def test_a_bulletin_that_cannot_be_read_is_a_fault(library: Library) -> None:
    library.add(made("Text."))
    with closing(sqlite3.connect(library.path)) as plain:
        plain.execute("UPDATE body SET blocks = 'no JSON'")
        plain.commit()
    with pytest.raises(Fault) as fault:
        library.bulletins(library.ids())
    assert fault.value.key == "library.damaged"


def test_lists_are_newest_first_and_filters_narrow_them(library: Library) -> None:
    week = Period(date(2019, 8, 1), date(2019, 8, 7))
    one = made("Attacks in Idlib.", "One", series="Jihad", period=week, language="en")
    two = made(
        "Tehran talks.", "Two", series="Iran", period=Period(date(2019, 7, 14), date(2019, 7, 28)), language="en"
    )
    undated = made("غارات على إدلب", "Three", language="ar")
    library.add_many([undated, two, one])
    assert [row.title for row in library.listing()] == ["One", "Two", "Three"]
    assert [row.title for row in library.listing(Filter(series="Iran"))] == ["Two"]
    assert [row.title for row in library.listing(Filter(start=date(2019, 7, 28), end=date(2019, 7, 31)))] == ["Two"]
    assert [row.title for row in library.listing(Filter(text="attack idlib"))] == ["One"]
    assert [row.title for row in library.listing(Filter(text="attack idl"))] == ["One"]
    assert library.listing(Filter(text="att idlib")) == []
    assert [row.title for row in library.listing(Filter(text="إدلب", language="ar"))] == ["Three"]
    assert [row.title for row in library.listing(Filter(limit=1, offset=1))] == ["Two"]
    assert library.listing(Filter(ids=[two.id]))[0].period == two.period
    assert library.listing(Filter(text="!!")) == []
    assert library.series() == [("Iran", 1), ("Jihad", 1)]
    assert library.languages() == [("en", 2), ("ar", 1)]


def test_corrections_stick_and_say_that_the_user_made_them(library: Library) -> None:
    bulletin = made("Text.", "Wrnog", findings=(Finding("title", "text"),))
    library.add(bulletin)
    library.correct(bulletin.id, title="Right", period=Period(date(2019, 1, 1), date(2019, 1, 2)), marking="TLP:RED")
    library.add(bulletin)
    kept = library.bulletin(bulletin.id)
    assert (kept.id, kept.title, str(kept.period), kept.marking) == (
        bulletin.id,
        "Right",
        "2019-01-01/2019-01-02",
        "TLP:RED",
    )
    assert Finding("title", "user") in kept.findings and Finding("title", "text") not in kept.findings
    assert (
        library.count(Filter(text="right")) == 1 and library.count(Filter(text="wrnog")) == 1
    )  # the heading block keeps it
    with pytest.raises(Fault, match="cannot be corrected"):
        library.correct(bulletin.id, blocks=())
    for wrong in ({"reliability": "G"}, {"credibility": "0"}, {"title": " "}):
        with pytest.raises(Fault, match="Write"):
            library.correct(bulletin.id, **wrong)
    assert library.bulletin(bulletin.id) == kept


def test_an_unknown_bulletin_is_said_to_be_unknown(library: Library) -> None:
    with pytest.raises(Fault) as fault:
        library.bulletin("0123456789abcdef")
    assert fault.value.key == "library.no_bulletin"


def test_what_is_removed_is_gone_from_lists_search_and_topics(library: Library) -> None:
    bulletin = made("Attacks in Idlib.")
    library.add(bulletin, file=SourceFile("a" * 64, "a.txt", 5, "txt"))
    library.put_mentions(bulletin.id, [mention(bulletin, "idlib", "Idlib")], "1")
    assert library.remove([bulletin.id, "nothing"]) == 1
    assert library.count() == library.count(Filter(text="idlib")) == 0
    assert library.topic_counts() == {} and library.has_file("a" * 64) == ()
    assert library.add(bulletin).outcome == "added"
    assert library.count(Filter(text="idlib")) == 1


def mention(bulletin: Bulletin, topic: str, name: str) -> Mention:
    start = bulletin.blocks[1].text.index(name)
    return Mention(topic, name, "name", Passage(bulletin.id, 1, start, start + len(name), name))


def test_mentions_are_kept_counted_and_stay_away_once_rejected(library: Library) -> None:
    one, two = made("Idlib and Hama."), made("Only Hama.")
    library.add_many([one, two])
    found = [mention(one, "idlib", "Idlib"), mention(one, "hama", "Hama")]
    library.put_mentions(one.id, found, "v1")
    library.put_mentions(two.id, [mention(two, "hama", "Hama")], "v1")
    assert library.mentions(one.id) == tuple(found)
    assert library.topic_counts() == {"hama": 2, "idlib": 1}
    assert library.bulletins_of(["idlib"]) == [one.id]
    assert library.listing(Filter(topics=["idlib"]))[0].topics == (("hama", 1), ("idlib", 1))
    assert library.untagged("v2") == [two.id, one.id] and library.untagged("v1") == []
    library.reject_mention(found[1])
    library.put_mentions(one.id, found, "v2")
    assert [m.topic for m in library.mentions(one.id)] == ["idlib"]
    assert library.topic_counts() == {"hama": 1, "idlib": 1}
    library.reject_mention(mention(two, "hama", "Hama"), everywhere=True)
    library.put_mentions(two.id, [mention(two, "hama", "Hama")], "v2")
    assert library.topic_counts() == {"idlib": 1}


def test_a_topic_counts_with_what_is_below_it_each_bulletin_once(library: Library) -> None:
    one, two, three = made("Idlib and Hama."), made("Only Hama."), made("Nothing at all.")
    library.add_many([one, two, three])
    library.put_mentions(one.id, [mention(one, "idlib", "Idlib"), mention(one, "hama", "Hama")], "v1")
    library.put_mentions(two.id, [mention(two, "hama", "Hama")], "v1")
    below = {"syria": ("syria", "idlib", "hama"), "iraq": ("iraq", "mosul")}
    assert library.topic_counts_below(below) == {"syria": 2}
    assert library.topic_counts_below(below, Filter(text="idlib")) == {"syria": 1}
    assert library.topic_counts_below({}) == {}


def test_what_was_sent_is_known_and_drafts_do_not_count(library: Library) -> None:
    passage, other = Passage("b" * 16, 1, 0, 4, "Text"), Passage("c" * 16, 1, 0, 4, "Text")
    library.record_sent(Sent("pack-1", (passage,), ("item-1",), datetime(2019, 8, 14, 16), marking="TLP:AMBER"))
    library.record_sent(Sent("pack-2", (other,), (), datetime(2019, 8, 15, 16), draft=True))
    assert library.sent_passages() == (passage,)
    assert library.sent_passages(["pack-2"]) == ()
    assert [(s.pack, s.draft, s.items) for s in library.exports()] == [
        ("pack-2", True, ()),
        ("pack-1", False, ("item-1",)),
    ]


def test_what_is_remembered_stays(library: Library) -> None:
    library.remember("reader", "1")
    library.remember("reader", "2")
    assert library.remembered("reader") == "2" and library.remembered("other") is None


def test_a_library_is_made_once_and_opens_again(tmp_path: Path) -> None:
    where = tmp_path / "deep" / "down" / "library.db"
    with open_library(where) as first:
        assert first.is_empty()
        first.add(made("Text."))
    with open_library(f"sqlite:///{where}") as second:
        assert second.count() == 1
    with closing(sqlite3.connect(where)) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert plain.execute("PRAGMA application_id").fetchone()[0]
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    where = tmp_path / "library.db"
    with open_library(where) as library:
        library.add_many(made(f"Text {n} " + "word " * 500, f"Title {n}") for n in range(40))
    whole = where.read_bytes()
    hurts = {
        "cut": whole[: len(whole) // 2],
        "overwritten": whole[:4096] + b"\xff" * 40960 + whole[45056:],
        "head": whole[:50],
        "text": b"Spotlight on Iran\n" * 500,
        "schema": whole[:100] + b"\x00" * 3996 + whole[4096:],
    }
    for name, hurt in hurts.items():
        where.write_bytes(hurt)
        with pytest.raises(Fault, match=str(where)) as fault:
            open_library(where)
        assert fault.value.key in ("library.damaged", "library.foreign"), name
        assert where.read_bytes() == hurt, name


def test_a_file_of_another_program_or_a_newer_briefer_is_refused(tmp_path: Path) -> None:
    foreign, newer = tmp_path / "foreign.db", tmp_path / "newer.db"
    with closing(sqlite3.connect(foreign)) as plain:
        plain.execute("CREATE TABLE t (x)")
    with pytest.raises(Fault) as fault:
        open_library(foreign)
    assert fault.value.key == "library.foreign"
    open_library(newer).close()
    with closing(sqlite3.connect(newer)) as plain:
        plain.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(Fault, match="newer Briefer"):
        open_library(newer)
    with pytest.raises(Fault, match="is a folder"):
        open_library(tmp_path)
    with pytest.raises(Fault, match="cannot be used"):
        open_library("postgresql://somewhere/library")


def test_migrations_run_in_order_after_a_backup(tmp_path: Path) -> None:
    where = tmp_path / "library.db"
    with open_library(where) as library:
        library.add(made("Text."))
    copy = back_up(where, 7)
    database = open_database(where)
    steps: list[int] = []
    assert migrate(database, 7, {7: lambda c: steps.append(7), 8: lambda c: steps.append(8)}) == 9
    database.close()
    assert steps == [7, 8]
    with closing(sqlite3.connect(copy)) as plain:
        assert plain.execute("SELECT count(*) FROM bulletin").fetchone() == (1,)


def test_a_second_writer_waits_and_is_told_who_holds_the_library(tmp_path: Path) -> None:
    where = tmp_path / "library.db"
    open_library(where).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import sqlite3,sys,time\nc=sqlite3.connect({str(where)!r},isolation_level=None)\n"
         "c.execute('BEGIN IMMEDIATE')\nprint('held',flush=True)\ntime.sleep(30)"],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        library = Library(open_database(where, patience_seconds=0.2))
        started = time.monotonic()
        with pytest.raises(Fault, match="is being written to by") as fault:
            library.add(made("Text."))
        assert time.monotonic() - started >= 0.2
        if Path("/proc/locks").exists():
            assert str(holder.pid) in str(fault.value)
        assert library.count() == 0
        library.close()
    finally:
        holder.kill()
        holder.communicate()


def test_several_threads_may_read_and_write_at_once(library: Library) -> None:
    errors: list[Fault] = []

    def work(name: int) -> None:
        try:
            for n in range(10):
                library.add(made(f"Text {name}-{n}"))
                library.listing(Filter(text="text"))
        except Fault as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == [] and library.count() == 60


def test_a_failed_batch_leaves_nothing_behind(library: Library) -> None:
    def broken():
        yield made("One.")
        raise ValueError("reader died")

    with pytest.raises(ValueError):
        library.add_many(broken())
    assert library.count() == 0


def test_a_database_that_fails_says_so_in_a_sentence(tmp_path: Path) -> None:
    where = tmp_path / "library.db"
    open_library(where).close()
    database = Database(where)
    with pytest.raises(Fault) as fault, database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert fault.value.key == "library.damaged"
    database.close()


def test_a_killed_import_leaves_exactly_what_was_reported_or_one_file_more(tmp_path: Path) -> None:
    where = tmp_path / "library.db"
    program = (
        "import sys\nfrom pathlib import Path\nfrom briefer.bulletin import *\nfrom briefer.library import open_library\n"
        f"library = open_library(Path({str(where)!r}))\n"
        "for n in range(100000):\n"
        "    made = []\n"
        "    for part in range(3):\n"
        "        blocks = (Block(BlockKind.PARAGRAPH, f'Text {n} {part} ' * 50),)\n"
        "        made.append(Bulletin(bulletin_id(blocks), 'T', blocks))\n"
        "    library.add_many(made)\n"
        "    print(*(b.id for b in made), flush=True)\n"
    )
    importing = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert importing.stdout is not None
    reported = [importing.stdout.readline().split() for _ in range(20)]
    importing.kill()
    reported += [line.split() for line in importing.communicate()[0].splitlines() if line.count(" ") == 2]
    with open_library(where) as library:
        there = set(library.ids())
        assert {id for ids in reported for id in ids} <= there
        assert len(there) % 3 == 0 and len(there) <= 3 * (len(reported) + 1)
        assert library.count(Filter(text="text")) == len(there)


def test_the_database_is_not_imported_before_a_library_is_opened() -> None:
    program = "import sys, briefer.library, briefer.search, briefer.summaries; assert 'sqlalchemy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
