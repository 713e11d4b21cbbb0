"""The whole check as work of the background: how far it is, what came of it, and the way to stop it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.moment import Moment
from ivig_logger.services.checking import Stopped, check_again, check_log
from ivig_logger.services.findings import Finding
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, when, and how much it looked at; the counts are None where they could not be read."""

    at: Moment
    found: tuple[Finding, ...] = ()
    sessions: int | None = None
    changes: int | None = None


class WholeCheck(QObject):
    """`went_on` carries how many sessions of how many were looked at; `over` a Report, a StorageFailed, or None where
    it was stopped; `again` a finding and what is found there now."""

    went_on = Signal(int, int)
    over = Signal(object)
    again = Signal(object, object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._stop = Event()
        self.is_running = False

    def start(self) -> None:
        """Check the whole log; a check that runs is stopped, and tells nothing any more."""
        self.stop()
        self._stop = stop = Event()
        self.is_running = True
        job = partial(_check, self._workspace.logbook, stop, self.went_on.emit)
        self._workspace.background.run(job, self, partial(self._done, stop))

    def stop(self) -> None:
        """Nobody waits for it any more; it ends with the portion that it looks at."""
        self._stop.set()

    def look_again(self, finding: Finding) -> None:
        """Check what a repair was about."""
        job = partial(_again, self._workspace.logbook, finding)
        self._workspace.background.run(job, self, partial(self.again.emit, finding))

    def _done(self, stop: Event, came: Report | StorageFailed | None) -> None:
        if stop is self._stop:
            self.is_running = False
            self.over.emit(came)


def _check(logbook: Logbook, stop: Event, tell: Callable[[int, int], None]) -> Report | StorageFailed | None:
    def look_up(done: int, of: int) -> None:
        if stop.is_set():
            raise Stopped
        tell(done, of)

    try:
        look_up(0, 0)
        found = tuple(check_log(logbook.database, now=logbook.now, tell=look_up))
    except Stopped:
        return None
    except StorageFailed as failed:
        return failed
    return Report(logbook.now(), found, *_counts(logbook))


def _counts(logbook: Logbook) -> tuple[int, int] | tuple[None, None]:
    try:
        return len(logbook.ids()), logbook.revision_count()
    except StorageFailed:  # which the findings have told already
        return None, None


def _again(logbook: Logbook, finding: Finding) -> list[Finding]:
    try:
        return check_again(logbook.database, finding, logbook.now)
    except StorageFailed:
        return [finding]
