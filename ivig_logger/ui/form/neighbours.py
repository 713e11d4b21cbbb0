"""The sessions around the one in the form, for reactions whose onset belongs to the time of another one."""

from dataclasses import replace
from datetime import date, timedelta

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import session_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed

_REACH = timedelta(days=30)
_MOST = 64  # a course is five days and a week holds seven; more sessions in two months are no sessions


class Neighbours:
    """Fetched once for each day that the form's start comes to."""

    def __init__(self, logbook: Logbook, own: Infusion) -> None:
        self._logbook, self._own = logbook, own
        self._day: date | None = None
        self._sessions: list[Infusion] = []

    def owner(self, told: Reaction, started: Moment) -> tuple[Infusion, bool] | None:
        """The other session that a reaction belongs to, and whether it began after this one; None for this one."""
        if told.onset is None:
            return None
        others = self._around(started)
        own = replace(self._own, started=started)
        found = session_of(told.onset, [own, *others])
        if found is None or found is own:
            return None
        return found, found.started.epoch > started.epoch

    def _around(self, started: Moment) -> list[Infusion]:
        day = started.local.date()
        if day != self._day:
            self._day, self._sessions = day, self._fetch(started)
        return self._sessions

    def _fetch(self, started: Moment) -> list[Infusion]:
        try:
            found = self._logbook.newest(self._own.patient, before=started + _REACH, limit=_MOST)
        except StorageFailed:
            return []  # an offer fewer; what cannot be read is said when it is saved
        return [each for each in found if each.id != self._own.id and abs(each.started - started) <= _REACH]
