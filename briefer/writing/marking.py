"""The marking in the names of files."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST = 120


def file_name(title: str, marking: str = "", ending: str = "") -> str:
    """Return a name that every system takes, with the marking in it: `Weekly brief 33 (TLP-AMBER).docx`."""
    plain = _safe(title)[:_LONGEST].rstrip(" .") or "Briefing"
    label = _safe(marking)
    if _RESERVED.fullmatch(plain):
        plain = f"{plain}_"
    return f"{plain} ({label}){ending}" if label else f"{plain}{ending}"


def _safe(text: str) -> str:
    """Return text without the characters that file systems forbid."""
    return " ".join(_FORBIDDEN.sub("-", text.replace(": ", " – ")).split()).strip(" .-")
