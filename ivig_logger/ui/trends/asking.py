"""Reads the trends in the background; what was asked before the last question is dropped."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.trends import Measure, Step, Trend, steps, trend
from ivig_logger.services.answers import answers_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.background import Background
from ivig_logger.ui.newest import Newest

MOST = 400  # sessions in a chart of sessions; the quarters count all


@dataclass(frozen=True, slots=True)
class FoundTrends:
    """`sessions` of the period, of which the charts of sessions show the newest `shown`; `of` are in the log."""

    sessions: int
    shown: int
    of: int
    steps: tuple[Step, ...]
    trends: tuple[Trend, ...]


class Asking(QObject):
    """`found` carries FoundTrends, `failed` what went wrong."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, logbook: Logbook, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook = logbook
        self._newest = Newest(background, self)

    @property
    def is_busy(self) -> bool:
        """Whether the last question is not answered yet."""
        return self._newest.is_busy

    def ask(self, patient: str, period: Period) -> None:
        """Ask; `found` or `failed` tells what came of it unless something else is asked meanwhile."""
        self._newest.ask(partial(_read, self._logbook, patient, period), self.found.emit, self.failed.emit)


def _read(logbook: Logbook, patient: str, period: Period) -> FoundTrends:
    answers = answers_of(logbook, Filter(patient), period)
    members = answers.group.members
    newest = members[-MOST:]
    trends = tuple(trend(each, newest) for each in Measure)
    return FoundTrends(len(members), len(newest), answers.of, steps(members), trends)
