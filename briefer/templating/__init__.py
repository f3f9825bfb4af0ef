"""Pack and template make a document: `compose.compose`, `catalogue`, `house.read_house_style`, and the linter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefer.templating.linting import Remark
    from briefer.templating.template import Template


def lint(template: Template | Path, *, stand_in: Callable[[str], str] | None = None) -> list[Remark]:
    """Return what is to be mended in a template, a template's folder or file, or a Word file; see `linting.lint`."""
    from briefer.templating.linting import lint as found

    return found(template, stand_in=stand_in)
