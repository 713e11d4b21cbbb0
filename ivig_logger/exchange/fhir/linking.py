"""Which session a resource belongs to: the one it names, else the one of its patient that it was near."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import timedelta

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.json_parts import child, children
from ivig_logger.exchange.fhir.session_reading import Session

NEAR = timedelta(hours=1)  # before the start and after the end: a baseline, and the last set of vital signs
_AT_MOST = 8  # sessions of one patient that may run at the same time


class Sessions:
    """The sessions of a file, by the entries they stand in and by their times."""

    def __init__(self, resources: Resources, sessions: Iterable[Session], roots: dict[int, int]) -> None:
        self._resources, self._roots = resources, roots
        self._by_number = {each.entry.number: each for each in sessions}
        self._of_patient: dict[str, list[tuple[int, int, Session]]] = {}
        for each in self._by_number.values():
            if each.patient is not None and each.started is not None:
                end = (each.ended or each.started).epoch
                self._of_patient.setdefault(each.patient, []).append((each.started.epoch, end, each))
        for timed in self._of_patient.values():
            timed.sort(key=lambda each: each[:2])

    def is_session(self, entry: Entry) -> bool:
        """Whether an administration is a session, or would be one had it been done."""
        return self._roots.get(entry.number) == entry.number

    def is_part(self, entry: Entry) -> bool:
        """Whether an administration is a part of a session."""
        return self._roots.get(entry.number, entry.number) != entry.number

    def named_by(self, entry: Entry) -> Session | None:
        """The session that a resource names as what it is part of, informed by, or suspected because of."""
        resource = entry.resource
        told = [*children(resource, "partOf"), *children(resource, "supportingInformation")]
        told += [child(each, "instance") for each in children(resource, "suspectEntity")]
        for each in told:
            there = self._resources.find(each, entry)
            number = None if there is None else self._roots.get(there.number)
            if number is not None and (session := self._by_number.get(number)) is not None:
                return session
        return None

    def near(self, patient: str | None, at: Moment, within: timedelta = NEAR) -> Session | None:
        """The one session of a patient during or near which a moment lies; None also where there are several."""
        timed = self._of_patient.get(patient or "", [])
        reach = int(within.total_seconds())
        last = bisect_right(timed, at.epoch + reach, key=lambda each: each[0])
        close = [each for each in timed[max(0, last - _AT_MOST) : last] if at.epoch <= each[1] + reach]
        during = [each for each in close if each[0] <= at.epoch <= each[1]] or close
        return during[0][2] if len(during) == 1 else None
