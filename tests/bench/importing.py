"""Import: bulletins a second per format on one core and on two, beside the fastest peer for the format, in one run."""

from __future__ import annotations

import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefer.importing.batch import import_files
from briefer.importing.files import import_content
from tests.bench.import_peers import peers_of
from tests.figures import Figure

NAME = "import"
_ROOT = Path(__file__).resolve().parents[2]
_SAMPLES = {
    "txt": "egypt-and-sinai.txt",
    "md": "watch-on-syria-2019-08-22.md",
    "html": "hormuz-tankers.html",
    "docx": "watch-on-syria-2019-08-15.docx",
    "pdf": "watch-on-iran-2019-08-25.pdf",
    "odt": "sahel-and-lake-chad-2019.odt",
    "rtf": "yemen-separatists-take-aden.rtf",
    "eml": "al-qaeda-in-idlib.eml",
    "msg": "libya-tajoura.msg",
    "epub": "sudan-agreement.epub",
    "zip": "july-2019.zip",
}
_ROUNDS = 7
_COPIES = 240
_WARM = 3  # one in so many files is done before the clock starts: workers come up one after the other, and load what a format needs


def measure() -> list[Figure]:
    """Read each sample again and again beside its peers, by the clock of the processor; then whole batches in one and two processes."""
    figures = [_reading(form, (_ROOT / "bulletins" / name)) for form, name in _SAMPLES.items()]
    return [*figures, *_batches(), _many_texts()]


def _reading(form: str, path: Path) -> Figure:
    """Time our import and the peers in turn, and take the best round of each: others share this machine."""
    content = path.read_bytes()
    peers = peers_of(form)
    ours: list[float] = []
    theirs: dict[str, list[float]] = {name: [] for name, _ in peers}
    for _ in range(_ROUNDS):
        ours.append(_seconds(lambda: import_content(content, path.name)))
        for name, peer in peers:
            theirs[name].append(_seconds(lambda: peer(content)))  # noqa: B023  called at once
    bulletins = len(import_content(content, path.name).bulletins)
    best = {name: min(times) for name, times in theirs.items()}
    beside = ", ".join(f"{name} {1 / seconds:,.0f}" for name, seconds in sorted(best.items(), key=lambda pair: pair[1]))
    return Figure(
        f"{form}: read, cut, described, one core",
        f"{bulletins / min(ours):,.0f}",
        "bulletins/s",
        "",
        f"{beside or 'none'} (bare text of files)",
    )


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return max(time.process_time() - begun, 1e-6)


def _batches() -> Iterator[Figure]:
    with _copies() as paths:
        for form, files in paths.items():
            rates = {1: 0.0, 2: 0.0}
            for workers in (1, 2):
                rates[workers] = max(rates[workers], _rate(files, workers))
            value = f"{rates[1]:.0f} in one worker, {rates[2]:.0f} in two = {rates[2] / rates[1]:.2f}×"
            yield Figure(f"{form}: batch in worker processes", value, "files/s", "", _load())


def _load() -> str:
    """Say how busy the machine is with other things: with more than two in its queue, two workers cannot be twice as fast as one."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""


def _rate(files: list[Path], workers: int) -> float:
    """Return files a second once all workers are at work."""
    begun, done, warm = 0.0, 0, len(files) // _WARM
    for done, _ in enumerate(import_files(files, workers=workers), start=1):
        if done == warm:
            begun = time.perf_counter()
    return (done - warm) / (time.perf_counter() - begun)


@contextmanager
def _copies() -> Iterator[dict[str, list[Path]]]:
    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, list[Path]] = {}
        for form, name in _SAMPLES.items():
            content = (_ROOT / "bulletins" / name).read_bytes()
            for number in range(_COPIES):
                path = Path(folder) / f"{number}-{name}"
                path.write_bytes(content)
                found.setdefault(form, []).append(path)
        yield found


def _many_texts() -> Figure:
    """Import 2,000 text files and say how much memory this process takes for it."""
    text = (_ROOT / "bulletins" / _SAMPLES["txt"]).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(2_000)]
        for number, path in enumerate(paths):
            path.write_text(f"{text}\n\nReport {number} of the week.", encoding="utf-8")
        tracemalloc.start()
        begun = time.perf_counter()
        done = sum(1 for outcome in import_files(paths) if outcome.imported)
        seconds = time.perf_counter() - begun
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Figure(
        "2,000 text files", f"{done / seconds:.0f} files/s, {peak / 1e6:.0f} MB here", "", "10,000 under 500 MB"
    )
