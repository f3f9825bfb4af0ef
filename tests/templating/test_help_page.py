"""The page for template authors says what the code does."""

import re

from briefer.assets import shipped
from briefer.document.blocks import Role
from briefer.ooxml.placeholders import PACK_NAMES
from briefer.templating.semantic_checks import BLOCK_ELEMENTS
from briefer.templating.semantic_inlines import INLINE_ELEMENTS, MARKED_ROLES

PAGE = shipped("resources", "help", "08-templates.md").read_text(encoding="utf-8")


def test_every_element_class_and_placeholder_is_documented() -> None:
    written = set(re.findall(r"[\w.-]+", PAGE))
    headings = {f"h{level}" for level in range(2, 6)}
    assert {*BLOCK_ELEMENTS, *INLINE_ELEMENTS} - headings <= written | {"footer"}
    assert {role.value for role in Role} - {"body"} <= written
    assert set(MARKED_ROLES) <= written
    assert set(PACK_NAMES) <= written
