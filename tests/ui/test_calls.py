"""What panes ask for without a window: a bulletin of a pack that the library does not have."""

from __future__ import annotations

from pathlib import Path

from briefer.folders import Folders, folders_in
from briefer.ui.calls import Calls
from briefer.workspace import adding, packs
from briefer.workspace.workspace import open_workspace
from tests.ui.conftest import BULLETINS


def test_a_packs_own_bulletin_has_its_topics_where_the_library_lacks_it(filled: Folders, tmp_path: Path) -> None:
    path = tmp_path / "week.brief"
    with open_workspace(None, filled) as sender:
        pack = packs.new(sender, title="Week")
        pack.do(adding.add_passages(pack, [adding.select(BULLETINS[0], 0, 0, 40)]))
        packs.save(pack, path)
    with open_workspace(None, folders_in(tmp_path / "another machine")) as receiver:
        opened = Calls(receiver).open_bulletin(BULLETINS[0].id, packs.open(receiver, path))
        assert opened.bulletin.title == BULLETINS[0].title
        assert {"iran", "albu-kamal"} <= {mention.topic for mention in opened.mentions}
