"""All that stands in a house's cover, headers, footers and after its content, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefer.document.house import HouseBlock, HouseBox, HouseParagraph, HouseRun, HouseStyle, HouseTable


def house_groups(house: HouseStyle) -> Iterator[tuple[str, tuple[HouseBlock, ...]]]:
    """Yield `(place, blocks)` by the name people know the place by: `cover`, `first page header` and so on."""
    yield "cover", house.cover
    yield "after the content", house.closing
    for section in (house.section, *([house.cover_section] if house.cover_section else [])):
        for kind, furniture in (("header", section.header), ("footer", section.footer)):
            yield kind, furniture.default
            yield f"first page {kind}", furniture.first or ()
            yield f"even page {kind}", furniture.even or ()


def house_paragraphs(blocks: Sequence[HouseBlock]) -> Iterator[HouseParagraph]:
    """Yield all paragraphs in `blocks`, those of tables and boxes too."""
    for block in blocks:
        match block:
            case HouseParagraph():
                yield block
            case HouseTable():
                for row in block.rows:
                    for cell in row:
                        yield from house_paragraphs(cell.blocks)
            case HouseBox():
                yield from house_paragraphs(block.blocks)
            case _:
                pass


def house_runs(house: HouseStyle) -> Iterator[HouseRun]:
    """Yield all runs of words."""
    for _, blocks in house_groups(house):
        for paragraph in house_paragraphs(blocks):
            for part in paragraph.content:
                if isinstance(part, HouseRun):
                    yield part
