"""Three bulletins on which the workspace is tested."""

from __future__ import annotations

from datetime import date

from briefer.bulletin import Block, BlockKind, Bulletin, Period, bulletin_id


def _bulletin(title: str, first: date, last: date, *texts: str) -> Bulletin:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return Bulletin(
        id=bulletin_id(blocks),
        title=title,
        blocks=blocks,
        series=title.split(" (")[0],
        period=Period(first, last),
        language="en",
    )


IRAN = _bulletin(
    "Watch on Iran (August 1-7, 2019)",
    date(2019, 8, 1),
    date(2019, 8, 7),
    "Qasem Soleimani visited the Albu Kamal crossing and met commanders of militias there. He promised them new vehicles. "
    "The crossing has been closed to travellers since 2014, and both governments want it open by autumn.",
    "A delegation of Hamas visited Tehran in July. Iran raised its monthly payments to Hamas after the visit of the delegation.",
)
JIHAD = _bulletin(
    "Watch on Global Jihad (August 8-14, 2019)",
    date(2019, 8, 8),
    date(2019, 8, 14),
    "In the Idlib region the ceasefire broke down on August 5. The Syrian army took two villages and lost one of them the next day.",
    "ISIS attacked checkpoints near Al-Raqqah and Deir ez-Zor. ISIS claimed eleven attacks within one week in its newspaper.",
)
LATER = _bulletin(
    "Watch on Iran (August 8-14, 2019)",
    date(2019, 8, 8),
    date(2019, 8, 14),
    "Iranian engineers began to build a base near the Albu Kamal crossing. Iran expects the first lorries on the road in September.",
    "The Iranian foreign minister travelled to Kuwait, and spoke there of a pact of non-aggression with the states of the Gulf.",
)
BULLETINS = [IRAN, JIHAD, LATER]
