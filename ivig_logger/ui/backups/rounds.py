"""When backups are made without being asked: after the start, after changes, and what was found is told."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.services.backup_round import Report

_AFTER_START = 1500  # milliseconds: the first window is shown and has the computer for itself
_AFTER_CHANGE = 10_000  # corrections follow one another
_BETWEEN = 180_000
_LOOKED_AGAIN = 3_600_000  # a program that is left open for days


class Rounds(QObject):
    """One a window. `reported` carries what a round found; everything is done in the background."""

    reported = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.last: Report | None = None
        self._after_change, self._resting = QTimer(self), QTimer(self)
        for each in (self._after_change, self._resting):
            each.setSingleShot(True)
        self._after_change.timeout.connect(partial(self.go, "change"))
        self._resting.setInterval(_BETWEEN)
        self._hourly = QTimer(self)
        self._hourly.setInterval(_LOOKED_AGAIN)
        self._hourly.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._hourly.timeout.connect(self._look_again)
        workspace.journal.changed.connect(self._follow)

    def start(self) -> None:
        """The window is shown: make a backup soon, if the last is older than a day."""
        self._hourly.start()
        QTimer.singleShot(_AFTER_START, self, partial(self.go, "start"))

    def go(self, occasion: str) -> None:
        """Make a round now."""
        self._after_change.stop()
        self._resting.start()
        workspace = self._workspace
        place = Path(workspace.preferences.second_place) if workspace.preferences.second_place else None
        job = partial(_round, workspace.logbook, occasion, workspace.logbook.now(), place)
        workspace.background.run(job, self, partial(self._told, place))

    def finish(self) -> None:
        """The window goes: what was changed last is not left without a backup."""
        if self._after_change.isActive():
            self.go("change")
            self._workspace.background.wait()

    def rest(self) -> None:
        """Everything that was changed is in a backup that was made otherwise."""
        self._after_change.stop()

    @property
    def is_pending(self) -> bool:
        """Whether something was changed that no round has seen yet."""
        return self._after_change.isActive()

    def _look_again(self) -> None:
        """A day may be over, a stick back, or the disk have room again: what failed is tried until it works."""
        self.go("start" if self.last is None or self.last.failed is None else "change")

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """A press of a running session is not the end of anything; all else deserves a backup."""
        if all(_is_press(each) for each in changes) or self._after_change.isActive():
            return
        self._after_change.start(max(_AFTER_CHANGE, self._resting.remainingTime()))

    def _told(self, place: Path | None, report: "Report") -> None:
        preferences = self._workspace.preferences
        if report.copied and str(place) == preferences.second_place:
            preferences.second_copied = self._workspace.logbook.now().epoch
        self.last = report
        self.reported.emit(report)


def second_copied(workspace: Workspace) -> Moment | None:
    """When the second place last had a backup, or was chosen; None without one."""
    preferences, zone = workspace.preferences, workspace.logbook.now().zone
    return Moment(preferences.second_copied, zone) if preferences.second_place else None


def _is_press(change: Change) -> bool:
    return isinstance(change.wanted, Infusion) and change.wanted.status is Status.RUNNING


def _round(logbook: Logbook, occasion: str, now: Moment, place: Path | None) -> "Report":
    from ivig_logger.services.backup_round import go_round  # in the background: the start waits for none of it
    from ivig_logger.services.backups import Backups, Occasion

    return go_round(Backups(logbook), Occasion(occasion), now, place)
