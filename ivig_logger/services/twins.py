"""Sessions of the log that may be the same as one of a file, though under another id."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import infusions as stored_infusions

TWINS_WITHIN = timedelta(minutes=15)  # two sessions of one patient that start so close are likely one


def twins_of(logbook: Logbook, infusions: Iterable[Infusion]) -> dict[str, tuple[Infusion, ...]]:
    """The sessions of the log that began so close to one of these, by the id of that one. Raises StorageFailed."""
    within = int(TWINS_WITHIN.total_seconds())
    starts: dict[str, list[tuple[int, str]]] = {}
    near: dict[str, list[str]] = {}
    with logbook.database.reading() as db:
        for each in infusions:
            if each.patient not in starts:
                starts[each.patient] = stored_infusions.starts(db, each.patient)
            of_patient = starts[each.patient]
            first = bisect_left(of_patient, (each.started.epoch - within, ""))
            last = bisect_left(of_patient, (each.started.epoch + within + 1, ""))
            if first < last:
                near[each.id] = [twin for _, twin in of_patient[first:last]]
        found = {each.id: each for each in stored_infusions.find(db, {twin for ids in near.values() for twin in ids})}
    return {of: tuple(found[twin] for twin in ids) for of, ids in near.items()}
