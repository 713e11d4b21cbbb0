"""What a selection takes of a log: its patients as they go out, and its sessions, read a portion at a time."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.storage import infusions, table_rows
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.moments import stored_moment

if TYPE_CHECKING:  # only storage runs SQLAlchemy
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Chosen:
    """The patients in the order of their ids, and the keys of the sessions in the order of start and id.

    `numbers` are those of the patients, by their ids and in the order of their first sessions, `firsts` the starts of
    these; both are of what is chosen alone.
    """

    patients: tuple[Patient, ...]
    pks: "array[int]"
    numbers: dict[str, int]
    firsts: dict[str, Moment]

    def sessions(self, db: "Connection") -> Iterator[Infusion]:
        """The chosen sessions."""
        for some in infusions.chunks(table_rows.ids_of(db, self.pks)):
            yield from infusions.find(db, some)


def chosen_of(db: "Connection", selection: Selection) -> Chosen:
    """What is chosen. Of a period's patients those go out who have a session in it."""
    pks, firsts = array("q"), dict[str, Moment]()
    with sense_made():
        for pk, at, zone, patient in table_rows.started(db):
            if _takes(selection, patient, at, zone):
                pks.append(pk)
                if patient not in firsts:
                    firsts[patient] = stored_moment(at, zone)
    wanted = [each for each in infusions.patients(db) if _goes_out(each, selection, firsts)]
    ids = dict.fromkeys([*firsts, *(each.id for each in wanted)])
    numbers = {each: number for number, each in enumerate(ids, 1)}
    named = selection.privacy is Privacy.NAMES
    people = (each if named else replace(each, name=f"Patient {numbers[each.id]}", born=None) for each in wanted)
    return Chosen(tuple(people), pks, numbers, firsts)


def _takes(selection: Selection, patient: str, at: int, zone: str) -> bool:
    if selection.patients is not None and patient not in selection.patients:
        return False
    if selection.since is None and selection.until is None:
        return True
    return selection.takes_day(stored_moment(at, zone).local.date())


def _goes_out(patient: Patient, selection: Selection, firsts: dict[str, Moment]) -> bool:
    if patient.id in firsts:
        return True
    any_day = selection.since is None and selection.until is None
    return any_day and (selection.patients is None or patient.id in selection.patients)
