"""What a worker process is: limits on memory and time, no network, no programs, one file after another."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import pickle
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from briefer.faults import Fault
from briefer.importing import refusals
from briefer.importing.files import Imported, import_file

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_FORBIDDEN = frozenset(
    (
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.fork",
        "webbrowser.open",
        "os.remove",
        "os.rename",
        "shutil.rmtree",
    )
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: `seconds` by the clock, `memory` of the process and `output` as pickled, in bytes."""

    seconds: float = 60.0
    memory: int = 2 << 30
    output: int = 96 << 20


def work(pipe: Connection, limits: Limits, parent: int) -> None:
    """Read the files whose numbers and paths come down the pipe, and send back number and result, until the pipe ends."""
    _confine(limits, parent)
    _send(pipe, pickle.dumps(None))
    while True:
        try:
            number, path = pipe.recv()
        except (EOFError, OSError):
            return
        _send(pipe, _packed(number, Path(path), limits))


def _packed(number: int, path: Path, limits: Limits) -> bytes:
    """Return the message for one file; one too large to send becomes a fault."""
    message = pickle.dumps((number, _result(path, limits)), pickle.HIGHEST_PROTOCOL)
    if len(message) <= limits.output:
        return message
    fault = refusals.too_large(path.name, f"its text takes more than {limits.output >> 20} MB")
    return pickle.dumps((number, fault))


def _result(path: Path, limits: Limits) -> Imported | Fault:
    try:
        return import_file(path)
    except Fault as fault:
        return fault
    except MemoryError:
        return refusals.too_large(path.name, f"reading it takes more than {limits.memory >> 20} MB of memory")
    except Exception:  # noqa: BLE001  a file from outside meets the importer: whatever it breaks costs that file
        _log.exception("reading %s broke off", path.name)
        return refusals.crashed(path.name)


def _send(pipe: Connection, message: bytes) -> None:
    try:
        pipe.send_bytes(message)
    except OSError:
        os._exit(0)  # the batch is over


def _confine(limits: Limits, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # systems that know no limit on address space
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(5)
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a reader may not do this: {event}")
