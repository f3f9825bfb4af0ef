"""Before the first paint nothing heavy is imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("docx", "reportlab", "jinja2", "sqlalchemy", "lxml", "numpy", "pikepdf", "trafilatura", "fontTools", "typer")
_PROGRAM = f"""
import sys, tempfile, pathlib
from briefer.folders import folders_in
from briefer.ui.main import application, make_window
app = application()
window = make_window(folders_in(pathlib.Path(tempfile.mkdtemp())), None)
window.show()
app.processEvents()
print([name for name in {_HEAVY!r} if name in sys.modules])
window.close()
"""


@pytest.mark.parametrize("platform", ["offscreen"])
def test_the_window_is_painted_without_what_export_needs(platform: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=_environment(platform),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    assert "QObject" not in done.stderr and "Traceback" not in done.stderr


def _environment(platform: str) -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": platform}
