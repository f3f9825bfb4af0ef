"""Words and places that the template windows share."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths


def unbroken(text: str) -> str:
    """Return a text whose placeholders, such as {{ pack.title }}, stay on one line."""
    return re.sub(r"\{\{ *([\w.]+) *\}\}", "{{\u00a0\\1\u00a0}}", text)


def sentence(text: str) -> str:
    """Return a text that begins with a capital letter, unless it begins with a placeholder or a name of code."""
    return text[:1].upper() + text[1:] if text[:1].isalpha() else text


def documents_folder() -> str:
    """Return the user's folder for documents, empty where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found and Path(found).is_dir() else ""
