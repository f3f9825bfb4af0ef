"""A house's Word file becomes a template that can be tried, kept, changed and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.faults import Fault
from briefer.folders import Folders, folders_in
from briefer.templating.catalogue import (
    duplicate_template,
    find_template,
    list_templates,
    remove_template,
    set_defaults,
)
from briefer.workspace import templates


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_in(tmp_path)


@pytest.fixture
def style(tmp_path: Path, folders: Folders) -> Path:
    """A house's own Word file; here the newsletter's."""
    path = tmp_path / "House style.docx"
    shipped = next(one for one in list_templates(folders) if one.name != "weekly-brief")
    path.write_bytes(shipped.style)
    return path


def test_a_word_file_is_tried_before_it_is_kept(style: Path, folders: Folders) -> None:
    tried = templates.house_template(style, "weekly-brief", folders)
    assert templates.specimen_pages(tried, folders).startswith(b"%PDF-")
    assert not folders.templates.exists()


def test_a_kept_template_has_a_name_a_title_and_a_picture(style: Path, folders: Folders) -> None:
    tried = templates.house_template(style, "weekly-brief", folders)
    kept = templates.keep(tried, "Our House, 2019", "weekly-brief", folders, templates.specimen_pages(tried, folders))
    assert (kept.name, kept.title, kept.shipped) == ("our-house-2019", "Our House, 2019", False)
    assert kept.preview is not None and kept.preview.startswith(b"\x89PNG")
    assert kept.style == style.read_bytes()


def test_a_file_that_is_no_word_file_is_refused_with_a_sentence(tmp_path: Path, folders: Folders) -> None:
    wrong = tmp_path / "notes.docx"
    wrong.write_text("no Word file")
    tried = templates.house_template(wrong, "weekly-brief", folders)
    with pytest.raises(Fault, match=r"\."):
        templates.specimen_pages(tried, folders)
    with pytest.raises(Fault):
        templates.house_template(tmp_path / "absent.docx", "weekly-brief", folders)


def test_options_of_ones_own_template_get_other_defaults(folders: Folders) -> None:
    mine = duplicate_template(find_template("weekly-brief"), "mine", folders)
    changed = set_defaults(mine, {"paper": "A4", "key_points": False, "key_point_count": 3})
    defaults = {option.name: option.default for option in changed.options}
    assert (defaults["paper"], defaults["key_points"], defaults["key_point_count"]) == ("A4", False, 3)
    others = {o.name: o.default for o in mine.options if o.name not in ("paper", "key_points", "key_point_count")}
    assert others.items() <= defaults.items()


def test_shipped_templates_are_neither_changed_nor_removed(folders: Folders) -> None:
    shipped = find_template("weekly-brief")
    with pytest.raises(Fault, match="shipped"):
        set_defaults(shipped, {"paper": "A4"})
    with pytest.raises(Fault, match="shipped"):
        remove_template(shipped)
