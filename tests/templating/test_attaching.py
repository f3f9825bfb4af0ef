"""The manifest and the cited bulletins travel inside the PDF, and what they say is true."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import msgspec
import pikepdf
import pytest

from briefer.bulletin import Bulletin
from briefer.pack.file import from_bytes, to_bytes
from briefer.templating.catalogue import find_template
from briefer.templating.compose import Composed, compose
from briefer.writing.pdf import render_pdf
from tests.samples import MOMENT, PIXEL, sample_pack, sample_sources


def composed(**options: object) -> Composed:
    return compose(
        sample_pack(),
        sample_sources(),
        find_template("weekly-brief"),
        moment=MOMENT,
        options=options,
        assets={"pixel.png": PIXEL},
    )


def attached(of: Composed) -> dict[str, bytes]:
    """Return the files inside the PDF, by name, read back from it."""
    import io

    pdf = pikepdf.open(io.BytesIO(render_pdf(of.document, of.house).content))
    assert {str(one.UF) for one in pdf.Root.get("/AF", [])} == set(pdf.attachments)
    return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def test_the_manifest_goes_along_and_names_every_item_with_true_hashes() -> None:
    files = attached(composed())
    assert list(files) == ["manifest.json"]
    told = json.loads(files["manifest.json"])
    assert (told["format"], told["pack"]["id"], told["pack"]["marking"]) == (1, "pack-1", "TLP:AMBER")
    shown = [item["id"] for item in told["items"]]
    expected = "sec-1 sum-1 exc-1 exc-2 ass-1 tab-1 sec-2 exc-3 exc-4 time-1 note-1 fig-1 sec-3 exc-5 brk-1"
    assert shown == expected.split()
    sources = sample_sources()
    for item in told["items"]:
        for one in item["passages"]:
            words = sources[one["bulletin"]].blocks[one["block"]].text[one["start"] : one["end"]]
            assert hashlib.sha256(words.encode()).hexdigest() == one["sha256"]
    assert [item["edited"] for item in told["items"] if item["id"] in ("exc-1", "exc-3")] == [False, True]
    assert {one["bulletin"] for one in told["sources"]} == set(sources)


def test_bulletins_go_along_by_choice_and_are_those_of_the_pack_file() -> None:
    files = attached(composed(attach="bulletins"))
    told = json.loads(files["manifest.json"])
    in_pack = from_bytes(to_bytes(sample_pack(), sample_sources())).sources
    assert len(files) == 1 + len(in_pack) == 4
    for one in told["sources"]:
        content = files[one["file"]]
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        assert msgspec.json.decode(content, type=Bulletin) == in_pack[one["bulletin"]]


def test_bulletins_are_sources_and_the_manifest_is_data() -> None:
    made = composed(attach="bulletins").document.attachments
    assert [one.relationship for one in made] == ["Data", "Source", "Source", "Source"]


def test_nothing_goes_along_where_nothing_is_wanted() -> None:
    assert attached(composed(attach="nothing")) == {}


def test_what_was_left_out_is_not_in_the_manifest() -> None:
    made = compose(
        sample_pack(),
        sample_sources(),
        find_template("weekly-brief"),
        moment=MOMENT,
        left_out=("exc-1", "sum-1#1"),
        assets={"pixel.png": PIXEL},
    )
    items = {one["id"]: one for one in json.loads(made.document.attachments[0].content)["items"]}
    assert "exc-1" not in items
    assert len(items["sum-1"]["passages"]) == 1


@pytest.mark.parametrize("title", ["“Quoted” <b> & {{ x }}", "أخبار الأسبوع"])
def test_a_title_of_any_letters_is_told_as_it_is(title: str) -> None:
    made = compose(sample_pack(title=title), sample_sources(), find_template("weekly-brief"), moment=MOMENT)
    assert json.loads(attached(replace(made))["manifest.json"])["pack"]["title"] == title
