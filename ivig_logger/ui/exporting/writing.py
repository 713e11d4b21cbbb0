"""Writes an export in the background; it can be stopped, and then there is no file."""

import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ivig_logger.services.export_file import export_to
from ivig_logger.services.selection import Format, Selection
from ivig_logger.services.transfer import Cancelled, Counts, NotInThisForm
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import TOLD


class Writing(QObject):
    """`done` carries the path and the Counts, `failed` what went wrong, `counted` how many sessions are written."""

    done = Signal(object, object)
    failed = Signal(object)
    stopped = Signal()
    counted = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stop = threading.Event()
        self._over = False
        self.is_busy = False
        workspace.background.failed.connect(self._fall)

    def start(self, path: Path, form: Format, selection: Selection) -> None:
        """Write a selection of the log to a file, whole or not at all."""
        self.is_busy, self._over = True, False
        self._stop.clear()
        self._workspace.background.run(partial(self._write, path, form, selection), self, partial(self._tell, path))

    def stop(self) -> None:
        """Write no further."""
        self._stop.set()

    def _write(self, path: Path, form: Format, selection: Selection) -> Counts | Exception:
        try:
            return export_to(self._workspace.logbook, path, form, selection, self._told)
        except (*TOLD, NotInThisForm, Cancelled) as error:
            return error
        finally:
            self._over = True

    def _told(self, sessions: int) -> bool:
        self.counted.emit(sessions)
        return not self._stop.is_set()

    def _tell(self, path: Path, result: Counts | Exception) -> None:
        self.is_busy = False
        if isinstance(result, Cancelled):
            self.stopped.emit()
        elif isinstance(result, Exception):
            self.failed.emit(result)
        else:
            self.done.emit(path, result)

    def _fall(self, error: Exception) -> None:
        """A mistake of the program, which the window tells, does not block the next export."""
        if self.is_busy and self._over:
            self.is_busy = False
            self.failed.emit(error)
