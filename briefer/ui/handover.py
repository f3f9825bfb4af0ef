"""One window a library: a second start hands its files to the first, and ends."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 400


class Handover(QObject):
    """Listens for later starts on the same library."""

    handed = Signal(tuple)  # paths; empty where only the window is wanted

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # what a crash left
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _take(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._heard.append(socket)
            socket.disconnected.connect(self._read_ended, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(0, self, self._read_ended)  # one may have ended before it was taken

    def _read_ended(self) -> None:
        """Read what is whole: the sender has hung up."""
        over = QLocalSocket.LocalSocketState.UnconnectedState
        ended = [socket for socket in self._heard if socket.state() is over]
        self._heard = [socket for socket in self._heard if socket not in ended]
        for socket in ended:
            content = socket.readAll().data()
            socket.deleteLater()
            self._tell(bytes(content))

    def _tell(self, content: bytes) -> None:
        try:
            names = msgspec.json.decode(content, type=list[str])
        except msgspec.MsgspecError:
            return
        self.handed.emit(tuple(Path(name) for name in names))


def server_name(library: Path | str) -> str:
    """Return the name under which the window on a library listens."""
    place = str(library) if "://" in str(library) else str(Path(library).absolute())
    return f"briefer-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def handed_over(name: str, files: Sequence[Path]) -> bool:
    """Hand files to the window that listens under a name; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(msgspec.json.encode([str(path.absolute()) for path in files]))
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        socket.waitForDisconnected(_PATIENCE_MS)
    return True
