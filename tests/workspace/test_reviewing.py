"""A reviewer's cuts take the place of the importer's."""

from __future__ import annotations

from pathlib import Path

from briefer.importing.split import drop, merge, rename
from briefer.workspace import reviewing
from briefer.workspace.importing import import_files
from briefer.workspace.workspace import Workspace

TEXT = "The army moved along the road to the north and took {number} villages before the night fell over the valley. "
NAMES = ("Watch on Iran (August 1-7, 2019)", "Watch on Syria (August 1-7, 2019)", "Watch on Iran (August 8-14, 2019)")


def _imported(ws: Workspace, folder: Path) -> tuple[Path, list[str]]:
    file = folder / "digest.txt"
    file.write_text(
        "\n\n".join(f"{name}\n\n{TEXT.format(number=number + 2) * 3}" for number, name in enumerate(NAMES)),
        encoding="utf-8",
    )
    (report,) = import_files(ws, [file])
    return file, [bulletin.id for bulletin in report.bulletins]


def test_merged_bulletins_take_the_place_of_their_parts(ws: Workspace, tmp_path: Path) -> None:
    file, ids = _imported(ws, tmp_path)
    reports = reviewing.take_over(ws, ids, merge(reviewing.pieces(ws, ids), 0, 1), file)
    assert [report.title for report in reports] == [NAMES[0]]
    assert sorted(row.title for row in ws.library.listing()) == sorted([NAMES[0], NAMES[2]])
    (again,) = import_files(ws, [file])
    assert again.outcome == "duplicate"


def test_dropped_bulletins_go_and_renamed_ones_keep_their_id(ws: Workspace, tmp_path: Path) -> None:
    file, ids = _imported(ws, tmp_path)
    changed = rename(drop(reviewing.pieces(ws, ids), 1), 1, "Eye on Iran (August 9-15, 2019)")
    assert reviewing.take_over(ws, ids, changed, file) == ()
    assert ws.library.count() == 2
    renamed = ws.library.bulletin(ids[2])
    assert (renamed.title, renamed.series, str(renamed.period)) == (
        "Eye on Iran (August 9-15, 2019)",
        "Eye on Iran",
        "2019-08-09/2019-08-15",
    )


def test_corrections_of_the_review_stick_when_the_file_comes_again(ws: Workspace, tmp_path: Path) -> None:
    file, ids = _imported(ws, tmp_path)
    joined = merge(reviewing.pieces(ws, ids), 0, 1)
    first, second = reviewing.described(ws, ids, joined)
    values = {first.id: {"issuer": "The Institute"}, second.id: {"series": "Weekly Watch", "period": None}}
    reviewing.take_over(ws, ids, joined, file, values)
    (again,) = import_files(ws, [file])
    assert again.outcome == "duplicate"
    assert ws.library.bulletin(first.id).issuer == "The Institute"
    assert (ws.library.bulletin(second.id).series, ws.library.bulletin(second.id).period) == ("Weekly Watch", None)


def test_what_was_guessed_is_doubted_until_the_user_says_it(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(TEXT.format(number=3) * 4, encoding="utf-8")
    (report,) = import_files(ws, [file])
    bulletin = ws.library.bulletin(report.bulletins[0].id)
    assert set(reviewing.doubts(bulletin)) == {"title", "period"}
    corrected = ws.library.correct(bulletin.id, title="The road to the north", period=None)
    assert reviewing.doubts(corrected) == {}
