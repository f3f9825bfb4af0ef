"""Gives a bulletin and each of its blocks their language and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefer.bulletin import Block
from briefer.importing.describe.found import Found
from briefer.importing.reading import Metadata
from briefer.text.languages import direction_of, language_of

_ENOUGH = 80  # characters from which a block of the main script is trusted to tell its own language


def find_language(title: str, blocks: Sequence[Block], metadata: Metadata) -> Found[str] | None:
    """Return the language of the text, else what the file says."""
    text = "\n".join([title, *(block.text for block in blocks[:40])])
    told = language_of(text)
    said = metadata.language.split("-")[0].lower() if metadata.language else None
    if told and (len(text) >= _ENOUGH or not said or direction_of(text) == "rtl"):
        return Found(told, "text")
    if said and metadata.language:
        return Found(said, metadata.origin, metadata.language)
    return Found(told, "text") if told else None


def with_languages(blocks: Sequence[Block], main: str | None) -> tuple[Block, ...]:
    """Return the blocks with language and direction where they had none; a short block has the main language unless its script says otherwise."""
    right_to_left = main in ("ar", "fa", "he", "ur", "ckb", "ps", "syr", "yi")
    return tuple(_with_language(block, main, right_to_left) for block in blocks)


def _with_language(block: Block, main: str | None, right_to_left: bool) -> Block:
    direction = block.direction or direction_of(block.text)
    if block.language:
        return block if block.direction == direction else replace(block, direction=direction)
    own = main
    other_script = direction is not None and (direction == "rtl") != right_to_left
    if other_script or main is None or len(block.text) >= _ENOUGH:
        own = language_of(block.text) or (None if other_script else main)
    return replace(block, language=own, direction=direction)
