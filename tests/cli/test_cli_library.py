"""Commands on the library: import, bulletins, show, search, tag, topics."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from briefer.folders import user_folders
from tests.cli.running import Terminal
from tests.shared import shared


def test_importing_tells_what_came_of_each_bulletin(briefer: Terminal, digest: Path) -> None:
    ran = briefer("import", digest, "--json")
    assert ran.status == 0
    (told,) = ran.lines
    assert told["file"] == str(digest)
    assert (told["outcome"], told["reason"]) == ("added", None)
    jihad, iran = told["bulletins"]
    assert set(jihad) == {
        "id", "outcome", "title", "series", "period", "language", "newer_version_of", "near_duplicate_of"
    }  # fmt: skip
    assert iran["title"] == "Spotlight on Iran (July 28 – August 11, 2019)"
    assert (iran["series"], iran["period"], iran["language"]) == ("Spotlight on Iran", "2019-07-28/2019-08-11", "en")
    assert jihad["period"] == "2019-08-08/2019-08-14"


def test_importing_twice_adds_nothing_and_says_so(briefer: Terminal, digest: Path) -> None:
    briefer("import", digest)
    again = briefer("import", digest, "--json")
    assert again.status == 0
    assert again.lines[0]["outcome"] == "duplicate"
    assert "nothing was added" in again.lines[0]["reason"]
    assert {bulletin["outcome"] for bulletin in again.lines[0]["bulletins"]} == {"duplicate"}
    assert "0 bulletins added, 2 already there" in briefer("import", digest).out
    assert len(briefer("bulletins", "--json").lines) == 2


def test_the_same_text_under_another_name_adds_nothing(briefer: Terminal, digest: Path) -> None:
    briefer("import", digest)
    copy = digest.with_name("copy.txt")
    copy.write_text(digest.read_text("utf-8") + "\n\n", encoding="utf-8")
    assert briefer("import", copy, "--json").lines[0]["outcome"] == "duplicate"


def test_bad_files_are_named_with_reason_and_the_others_go_on(briefer: Terminal, digest: Path) -> None:
    empty = digest.with_name("empty.txt")
    empty.write_bytes(b"")
    noise = digest.with_name("noise.docx")
    noise.write_bytes(b"PK\x03\x04 this is no Word file")
    ran = briefer("import", empty, noise, digest.with_name("absent.pdf"), digest, "--json")
    assert ran.status == 1
    assert [told["outcome"] for told in ran.lines] == ["refused", "refused", "refused", "added"]
    for told, name in zip(ran.lines, ("empty.txt", "noise.docx", "absent.pdf"), strict=False):
        assert name in told["reason"]
        assert told["reason"] in ran.err


def test_the_seed_gives_its_six_bulletins(briefer: Terminal) -> None:
    ran = briefer("import", shared("inputs", "spotlight-digest-2019-08.txt"), "--json")
    found = [(bulletin["series"], bulletin["period"]) for bulletin in ran.lines[0]["bulletins"]]
    assert found == [
        ("Spotlight on Global Jihad", "2019-08-08/2019-08-14"),
        ("Spotlight on Iran", "2019-07-28/2019-08-11"),
        ("Spotlight on Global Jihad", "2019-08-01/2019-08-07"),
        ("Spotlight on Global Jihad", "2019-07-25/2019-07-31"),
        ("Spotlight on Iran", "2019-07-14/2019-07-28"),
        (None, None),
    ]


def test_bulletins_are_listed_and_narrowed(filled: Terminal) -> None:
    assert len(filled("bulletins", "--json").lines) == 2
    assert [b["series"] for b in filled("bulletins", "--series", "Spotlight on Iran", "--json").lines] == [
        "Spotlight on Iran"
    ]
    assert [b["series"] for b in filled("bulletins", "--from", "2019-08-12", "--json").lines] == [
        "Spotlight on Global Jihad"
    ]
    assert [b["series"] for b in filled("bulletins", "--to", "2019-08-07", "--json").lines] == ["Spotlight on Iran"]
    assert [b["series"] for b in filled("bulletins", "--topic", "Hamas", "--json").lines] == ["Spotlight on Iran"]
    assert "\tSpotlight on Iran (July 28 – August 11, 2019)\t" in filled("bulletins").out


def test_a_bulletin_is_shown_with_its_blocks(filled: Terminal) -> None:
    key = filled("bulletins", "--series", "Spotlight on Iran", "--json").lines[0]["id"]
    (shown,) = filled("show", key, "--json").lines
    assert shown["period"] == "2019-07-28/2019-08-11"
    assert any("Soleimani" in block["text"] for block in shown["blocks"])
    assert set(shown["blocks"][0]) == {"kind", "level", "text", "page"}
    assert filled("show", key[:6], "--json").lines[0]["id"] == key


def test_search_finds_words_with_snippets(filled: Terminal) -> None:
    (hit,) = filled("search", "Soleimani crossing", "--json").lines
    assert set(hit) == {"bulletin", "title", "score", "snippet"}
    assert "Soleimani" in hit["snippet"]
    assert filled("search", '"no such words', "--json").lines == []


def test_tags_stand_word_for_word_at_their_place(filled: Terminal, digest: Path) -> None:
    key = filled("bulletins", "--series", "Spotlight on Iran", "--json").lines[0]["id"]
    found = filled("tag", key, "--json").lines
    blocks = filled("show", key, "--json").lines[0]["blocks"]
    assert {"iran", "qasem-soleimani", "albu-kamal", "hamas"} <= {mention["topic"] for mention in found}
    for mention in found:
        assert blocks[mention["block"]]["text"][mention["start"] : mention["end"]] == mention["text"]
    of_file = filled("tag", digest, "--json").lines
    assert [m for m in of_file if m["bulletin"] == key] == found


def test_topics_are_listed_checked_exported_and_imported(filled: Terminal, tmp_path: Path) -> None:
    topics = filled("topics", "list", "--json").lines
    assert len(topics) >= 60
    assert {"iran", "iraq", "syria", "idlib", "albu-kamal", "isis", "hamas", "qasem-soleimani"} <= {
        t["id"] for t in topics
    }
    assert filled("topics", "lint").status == 0
    assert filled("topics", "export", tmp_path / "all.toml").status == 0
    own = tmp_path / "own.toml"
    own.write_text(
        '[[topic]]\nid = "fairs"\nlabel = "Fairs"\nkind = "theme"\nnames = ["international fair"]\n', "utf-8"
    )
    assert filled("topics", "import", own).status == 0
    assert [b["series"] for b in filled("bulletins", "--topic", "fairs", "--json").lines] == ["Spotlight on Iran"]
    own.write_text('[[topic]]\nid = "Bad Id"\n', "utf-8")
    assert filled("topics", "lint", own).status == 1


def test_bulletins_come_in_on_standard_input(briefer: Terminal, digest: Path) -> None:
    command = [sys.executable, "-m", "briefer", "--library", str(briefer.library), "import", "-", "--json"]
    done = subprocess.run(command, input=digest.read_bytes(), capture_output=True, check=True)
    report = json.loads(done.stdout)
    assert (report["file"], report["outcome"], len(report["bulletins"])) == ("-", "added", 2)


def test_problems_in_the_users_own_topic_files_are_said(briefer: Terminal, digest: Path) -> None:
    folder = user_folders().topics
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text('[[topic]]\nlabel = "no id"\n')
    ran = briefer("import", digest)
    assert ran.status == 0 and "own.toml" in ran.err
