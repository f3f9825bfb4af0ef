"""Fonts inside a Word file: obfuscated with the key that stands beside them (ECMA-376 part 1, 17.8.1)."""

from __future__ import annotations

import hashlib
import uuid

_LENGTH = 32  # bytes at the start of the file that are changed


def font_key(content: bytes) -> str:
    """Return a key for a font, `{…}`: the same for the same font."""
    return "{" + str(uuid.UUID(bytes=hashlib.sha256(content).digest()[:16], version=4)).upper() + "}"


def obfuscated(content: bytes, key: str) -> bytes:
    """Return a font obfuscated with `key`, or plain again; raises ValueError where `key` is no GUID."""
    pattern = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    if len(pattern) != 16:
        raise ValueError(f"no GUID: {key}")
    start = bytes(byte ^ mask for byte, mask in zip(content[:_LENGTH], pattern * 2, strict=False))
    return start + content[_LENGTH:]
