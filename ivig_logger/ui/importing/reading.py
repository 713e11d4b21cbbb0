"""Reads a file in the background, step by step; what was wanted before the last wish is dropped."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.change import Change, Source
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.incoming import Incoming, contents_of, open_incoming
from ivig_logger.services.incoming_file import bytes_of
from ivig_logger.services.preview import preview_of
from ivig_logger.services.transfer import Cancelled
from ivig_logger.ui.importing.remembered import Remembered
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import TOLD

if TYPE_CHECKING:
    from ivig_logger.exchange.mapping import Mapping

_MANY = 2000  # changes; a press waits for about half a second, and after three it would fail
_RUNNING = "A session is being logged, and these are so many that it would have to wait. Import them when it has ended."
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was answered about a file: how its columns are mapped, whose sessions, and the passphrase.

    `patient` is the id of a patient of the log, `newcomer` the name of somebody new.
    """

    mapping: "Mapping | None" = None
    patient: str | None = None
    passphrase: str | None = None
    newcomer: str = ""


class Reading(QObject):
    """`opened` carries an Incoming, `previewed` a Preview, `stored` the changes; `failed` what went wrong.

    `read` tells how many rows have been read.
    """

    opened = Signal(object)
    previewed = Signal(object)
    stored = Signal(object)
    failed = Signal(object)
    read = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._newest = 0
        self._stopped = threading.Event()
        self._running = self._stopped  # that of the job that runs now; the tables of a file tell of it row by row
        self.is_busy = False

    def open(self, path: Path) -> None:
        """Find out what a file is."""
        self._begin()
        log = self._workspace.logbook.path
        kept = Remembered(log).mappings
        self._run(lambda: open_incoming(bytes_of(path, log), path.name, self._told, kept), self.opened.emit)

    def look_again(self, look: Callable[[], Incoming]) -> None:
        """Find out anew what a file is, after an answer."""
        self._begin()
        self._run(look, self.opened.emit)

    def preview(self, file: Incoming, wanted: Wanted) -> None:
        """Read what the file would bring."""
        self._begin()
        workspace = self._workspace
        self._run(
            lambda: preview_of(workspace.logbook, _contents(file, workspace, wanted), self._go_on), self.previewed.emit
        )

    def store(self, changes: tuple[Change, ...], text: str, why: str = "") -> None:
        """Store it, after a backup, as one step that can be undone."""
        self._begin()
        job = partial(_tried, partial(_store, self._workspace, changes, why))
        self._workspace.background.run(job, self, partial(self._remember, changes, text))

    def stop(self) -> None:
        """Forget what is being read; what is being stored goes on."""
        self._newest += 1
        self._stopped.set()
        self.is_busy = False

    def _begin(self) -> None:
        self.stop()
        self._stopped = threading.Event()
        self.is_busy = True

    def _told(self, rows: int) -> bool:
        """Called in the background for every few hundred rows."""
        if self._running.is_set():
            return False
        self.read.emit(rows)
        return True

    def _go_on(self) -> None:
        """Raises Cancelled where nobody waits for it any more."""
        if self._running.is_set():
            raise Cancelled

    def _run(self, job: Callable[[], _Result], done: Callable[[_Result], object]) -> None:
        work = partial(self._work, self._stopped, job)
        self._workspace.background.run(work, self, partial(self._tell, self._newest, done))

    def _work(self, stopped: threading.Event, job: Callable[[], _Result]) -> "_Result | Exception":
        self._running = stopped
        return Cancelled() if stopped.is_set() else _tried(job)

    def _tell(self, number: int, done: Callable[[_Result], object], result: "_Result | Exception") -> None:
        if number != self._newest or isinstance(result, Cancelled):
            return
        self.is_busy = False
        if isinstance(result, Exception):
            self.failed.emit(result)
        else:
            done(result)

    def _remember(self, changes: tuple[Change, ...], text: str, error: Exception | None) -> None:
        self.is_busy = False
        if error is not None:
            self.failed.emit(error)
            return
        self._workspace.journal.remember(changes, text=text)
        self.stored.emit(changes)


def _tried(job: Callable[[], _Result]) -> _Result | Exception:
    from ivig_logger.services.keyring import WrongPassphrase

    try:
        return job()
    except (*TOLD, Unreadable, Cancelled, WrongPassphrase) as error:
        return error


def _contents(file: Incoming, workspace: Workspace, wanted: Wanted) -> LogContents:
    return contents_of(
        file,
        workspace.logbook,
        workspace.conventions().zone,
        mapping=wanted.mapping,
        patient=wanted.patient,
        passphrase=wanted.passphrase,
        newcomer=wanted.newcomer,
    )


def _store(workspace: Workspace, changes: tuple[Change, ...], why: str) -> None:
    """Store changes after a backup, or not at all; not so many that a press in a running session would have to wait."""
    if len(changes) > _MANY and workspace.logbook.running():
        raise Unreadable(_RUNNING)
    Backups(workspace.logbook).make(Occasion.IMPORT)
    workspace.logbook.store_all(changes, why=why, source=Source.IMPORTED)
