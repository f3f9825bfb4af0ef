"""Opens Office files that are encrypted without anyone having set a password: Office has a word of its own for those."""

from __future__ import annotations

import io

_OFFICE_WORD = "VelvetSweatshop"  # [MS-OFFCRYPTO], 2.4.2.4: for files that are protected but need no password
_LARGEST = 128 << 20  # bytes


def unlocked(content: bytes) -> bytes | None:
    """Return the package within an encrypted Office file; None where it takes a password."""
    if len(content) > _LARGEST:
        return None
    import msoffcrypto  # 60 ms to import, seldom needed

    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        # The verifier is left out: it is padded differently by different writers; a wrong word yields no ZIP.
        file.load_key(password=_OFFICE_WORD)
        file.decrypt(opened)
    except Exception:  # noqa: BLE001  a hostile or foreign container breaks it in many ways, which all mean: not with this word
        return None
    package = opened.getvalue()
    return package if package.startswith(b"PK") else None
