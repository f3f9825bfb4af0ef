"""Templates made for a test: a structure of a few lines in the shipped look."""

from __future__ import annotations

from briefer.assets import shipped
from briefer.templating.template import Template, template_from

DESCRIPTION = 'name = "test"\n'


def template(structure: str, description: str = DESCRIPTION, *, trusted: bool = True, **files: bytes) -> Template:
    """Return a template with this structure and the weekly brief's style."""
    style = shipped("templates", "weekly-brief", "style.docx").read_bytes()
    return template_from(
        {"template.toml": description.encode(), "structure.html.j2": structure.encode(), "style.docx": style, **files},
        "test",
        shipped=trusted,
    )
