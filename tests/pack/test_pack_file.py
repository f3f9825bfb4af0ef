"""The .brief file keeps everything, and is never trusted."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer.faults import Fault
from briefer.pack import file
from briefer.pack.model import Pack, Section
from tests.pack.packmaking import bulletin, sample_pack

SOURCE = bulletin("Soleimani visited the Albu Kamal crossing. قام بزيارة المعبر.", "Not cited.")
PACK = sample_pack(SOURCE)
BYTES = file.to_bytes(
    PACK, {SOURCE.id: SOURCE}, assets={"map.png": b"\x89PNG"}, template_files={"template.toml": b"name"}
)


def rewritten(**changes: bytes | None) -> bytes:
    """Return the file with parts replaced (None: left out); `__` in a name is a slash, `_json` an ending."""
    parts = {
        entry: zipfile.ZipFile(io.BytesIO(BYTES)).read(entry) for entry in zipfile.ZipFile(io.BytesIO(BYTES)).namelist()
    }
    parts |= {name: content for name, content in changes.items() if content is not None}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            if changes.get(name, b"") is not None:
                archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def pack_json(**values: object) -> bytes:
    """Return the pack's JSON with values changed."""
    held = json.loads(zipfile.ZipFile(io.BytesIO(BYTES)).read("pack.json"))
    return json.dumps(held | values).encode()


def test_what_was_saved_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "weekly.brief"
    file.save(
        PACK, path, {SOURCE.id: SOURCE}, assets={"map.png": b"\x89PNG"}, template_files={"a/structure.html.j2": b"x"}
    )
    held = file.load(path)
    assert held.pack == PACK
    assert held.sources == {SOURCE.id: SOURCE}
    assert held.assets == {"map.png": b"\x89PNG"}
    assert held.template == {"a/structure.html.j2": b"x"}
    assert [left.name for left in tmp_path.iterdir()] == ["weekly.brief"]


def test_the_file_tells_its_type_first_and_is_the_same_each_time() -> None:
    entry = zipfile.ZipFile(io.BytesIO(BYTES)).infolist()[0]
    assert (entry.filename, entry.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert BYTES[38 : 38 + len(file.MIMETYPE)] == file.MIMETYPE
    again = file.to_bytes(
        PACK, {SOURCE.id: SOURCE}, assets={"map.png": b"\x89PNG"}, template_files={"template.toml": b"name"}
    )
    assert again == BYTES
    assert json.loads(zipfile.ZipFile(io.BytesIO(BYTES)).read("pack.json"))["format"] == 1


def test_sources_that_are_not_cited_stay_out_and_cited_ones_must_be_there() -> None:
    other = bulletin("Another one.")
    assert file.from_bytes(file.to_bytes(PACK, {SOURCE.id: SOURCE, other.id: other})).sources == {SOURCE.id: SOURCE}
    with pytest.raises(Fault) as fault:
        file.to_bytes(PACK, {})
    assert fault.value.key == "pack.no_source"


def _deep() -> bytes:
    pack = Pack(id="p", title="t")
    section = Section(id="s0", title="")
    for number in range(1, 40):
        section = Section(id=f"s{number}", title="", items=(section,))
    return json.dumps(
        json.loads(__import__("msgspec").json.encode(pack))
        | {"items": json.loads(__import__("msgspec").json.encode((section,)))}
    ).encode()


BAD = {
    "empty": (b"", "pack.damaged"),
    "no zip": (b"Spotlight on Iran" * 100, "pack.damaged"),
    "truncated": (BYTES[: len(BYTES) // 2], "pack.damaged"),
    "tail only": (BYTES[len(BYTES) // 2 :], "pack.damaged"),
    "other zip": (rewritten(mimetype=b"application/epub+zip"), "pack.not_a_pack"),
    "no pack": (rewritten(**{"pack.json": None}), "pack.damaged"),
    "no json": (rewritten(**{"pack.json": b"{"}), "pack.damaged"),
    "json of another kind": (rewritten(**{"pack.json": b"[1]"}), "pack.damaged"),
    "not UTF-8": (rewritten(**{"pack.json": b'{"format":1,"id":"\xff"}'}), "pack.damaged"),
    "newer": (rewritten(**{"pack.json": b'{"format": 2, "rooms": []}'}), "pack.newer_format"),
    "format nought": (rewritten(**{"pack.json": pack_json(format=0)}), "pack.damaged"),
    "unknown field": (rewritten(**{"pack.json": pack_json(colour="red")}), "pack.damaged"),
    "unknown item": (rewritten(**{"pack.json": pack_json(items=[{"kind": "video", "id": "v"}])}), "pack.damaged"),
    "same id twice": (
        rewritten(**{"pack.json": pack_json(items=[{"kind": "page_break", "id": "v"}] * 2)}),
        "pack.damaged",
    ),
    "no period": (rewritten(**{"pack.json": pack_json(period="last week")}), "pack.damaged"),
    "nested JSON": (rewritten(**{"pack.json": b'{"format":1,"items":' + b"[" * 100_000}), "pack.damaged"),
    "nested sections": (rewritten(**{"pack.json": _deep()}), "pack.damaged"),
    "climbing": (rewritten(**{"assets/../../evil": b"x"}), "pack.damaged"),
    "absolute": (rewritten(**{"/etc/passwd": b"x"}), "pack.damaged"),
    "drive": (rewritten(**{"assets/C:evil": b"x"}), "pack.damaged"),
    "backslash": (rewritten(**{"template/..\\evil": b"x"}), "pack.damaged"),
    "stranger": (rewritten(**{"run.sh": b"x"}), "pack.damaged"),
    "other source": (
        rewritten(**{"sources/0123456789abcdef.json": b'{"id":"0","title":"","blocks":[]}'}),
        "pack.damaged",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_sound_pack_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    content, key = BAD[name]
    path = tmp_path / "bad.brief"
    path.write_bytes(content)
    with pytest.raises(Fault) as fault:
        file.load(path)
    assert fault.value.key == key
    assert "bad.brief" in str(fault.value)
    assert path.read_bytes() == content


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "LARGEST_PART", 1 << 16)
    with pytest.raises(Fault) as fault:
        file.from_bytes(rewritten(**{"assets/bomb": bytes(1 << 20)}))
    assert fault.value.key == "pack.damaged"
    monkeypatch.setattr(file, "LARGEST_WHOLE", 1 << 10)
    with pytest.raises(Fault):
        file.from_bytes(rewritten(**{"assets/bomb": bytes(1 << 11)}))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(place=st.integers(0, len(BYTES) - 1), value=st.integers(0, 255), cut=st.booleans())
def test_any_damage_is_refused_or_harmless(place: int, value: int, cut: bool) -> None:
    content = BYTES[:place] if cut else BYTES[:place] + bytes([value]) + BYTES[place + 1 :]
    try:
        held = file.from_bytes(content)
    except Fault as fault:
        assert str(fault)
    else:
        assert held.pack == PACK


def test_a_path_that_climbs_cannot_be_saved() -> None:
    with pytest.raises(Fault) as fault:
        file.to_bytes(PACK, {SOURCE.id: SOURCE}, assets={"../evil": b""})
    assert fault.value.key == "pack.bad_name"


def test_an_absent_file_and_a_folder_are_told_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.brief", tmp_path):
        with pytest.raises(Fault) as fault:
            file.load(path)
        assert fault.value.key == "pack.unreadable"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Fault) as fault:
        file.save(PACK, tmp_path / "p.brief", {SOURCE.id: SOURCE})
    assert fault.value.key == "file.unwritable"


def test_a_target_in_a_place_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Fault) as fault:
        file.save(PACK, tmp_path / "file" / "p.brief", {SOURCE.id: SOURCE})
    assert fault.value.key == "file.unwritable"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_while_saving_the_old_file_or_the_new_one_is_there(tmp_path: Path) -> None:
    path = tmp_path / "weekly.brief"
    file.save(PACK, path, {SOURCE.id: SOURCE})
    script = (
        "import sys; from pathlib import Path\n"
        "from briefer.pack import file\n"
        "held = file.load(Path(sys.argv[1])); print('ready', flush=True)\n"
        "while True: file.save(held.pack, Path(sys.argv[1]), held.sources, assets={'big': bytes(2_000_000)})\n"
    )
    for wait in (0.03, 0.11):
        process = subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        with process.stdout:
            process.stdout.readline()
            try:
                process.wait(wait)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
        assert file.load(path).pack == PACK
