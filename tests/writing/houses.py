"""House files for writers' tests: the shipped one, and a bare one that has no style of ours."""

from __future__ import annotations

import io
from pathlib import Path

import docx

_ROOT = Path(__file__).resolve().parent.parent.parent


def house_file() -> bytes:
    """Return the style of the first shipped template."""
    return (_ROOT / "templates" / "weekly-brief" / "style.docx").read_bytes()


def bare_file() -> bytes:
    """Return python-docx's own default document, as a house that has never heard of us."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()
