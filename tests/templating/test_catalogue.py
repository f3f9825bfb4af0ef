"""Which templates there are, and how one comes from a Word file, a `.brieftemplate`, or a pack's copy."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefer.assets import shipped
from briefer.faults import Fault
from briefer.folders import folders_in
from briefer.templating.catalogue import (
    duplicate_template,
    export_template,
    find_template,
    import_template,
    list_templates,
    new_template,
    remove_template,
)
from briefer.templating.compose import compose, is_trusted
from briefer.templating.template import load_template, packed, template_from
from tests.samples import MOMENT, sample_pack, sample_sources
from tests.tooling.wordparts import Paper, Style, paragraph, run, section_xml, word_file

SHIPPED = ["executive-one-pager", "newsletter", "source-digest", "topic-dossier", "weekly-brief"]


def _house_file() -> bytes:
    body = paragraph("Normal", run("House of {{ pack.issuer }}")) + paragraph("Normal", run("{{ body }}"))
    styles = [Style(name="Normal", font="Georgia", size=13), Style(name="header")]
    return word_file(
        styles, body=body + section_xml(Paper(), default="1"), headers={"1": ""}, footers={"1": ""}, numbering=""
    )


def test_five_templates_are_shipped_each_with_its_preview() -> None:
    found = list_templates()
    assert [template.name for template in found] == SHIPPED
    assert all((template.preview or b"").startswith(b"\x89PNG") for template in found)
    assert all(
        {"paper", "direction", "citations"} <= {option.name for option in template.options} for template in found
    )


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(Fault, match=r"no template weekly-breif; did you mean weekly-brief\?"):
        find_template("weekly-breif")


def test_a_word_file_becomes_a_template_of_ones_own(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    style = tmp_path / "Our house.docx"
    style.write_bytes(_house_file())
    made = new_template("our-house", style, folders)
    assert find_template("our-house", folders).title == made.title == "Our house"
    composed = compose(sample_pack(), sample_sources(), made, moment=MOMENT)
    assert (composed.house.styles["Normal"].text.font, composed.house.styles["Normal"].text.size) == ("Georgia", 13)
    assert is_trusted(made)


def test_the_users_own_wins_over_a_shipped_one_of_the_same_name(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    new_template("weekly-brief", _house_file(), folders)
    assert not find_template("weekly-brief", folders).shipped
    assert len([one for one in list_templates(folders) if one.name == "weekly-brief"]) == 1


def test_a_name_that_is_taken_or_unfit_is_refused(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    new_template("mine", _house_file(), folders)
    with pytest.raises(Fault, match="already"):
        new_template("mine", _house_file(), folders)
    with pytest.raises(Fault, match="use small letters"):
        new_template("../mine", _house_file(), folders)


def test_what_is_no_word_file_makes_no_template(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    with pytest.raises(Fault, match="no Word file"):
        new_template("mine", b"words", folders)
    assert not (folders.templates / "mine").exists()


def test_a_template_travels_as_one_file(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    sent = export_template(find_template("newsletter"), tmp_path / "news.brieftemplate")
    taken = import_template(sent, folders)
    assert (taken.name, taken.shipped) == ("newsletter", False)
    assert packed(taken) == sent.read_bytes()


def test_duplicate_and_remove(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    copy = duplicate_template(find_template("weekly-brief"), "monday", folders)
    assert copy.name == "monday"
    remove_template(copy)
    assert "monday" not in [one.name for one in list_templates(folders)]
    with pytest.raises(Fault, match="shipped with Briefer"):
        remove_template(find_template("weekly-brief"))


def test_a_packs_copy_is_a_template() -> None:
    files = dict(find_template("weekly-brief").files)
    assert template_from(files, "copy").name == "weekly-brief"


@pytest.mark.parametrize("path", ["../evil.j2", "/etc/evil.j2", "a/../../evil.j2", "C:\\evil.j2", "..\\evil.j2"])
def test_a_file_with_a_path_that_climbs_is_refused(path: str, tmp_path: Path) -> None:
    target = tmp_path / "x.brieftemplate"
    _zip(target, {path: b"x", "template.toml": b""})
    with pytest.raises(Fault) as caught:
        load_template(target)
    assert caught.value.key == "template.climbs"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_in_it_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "x.brieftemplate"
    entry = zipfile.ZipInfo("style.docx")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(Fault) as caught:
        load_template(target)
    assert caught.value.key == "template.climbs"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "x.brieftemplate"
    _zip(target, {"style.docx": bytes(100_000_000)})
    with pytest.raises(Fault) as caught:
        load_template(target)
    assert caught.value.key == "template.too_large"


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for path, content in find_template("weekly-brief").files.items():
        (folder / path).write_bytes(content)
    (folder / "secret.txt").symlink_to("/etc/hostname")
    assert "secret.txt" not in load_template(folder).files


def test_everything_shipped_is_in_the_templates_folder() -> None:
    assert (shipped("templates") / "_shared" / "items.html.j2").is_file()


def _zip(path: Path, files: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    path.write_bytes(stream.getvalue())
