"""Loading the taxonomy: what is shipped, and the user's own topics in its place or beside it."""

from __future__ import annotations

from pathlib import Path

from briefer.assets import shipped
from briefer.folders import Folders
from briefer.topics.files import examine
from briefer.topics.taxonomy import Taxonomy, Topic


def load_taxonomy(folders: Folders | None = None) -> Taxonomy:
    """Return the shipped taxonomy with the user's own topics.

    What is wrong in a file of theirs is left out and told in the taxonomy's remarks: it must not keep the program from starting.
    """
    topics: list[Topic] = []
    remarks: list[str] = []
    for path in topic_files(folders):
        found, wrong = examine(path)
        topics += found
        remarks += map(str, wrong)
    return Taxonomy(topics, remarks)


def topic_files(folders: Folders | None = None) -> list[Path]:
    """Return the files that are read, the shipped first."""
    own = [folders.topics] if folders else []
    return [path for folder in (shipped("resources", "topics"), *own) for path in sorted(folder.glob("*.toml"))]
