"""The linter: all of a template, or a house's Word file alone; each slip with place, problem and mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefer.faults import Fault
from briefer.templating.remarks import Remark, Severity
from briefer.templating.structure_lint import lint_structure
from briefer.templating.style_lint import lint_style
from briefer.templating.template import PREVIEW, STYLE, Template, load_template
from briefer.templating.values import known_names

_TEMPLATE_ENDINGS = (".brieftemplate", ".zip")

__all__ = ["Remark", "Severity", "lint"]


def lint(template: Template | Path, *, stand_in: Callable[[str], str] | None = None) -> list[Remark]:
    """Return what is to be mended, the grave first: in a template, a template's folder or `.brieftemplate`, or a Word file.

    `stand_in` tells which font the PDF takes for a family that is not on this machine, "" where it is; without it fonts are not checked.
    """
    if isinstance(template, Path):
        if template.is_file() and template.suffix.lower() not in _TEMPLATE_ENDINGS:
            return _sorted(_word_file(template, stand_in))
        try:
            template = load_template(template)
        except Fault as fault:
            return [Remark(str(fault.values.get("file", template.name)), str(fault), "", Severity.ERROR)]
    found = lint_structure(template) + lint_style(template.style, STYLE, known_names(template.options), stand_in)
    if template.preview is None:
        found.append(
            Remark(
                PREVIEW, "there is no preview picture.", "Save the template's first page as preview.png.", Severity.NOTE
            )
        )
    return _sorted(found)


def _word_file(path: Path, stand_in: Callable[[str], str] | None) -> list[Remark]:
    try:
        content = path.read_bytes()
    except OSError as error:
        return [Remark(path.name, f"it cannot be read ({error.strerror}).", "Choose another file.", Severity.ERROR)]
    return lint_style(content, path.name, known_names(()), stand_in)


def _sorted(remarks: list[Remark]) -> list[Remark]:
    order = list(Severity)
    return sorted(remarks, key=lambda remark: order.index(remark.severity))
