"""Loading the taxonomy: what is shipped, and the user's own topics in its place or beside it."""

from __future__ import annotations

from pathlib import Path

from briefer.assets import shipped
from briefer.folders import Folders
from briefer.topics.files import read_topics
from briefer.topics.taxonomy import Taxonomy


def load_taxonomy(folders: Folders | None = None) -> Taxonomy:
    """Return the shipped taxonomy with the user's own topics; raises Fault where one of their files is wrong."""
    return Taxonomy(topic for path in topic_files(folders) for topic in read_topics(path))


def topic_files(folders: Folders | None = None) -> list[Path]:
    """Return the files that are read, the shipped first."""
    own = [folders.topics] if folders else []
    return [path for folder in (shipped("resources", "topics"), *own) for path in sorted(folder.glob("*.toml"))]
