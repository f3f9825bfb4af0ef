"""Every quotation of a pack is found again in its source, or told."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from briefer.bulletin import Bulletin, Passage
from briefer.pack.check import check, checked
from briefer.pack.model import Excerpt, Pack, Summary, SummarySentence
from tests.pack.packmaking import bulletin, sample_pack, whole

SOURCE = bulletin("Soleimani visited the crossing. He met commanders.", "Another block.")
SENTENCE = Passage(SOURCE.id, 0, 0, 31, "Soleimani visited the crossing.")


def problems(
    *items: Excerpt | Summary, sources: tuple[Bulletin, ...] = (SOURCE,), **values: object
) -> list[tuple[str, str]]:
    pack = msgspec.structs.replace(Pack(id="p", title="t", items=items), **values)
    return [(finding.severity, finding.problem) for finding in check(pack, {source.id: source for source in sources})]


def test_a_sound_pack_has_no_findings_and_all_is_counted() -> None:
    found = checked(sample_pack(SOURCE), {SOURCE.id: SOURCE})
    assert (found.excerpts, found.sentences, found.findings) == (1, 1, ())


def test_words_that_do_not_stand_at_their_place_are_errors() -> None:
    for passage in (
        replace(SENTENCE, quotation="Soleimani visited the border."),
        replace(SENTENCE, start=1, end=32),
        replace(SENTENCE, block=7),
        replace(SENTENCE, block=1, end=1000, quotation="Another block."),
        replace(SENTENCE, block=-1),
        replace(SENTENCE, start=5, end=5, quotation=""),
    ):
        ((severity, _),) = problems(Excerpt(id="e", passage=passage))
        assert severity == "error"


def test_a_source_that_is_absent_or_was_tampered_with_is_an_error() -> None:
    excerpt = Excerpt(id="e", passage=SENTENCE)
    assert problems(excerpt, sources=())[0][0] == "error"
    changed = replace(SOURCE, blocks=(SOURCE.blocks[0], replace(SOURCE.blocks[1], text="Changed.")))
    assert "changed after import" in problems(excerpt, sources=(changed,))[0][1]


def test_an_edited_excerpt_is_remarked_not_refused() -> None:
    ((severity, _),) = problems(Excerpt(id="e", passage=SENTENCE, edited="The visit took place."))
    assert severity == "remark"


def test_summary_sentences_are_borne_out_in_their_own_words() -> None:
    def summary(
        text: str, *, flags: tuple[str, ...] = (), origin: str = "chosen", passages: tuple[Passage, ...] = (SENTENCE,)
    ) -> Summary:
        return Summary(id="s", origin=origin, sentences=(SummarySentence(text=text, flags=flags, passages=passages),))

    assert problems(summary("Soleimani  visited the crossing.")) == []
    assert [s for s, _ in problems(summary("Soleimani left."))] == ["error"]
    assert [s for s, _ in problems(summary("Soleimani left.", flags=("edited",)))] == ["remark"]
    assert [s for s, _ in problems(summary("No source.", passages=()))] == ["error"]
    assert problems(summary("Our own words.", origin="written", passages=())) == []


def test_a_marking_below_a_sources_is_an_error_unless_decided() -> None:
    strict = bulletin("Soleimani visited the crossing.", marking="TLP:RED")
    excerpt = Excerpt(id="e", passage=whole(strict))
    assert [s for s, _ in problems(excerpt, sources=(strict,), marking="TLP:GREEN")] == ["error"]
    assert [s for s, _ in problems(excerpt, sources=(strict,), marking="TLP:GREEN", marking_decision="Editor")] == [
        "remark"
    ]
    assert problems(excerpt, sources=(strict,), marking="TLP:RED") == []
