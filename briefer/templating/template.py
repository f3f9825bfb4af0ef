"""A template: the files that say how a pack becomes pages."""

from __future__ import annotations

import io
import stat
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefer.faults import Fault
from briefer.templating.options import Option, declared

DESCRIPTION, STRUCTURE, STYLE, PREVIEW = "template.toml", "structure.html.j2", "style.docx", "preview.png"
ENDING = ".brieftemplate"
MOST_FILES, MOST_BYTES = 200, 60_000_000
_KEPT = (".toml", ".j2", ".docx", ".dotx", ".docm", ".dotm", ".png", ".jpg", ".jpeg", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class Template:
    """`files` by path within the template. `pages` is the most pages it may have; None: any number.

    `shipped` templates are trusted: their structure is rendered in this process, others' in a bounded one.
    """

    name: str
    title: str
    description: str
    language: str
    version: str
    options: tuple[Option, ...]
    files: Mapping[str, bytes] = field(repr=False)
    folder: Path | None = None
    shipped: bool = False
    pages: int | None = None

    @property
    def structure(self) -> str:
        """The Jinja2 source; raises Fault where it is no UTF-8."""
        return text_of(self.files, STRUCTURE, self.name)

    @property
    def style(self) -> bytes:
        """The Word file."""
        return self.files[STYLE]

    @property
    def preview(self) -> bytes | None:
        """A PNG of its first pages; None where it has none."""
        return self.files.get(PREVIEW)


def text_of(files: Mapping[str, bytes], name: str, template: str) -> str:
    """Return a file's text; raises Fault where it is no UTF-8."""
    try:
        return files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(
            "template.encoding",
            "{file} of template {template} is not UTF-8 (byte {place}); save it as UTF-8.",
            file=name,
            template=template,
            place=error.start,
        ) from error


def load_template(path: Path, *, shipped: bool = False) -> Template:
    """Return the template in a folder or a `.brieftemplate` file; raises Fault naming what is wrong with it."""
    if path.is_dir():
        return template_from(_folder_files(path), path.name, path, shipped=shipped)
    if not path.exists():
        raise Fault(
            "template.absent",
            "There is no template at {path}; run “briefer template list” for the names.",
            path=path.name,
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Fault(
            "template.unreadable", "{path} cannot be read ({reason}).", path=path.name, reason=error.strerror
        ) from error
    return template_from(unpacked(content, path.name), path.stem, path)


def _check_files(files: Mapping[str, bytes], name: str) -> None:
    """Raise the Fault of a file that every template has."""
    for needed, what in ((DESCRIPTION, "says what it is"), (STRUCTURE, "is its structure"), (STYLE, "is its look")):
        if needed not in files:
            raise Fault(
                "template.missing_file",
                "Template {template} lacks {file}, which {what}; add it.",
                template=name,
                file=needed,
                what=what,
            )


def template_from(
    files: Mapping[str, bytes], name: str, folder: Path | None = None, *, shipped: bool = False
) -> Template:
    """Return the template of these files (of a folder, a ZIP, or a pack's copy)."""
    _check_files(files, name)
    table = _table(files, name)
    options = table.get("options", {})
    if not isinstance(options, dict):
        raise Fault(
            "template.bad_options",
            "{file} of template {template}: write options as [options.NAME].",
            file=DESCRIPTION,
            template=name,
        )
    pages = table.get("pages")
    if pages is not None and (isinstance(pages, bool) or not isinstance(pages, int) or pages < 1):
        raise Fault(
            "template.bad_pages",
            "{file} of template {template}: pages is a number from 1 up.",
            file=DESCRIPTION,
            template=name,
        )
    return Template(
        name=str(table.get("name") or name),
        title=str(table.get("title") or name),
        description=str(table.get("description", "")),
        language=str(table.get("language", "en")),
        version=str(table.get("version", "1")),
        options=declared(options, DESCRIPTION),
        files=files,
        folder=folder,
        shipped=shipped,
        pages=pages,
    )


def _table(files: Mapping[str, bytes], name: str) -> dict[str, object]:
    """Return `template.toml` as a table; an unknown key is a fault."""
    try:
        table = tomllib.loads(text_of(files, DESCRIPTION, name))
    except tomllib.TOMLDecodeError as error:
        raise Fault(
            "template.bad_toml",
            "{file} of template {template} cannot be read: {reason}.",
            file=DESCRIPTION,
            template=name,
            reason=error,
        ) from error
    unknown = sorted(set(table) - {"name", "title", "description", "language", "version", "options", "pages", "author"})
    if unknown:
        raise Fault(
            "template.unknown_key",
            "{file} of template {template}: {entry} is unknown; it takes name, title, description, language, version, author, pages and options.",
            file=DESCRIPTION,
            template=name,
            entry=unknown[0],
        )
    return table


def _folder_files(folder: Path) -> dict[str, bytes]:
    """Return a template folder's files; links are not followed."""
    files: dict[str, bytes] = {}
    left = MOST_BYTES
    for path in sorted(folder.rglob("*")):
        if (
            path.is_symlink()
            or not path.is_file()
            or path.suffix.lower() not in _KEPT
            or path.name.startswith((".", "~"))
        ):
            continue
        left -= path.stat().st_size
        if left < 0 or len(files) >= MOST_FILES:
            raise _too_large(folder.name)
        files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a `.brieftemplate`; raises Fault for paths that climb, links, and what is far too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise _too_large(name)
            return _without_top({_safe(entry, name): _read(archive, entry, name) for entry in entries})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Fault(
            "template.damaged", "{file} is no template file or is damaged; ask for it again.", file=name
        ) from error


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise _too_large(name)
    return content


def _safe(entry: zipfile.ZipInfo, name: str) -> str:
    """Return the entry's path; raises Fault where it leaves the template or is a link."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    climbs = (
        path.is_absolute() or ".." in path.parts or ":" in entry.filename or stat.S_ISLNK(entry.external_attr >> 16)
    )
    if climbs or not path.parts:
        raise Fault(
            "template.climbs",
            "{file} holds “{path}”, which leads out of the template; do not use it.",
            file=name,
            path=entry.filename,
        )
    return str(path)


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files without the one folder around them all, if there is one."""
    if DESCRIPTION in files:
        return files
    tops = {path.partition("/")[0] for path in files}
    top = next(iter(tops)) if len(tops) == 1 else ""
    return {path.removeprefix(f"{top}/"): content for path, content in files.items()} if top else files


def packed(template: Template) -> bytes:
    """Return the template as a `.brieftemplate` file; the same template gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(template.files.items()):
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def _too_large(name: str) -> Fault:
    return Fault("template.too_large", "{file} is far larger than a template should be; do not use it.", file=name)
