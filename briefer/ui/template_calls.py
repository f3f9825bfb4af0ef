"""What the template manager asks, in threads; brought in when the manager is first opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefer.folders import Folders
from briefer.templating import catalogue
from briefer.templating.remarks import Remark
from briefer.templating.template import Template
from briefer.workspace import templates
from briefer.workspace.press import Press


class TemplateCalls:
    """The templates of one user."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._press = Press()  # of its own: trying a template holds up no preview

    def close(self) -> None:
        """End the process that prints specimens."""
        self._press.close()

    def all(self) -> list[Template]:
        """Return the templates, the user's own first."""
        return catalogue.list_templates(self._folders)

    def pages(self, template: Template) -> bytes:
        """Return a specimen as PDF."""
        pages = templates.specimen_pages(template, self._folders, press=self._press)
        templates.renew_picture(template, pages)
        return pages

    def remarks(self, template: Template) -> list[Remark]:
        """Return what the linter says."""
        return templates.remarks_on(template)

    def tried(self, style: Path, structure: str) -> tuple[Template, bytes]:
        """Return a template made of a Word file, not kept, and its specimen."""
        made = templates.house_template(style, structure, self._folders)
        return made, self.pages(made)

    def keep(self, template: Template, title: str, structure: str, pages: bytes) -> Template:
        """Keep a template that was tried."""
        return templates.keep(template, title, structure, self._folders, pages)

    def duplicate(self, template: Template) -> Template:
        """Copy a template to the user's own, under a name that is free."""
        taken = {one.name for one in self.all()}
        number = next(n for n in range(2, 10_000) if f"{template.name}-{n}" not in taken)
        return catalogue.duplicate_template(
            template, f"{template.name}-{number}", self._folders, title=f"{template.title} {number}"
        )

    def remove(self, template: Template) -> None:
        """Remove one of the user's own."""
        catalogue.remove_template(template)

    def bring_in(self, path: Path) -> Template:
        """Add a `.brieftemplate` file to the user's own."""
        return catalogue.import_template(path, self._folders)

    def hand_out(self, template: Template, target: Path) -> Path:
        """Write a template as one file."""
        return catalogue.export_template(template, target)

    def set_defaults(self, template: Template, values: Mapping[str, object]) -> Template:
        """Give options other defaults."""
        return catalogue.set_defaults(template, values)
