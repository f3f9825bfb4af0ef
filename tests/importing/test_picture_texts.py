"""Of a picture whose alternative text is but the place it came from, the file's name is kept and no folder of anybody's."""

from __future__ import annotations

import pytest

from briefer.importing.word.words import _LOCAL_PATH


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (r"C:\Users\name\Pictures\front line.jpg", "front line.jpg"),
        (r"\\server\share\map.png", "map.png"),
        ("file:///C:/Users/name/map.png", "map.png"),
        ("/home/name/map.png", "map.png"),
        ("https://example.org/map.png", "https://example.org/map.png"),
        ("The road to Rafah / Sinai", "The road to Rafah / Sinai"),
        ("A map: C:\\ drive", "A map: C:\\ drive"),
    ],
)
def test_no_path_of_a_machine_is_shown(said: str, shown: str) -> None:
    assert _LOCAL_PATH.sub("", said) == shown
