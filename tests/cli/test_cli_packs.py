"""Commands on packs: draft, next, export, check, template, summarise."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from briefer.pack import file
from briefer.pack.model import Excerpt, Section
from briefer.pack.outline import cited_passages, walk
from tests.cli.running import Terminal
from tests.shared import shared


@pytest.fixture
def pack(filled: Terminal, tmp_path: Path) -> Path:
    """A pack drafted on the digest."""
    path = tmp_path / "week.brief"
    ran = filled(
        "draft", "--topic", "iran", "--topic", "Idlib", "-o", path, "--title", "Week 33", "--marking", "tlp:green"
    )
    assert (ran.status, ran.err) == (0, "")
    assert "2 sections" in ran.out
    return path


def test_a_draft_has_its_topics_and_is_borne_out(filled: Terminal, pack: Path) -> None:
    held = file.load(pack)
    assert [item.title for item in held.pack.items if isinstance(item, Section)] == ["Iran", "Idlib"]
    assert (held.pack.title, held.pack.marking) == ("Week 33", "TLP:GREEN")
    assert set(held.sources) == {passage.bulletin for passage in cited_passages(held.pack)}
    assert "template.toml" in held.template
    ran = filled("check", pack)
    assert ran.status == 0
    assert "0 errors" in ran.out


def test_the_same_draft_twice_gives_the_same_bytes(filled: Terminal, pack: Path) -> None:
    again = pack.with_name("again.brief")
    filled("draft", "--topic", "iran", "--topic", "Idlib", "-o", again, "--title", "Week 33", "--marking", "tlp:green")
    assert again.read_bytes() == pack.read_bytes()


def test_a_draft_takes_bulletins_days_and_words(filled: Terminal, tmp_path: Path) -> None:
    key = filled("bulletins", "--series", "Spotlight on Iran", "--json").lines[0]["id"]
    path = tmp_path / "one.brief"
    assert filled("draft", key[:8], "-o", path, "--words", "40").status == 0
    assert {p.bulletin for p in cited_passages(file.load(path).pack)} == {key}
    assert filled("draft", "--from", "2019-08-12", "-o", path).status == 0
    assert key not in {p.bulletin for p in cited_passages(file.load(path).pack)}
    none = filled("draft", "--from", "2031-01-01", "-o", path)
    assert none.status == 1
    assert "Nothing was found" in none.err


def test_a_topic_on_which_nothing_is_said_is_told(filled: Terminal, tmp_path: Path) -> None:
    ran = filled("draft", "--topic", "iran", "--topic", "boko-haram", "-o", tmp_path / "p.brief")
    assert ran.status == 0
    assert "Boko Haram" in ran.err


def test_what_an_earlier_pack_says_is_left_out(filled: Terminal, pack: Path) -> None:
    later = pack.with_name("later.brief")
    ran = filled("draft", "--topic", "iran", "--topic", "Idlib", "--since", pack, "-o", later)
    if ran.status == 0:
        assert set(cited_passages(file.load(pack).pack)).isdisjoint(cited_passages(file.load(later).pack))
    else:
        assert "Nothing was found" in ran.err


def test_what_was_sent_from_a_pack_stays_sent_when_the_pack_is_cut(
    filled: Terminal, pack: Path, tmp_path: Path
) -> None:
    assert filled("export", pack, "-o", tmp_path / "sent.pdf").status == 0
    held = file.load(pack)
    cut = msgspec.structs.replace(held.pack, items=held.pack.items[:1])
    file.save(cut, pack, held.sources)
    ran = filled("draft", "--topic", "Idlib", "--since", pack, "-o", tmp_path / "later.brief")
    if ran.status == 0:
        later = set(cited_passages(file.load(tmp_path / "later.brief").pack))
        assert later.isdisjoint(cited_passages(held.pack))


def test_the_next_issue_takes_the_days_after(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(
        "Spotlight on Iran (August 15 – 28, 2019)\n\nIran sent a delegation to Damascus on August 20. The delegation met officials of "
        "the Syrian army and visited Idlib. Iran said it would take part in rebuilding the port.\n",
        encoding="utf-8",
    )
    assert filled("import", new).status == 0
    following = tmp_path / "next.brief"
    ran = filled("next", pack, "-o", following)
    assert ran.status == 0, ran.err
    made = file.load(following).pack
    assert made.previous[0] == file.load(pack).pack.id
    assert made.title == "Week 33"
    assert {p.bulletin for p in cited_passages(made)}.isdisjoint(
        {p.bulletin for p in cited_passages(file.load(pack).pack)}
    )


def test_an_export_gives_word_and_pdf_with_everything_in_them(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    docx, pdf = tmp_path / "out.docx", tmp_path / "out.pdf"
    ran = filled("export", pack, "-o", docx, "-o", pdf)
    assert ran.status == 0, ran.err
    assert ran.out.splitlines() == [str(docx), str(pdf)]
    assert pdf.read_bytes().startswith(b"%PDF-")
    body = zipfile.ZipFile(docx).read("word/document.xml").decode()
    for item in walk(file.load(pack).pack):
        if isinstance(item, Excerpt):
            assert item.wording.split(".")[0].split("’")[0] in body


def test_exports_are_recorded_as_sent_unless_drafts(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    from briefer.library import open_library

    assert filled("export", pack, "-o", tmp_path / "draft.pdf", "--draft").status == 0
    with open_library(filled.library) as library:
        assert library.sent_passages() == ()
    assert filled("export", pack, "-o", tmp_path / "sent.pdf").status == 0
    with open_library(filled.library) as library:
        assert set(library.sent_passages()) == set(cited_passages(file.load(pack).pack))


def test_a_marking_below_a_sources_needs_a_decision(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    from briefer.library import open_library

    with open_library(filled.library) as library:
        for row in library.listing():
            library.correct(row.id, marking="TLP:AMBER")
    strict, out = tmp_path / "strict.brief", tmp_path / "out.pdf"
    weak = filled("draft", "--topic", "iran", "--marking", "TLP:GREEN", "-o", strict)
    assert weak.status == 2 and "TLP:AMBER" in weak.err and not strict.exists()
    assert filled("draft", "--topic", "iran", "-o", strict).status == 0
    assert file.load(strict).pack.marking == "TLP:AMBER"
    assert filled("export", strict, "-o", out, "--marking", "TLP:CLEAR").status == 2
    assert not out.exists()
    decided = ("--marking", "TLP:CLEAR", "--marking-decision", "Released by the issuer")
    assert filled("export", strict, "-o", out, *decided).status == 0
    kept = file.load(strict).pack
    assert (kept.marking, kept.marking_decision) == ("TLP:CLEAR", "Released by the issuer")


def test_a_pack_without_a_marking_carries_its_sources(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    """On the pages and in the properties, of the Word file and of the PDF."""
    held = file.load(pack)
    sources = {key: replace(one, marking="TLP:AMBER") for key, one in held.sources.items()}
    bare, docx, pdf = tmp_path / "bare.brief", tmp_path / "out.docx", tmp_path / "out.pdf"
    unmarked = msgspec.structs.replace(held.pack, marking="")
    file.save(unmarked, bare, sources, assets=held.assets, template_files=held.template)
    assert filled("export", bare, "-o", docx, "-o", pdf).status == 0
    with zipfile.ZipFile(docx) as archive:
        for part in ("docProps/core.xml", "docProps/custom.xml"):
            assert b"TLP:AMBER" in archive.read(part)
    pages = pypdfium2.PdfDocument(pdf)
    assert all("TLP:AMBER" in page.get_textpage().get_text_range() for page in pages)
    assert "TLP:AMBER" in pages.get_metadata_value("Keywords") + pages.get_metadata_value("Subject")


def test_no_folder_is_made_by_mistake(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    """A mistyped folder is named and not made, by what saves a pack and by what exports one."""
    lost = tmp_path / "no-such"
    for command in (
        ("draft", "--topic", "iran", "-o", lost / "a.brief"),
        ("next", pack, "-o", lost / "a.brief"),
        ("export", pack, "-o", lost / "a.docx"),
    ):
        ran = filled(*command)
        assert ran.status == 1 and "no folder" in ran.err and str(lost) in ran.err and not lost.exists()


def test_a_target_that_cannot_be_written_is_named(filled: Terminal, pack: Path, tmp_path: Path) -> None:
    assert filled("export", pack, "-o", tmp_path / "x.pdf", "--template", "no-such").status == 2
    odd = filled("export", pack, "-o", tmp_path / "out.odt")
    assert odd.status == 2 and "out.odt" in odd.err
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert filled("export", pack, "-o", folder).status == 1
    topics = filled("topics", "export", tmp_path / "no-such-folder" / "t.toml")
    assert topics.status == 1 and "no-such-folder" in topics.err and ".part" not in topics.err


@pytest.mark.parametrize("damage", ["truncated", "newer", "text"])
def test_a_damaged_pack_is_refused_and_left_as_it_is(filled: Terminal, pack: Path, tmp_path: Path, damage: str) -> None:
    bad = tmp_path / "bad.brief"
    content = {"truncated": pack.read_bytes()[:-200], "text": b"not a pack", "newer": b""}[damage]
    bad.write_bytes(content)
    if damage == "newer":
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("mimetype", file.MIMETYPE)
            archive.writestr("pack.json", json.dumps({"format": 99}))
        content = bad.read_bytes()
    for ran in (
        filled("check", bad),
        filled("export", bad, "-o", tmp_path / "x.pdf"),
        filled("next", bad, "-o", tmp_path / "y.brief"),
    ):
        assert ran.status == 1
        assert "bad.brief" in ran.err
    if damage != "newer":
        assert filled("draft", "--topic", "iran", "-o", bad).status == 1
    assert bad.read_bytes() == content


def test_check_names_what_is_not_borne_out(filled: Terminal, pack: Path) -> None:
    held = file.load(pack)
    bad = pack.with_name("tampered.brief")
    content = pack.read_bytes()
    with zipfile.ZipFile(pack) as old, zipfile.ZipFile(bad, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "pack.json":
                data = data.replace(b"Soleimani", b"Suleimani")
            new.writestr(entry, data)
    assert any("Soleimani" in passage.quotation for passage in cited_passages(held.pack))
    ran = filled("check", bad, "--json")
    assert ran.status == 1
    assert any("Suleimani" in finding["words"] for finding in ran.lines)
    assert pack.read_bytes() == content


def test_a_summary_has_sources_that_hold_its_sentences(filled: Terminal, digest: Path) -> None:
    key = filled("bulletins", "--series", "Spotlight on Iran", "--json").lines[0]["id"]
    blocks = filled("show", key, "--json").lines[0]["blocks"]
    told = filled("summarise", key, "--topic", "hamas", "--sentences", "1", "--json").lines
    assert len(told) == 1 and "Hamas" in told[0]["sentence"]
    source = told[0]["sources"][0]
    assert blocks[source["block"]]["text"][source["start"] : source["end"]] == told[0]["sentence"]
    assert len(filled("summarise", digest, "--json").lines) >= 2
    assert (
        sum(len(one["sentence"].split()) for one in filled("summarise", digest, "--words", "30", "--json").lines) <= 30
    )


def test_a_summary_goes_on_without_the_files_that_cannot_be_read(filled: Terminal, digest: Path) -> None:
    empty = digest.with_name("empty.txt")
    empty.touch()
    ran = filled("summarise", empty, digest, "--sentences", "1", "--json")
    assert (ran.status, len(ran.lines)) == (1, 1)
    assert "empty.txt" in ran.err
    assert filled("summarise", empty, "--json").status == 1


def test_templates_are_listed_and_checked(filled: Terminal) -> None:
    assert "weekly-brief" in [template["name"] for template in filled("template", "list", "--json").lines]
    sound = Path(__file__).parents[2] / "templates" / "weekly-brief"
    assert filled("template", "lint", sound).status == 0
    assert filled("template", "lint", sound, "--json").lines == []


def test_the_seed_gives_a_pack_that_is_borne_out(briefer: Terminal, tmp_path: Path) -> None:
    assert briefer("import", shared("inputs", "spotlight-digest-2019-08.txt")).status == 0
    path = tmp_path / "seed.brief"
    topics = ("--topic", "iran", "--topic", "isis", "--topic", "hamas", "--topic", "albu-kamal")
    assert briefer("draft", *topics, "-o", path).status == 0
    assert briefer("export", path, "-o", tmp_path / "a.docx", "-o", tmp_path / "a.pdf").status == 0
    assert briefer("check", path).status == 0
    assert [item.topic for item in file.load(path).pack.items if isinstance(item, Section)] == [
        "iran",
        "isis",
        "hamas",
        "albu-kamal",
    ]
