"""The sound of a due thing: two soft tones, played by whatever this computer has, else the desktop's own bell.

The tones of resources/sounds/due.wav are 587 and 784 Hz, the second after 0.13 s, each with a fifth of its octave,
swelling for 20 ms and fading with a time constant of 90 ms; 0.4 s at 22,050 Hz, one channel, 16 bit, made with the
standard library's `wave`.
"""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.vocabulary import resource

PLAYERS: tuple[tuple[str, ...], ...] = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
_PATIENCE = 3000  # ms for a sound of 0.4 s; a player that takes longer waits for a device that is not there


def play_due(players: Sequence[Sequence[str]] = PLAYERS, otherwise: Callable[[], None] = QApplication.beep) -> None:
    """Play the sound without waiting for it, by the first of `players` that can, else call `otherwise`.

    A player is a command, to which the path of the file is added; it could play if it leaves with 0.
    """
    if sys.platform == "win32":
        import winsound  # Windows only

        winsound.PlaySound(str(_sound()), winsound.SND_FILENAME | winsound.SND_ASYNC)
    else:
        _Playing(players, otherwise, QCoreApplication.instance()).next()


def _sound() -> str:
    return str(resource("sounds/due.wav"))


class _Playing(QObject):
    """Tries one player after the other, then is gone."""

    def __init__(self, players: Sequence[Sequence[str]], otherwise: Callable[[], None], parent: QObject | None) -> None:
        super().__init__(parent)
        self._players, self._otherwise = list(players), otherwise
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self._process.kill)
        if isinstance(parent, QCoreApplication):
            parent.aboutToQuit.connect(self._leave)

    def next(self) -> None:
        """Start the next player that is installed."""
        while self._players:
            program, *options = self._players.pop(0)
            if found := QStandardPaths.findExecutable(program):
                self._process.start(found, [*options, _sound()])
                self._timer.start()
                return
        self._otherwise()
        self.deleteLater()

    def _finished(self, status: int, how: QProcess.ExitStatus) -> None:
        if status == 0 and how is QProcess.ExitStatus.NormalExit:
            self.deleteLater()
        else:
            self.next()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.next()

    def _leave(self) -> None:
        """The program ends: a process that is still there would be complained about."""
        self._players.clear()
        self._process.kill()
        self._process.waitForFinished(200)
