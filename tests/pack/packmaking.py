"""Packs, bulletins and random steps for the tests of the pack."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from briefer.bulletin import Block, BlockKind, Bulletin, Passage, Period, bulletin_id
from briefer.pack import outline
from briefer.pack.model import AnyItem, Assessment, Excerpt, Note, Pack, PageBreak, Section, Summary, SummarySentence
from briefer.pack.steps import Insert, Move, Remove, Replace, SetProperties, Several, Step


def bulletin(
    *texts: str, title: str = "Spotlight on Iran", end: date = date(2019, 8, 11), **values: object
) -> Bulletin:
    """Return a bulletin with paragraphs of these texts."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    period = Period(end.replace(day=1), end)
    return Bulletin(id=bulletin_id(blocks), title=title, blocks=blocks, period=period, language="en", **values)  # type: ignore[arg-type]


def whole(source: Bulletin, block: int = 0) -> Passage:
    """Return the passage that quotes a block whole."""
    text = source.blocks[block].text
    return Passage(source.id, block, 0, len(text), text)


def sample_pack(source: Bulletin) -> Pack:
    """Return a pack with two sections that quotes `source`."""
    passage = whole(source)
    summary = Summary(id="sum", sentences=(SummarySentence(text=passage.quotation, passages=(passage,)),))
    return Pack(
        id="p1",
        title="Weekly brief",
        date=date(2019, 8, 18),
        recipients=("Director",),
        items=(
            Section(
                id="s1", title="Border crossing", topic="albu-kamal", items=(summary, Excerpt(id="e1", passage=passage))
            ),
            Section(
                id="s2",
                title="Iran",
                items=(Section(id="s3", title="Qods Force"), Note(id="n1", text="To be watched.")),
            ),
            PageBreak(id="b1"),
        ),
    )


@st.composite
def random_step(draw: st.DrawFn, pack: Pack, number: int) -> Step:
    """Return a step that can be done to `pack`, of any kind."""
    items = list(outline.walk(pack))
    sections: list[str | None] = [None, *(item.id for item in items if isinstance(item, Section))]
    parent = draw(st.sampled_from(sections))
    index = draw(st.integers(0, 5))
    kinds = ["insert", "properties", "several"] + (["remove", "move", "replace"] if items else [])
    match draw(st.sampled_from(kinds)):
        case "remove":
            return Remove(id=draw(st.sampled_from(items)).id)
        case "move":
            item = draw(st.sampled_from(items))
            inside = {inner.id for inner in outline.walk_items((item,))}
            return Move(id=item.id, parent=draw(st.sampled_from([s for s in sections if s not in inside])), index=index)
        case "replace":
            return Replace(id=draw(st.sampled_from(items)).id, item=_new_item(draw, f"r{number}"))
        case "properties":
            return SetProperties(
                values=draw(st.fixed_dictionaries({"title": st.text(), "recipients": st.lists(st.text())}))
            )
        case "several":
            first = Insert(item=Section(id=f"w{number}", title="Syria"), parent=parent, index=index)
            return Several(steps=(first, Insert(item=_new_item(draw, f"x{number}"), parent=f"w{number}")))
        case _:
            return Insert(item=_new_item(draw, f"i{number}"), parent=parent, index=index)


def _new_item(draw: st.DrawFn, key: str) -> AnyItem:
    return draw(
        st.sampled_from(
            [
                Note(id=key, text="Seen"),
                Section(id=key, title="Idlib", items=(Assessment(id=f"{key}a", text="Likely"),)),
                PageBreak(id=key),
            ]
        )
    )
