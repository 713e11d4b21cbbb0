"""Reads the trends in the background; what was asked before the last question is dropped."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.trends import Measure, Step, Trend, steps, trend
from ivig_logger.services.answers import answers_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.background import Background

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
        self._logbook, self._background = logbook, background
        self._newest = 0
        self.is_busy = False

    def ask(self, patient: str, period: Period) -> None:
        """Ask; `found` or `failed` tells what came of it unless something else is asked meanwhile."""
        self._newest += 1
        self.is_busy = True
        number = self._newest
        self._background.run(lambda: (number, self._read(number, patient, period)), self, self._tell)

    def _read(self, number: int, patient: str, period: Period) -> FoundTrends | StorageFailed | None:
        if number != self._newest:
            return None
        try:
            answers = answers_of(self._logbook, Filter(patient), period)
        except StorageFailed as error:
            return error
        members = answers.group.members
        newest = members[-MOST:]
        trends = tuple(trend(each, newest) for each in Measure)
        return FoundTrends(len(members), len(newest), answers.of, steps(members), trends)

    def _tell(self, result: tuple[int, FoundTrends | StorageFailed | None]) -> None:
        number, found = result
        if number != self._newest or found is None:
            return
        self.is_busy = False
        (self.found if isinstance(found, FoundTrends) else self.failed).emit(found)
