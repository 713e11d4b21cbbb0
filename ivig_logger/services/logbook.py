"""The log as the program sees it: every call is one unit of work."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ivig_logger.domain.change import Change, Entry, Refused, Source, Trace
from ivig_logger.domain.checks import Surroundings, check_in_error, check_texts, refusals_of
from ivig_logger.domain.checks.plans import problems_of_plan
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment, utc_now
from ivig_logger.domain.problems import Problem
from ivig_logger.domain.profile import Profile
from ivig_logger.domain.revision import EntryTrace, Revision
from ivig_logger.storage import changes, history, infusions, revisions
from ivig_logger.storage.database import Database, open_database
from ivig_logger.storage.history import HistoryRow, Summary
from ivig_logger.storage.listing import Filter, Order


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes the log, and in which role (patient, caregiver, nurse)."""

    name: str = ""
    role: str = ""

    @classmethod
    def of(cls, profile: Profile | None) -> "Author":
        """The person with a profile; nobody that is known without one."""
        return cls() if profile is None else cls(profile.signs_as, profile.role)


class Logbook:
    """An open log, the clock it is written by and the person who writes.

    All methods may raise StorageFailed; those that change the log also Conflict and Refused, and then nothing of the
    change is stored.
    """

    def __init__(self, database: Database, now: Callable[[], Moment] = utc_now, author: Author | None = None) -> None:
        self._database, self.now, self.author = database, now, author or Author()

    @classmethod
    def open(
        cls,
        path: Path,
        now: Callable[[], Moment] = utc_now,
        author: Author | None = None,
        *,
        key: bytes | None = None,
    ) -> "Logbook":
        """Open the log at `path`, made new where there is none; an encrypted one with its key."""
        return cls(open_database(path, key=key), now, author)

    @property
    def path(self) -> Path:
        """Where the log lies."""
        return self._database.path

    @property
    def database(self) -> Database:
        """The open file itself, for what copies it."""
        return self._database

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def store(self, wanted: Entry | None, *, instead_of: Entry | None = None, why: str = "") -> None:
        """The one verb: `wanted` takes the place of `instead_of`; None is nothing."""
        self.store_all([Change(wanted, instead_of)], why=why)

    def store_all(
        self,
        wanted: Sequence[Change],
        *,
        why: str = "",
        source: Source = Source.TYPED,
        author: Author | None = None,
    ) -> None:
        """Several changes in one transaction: all or none. They are the author's, or those of who is at the log now."""
        now, by = self.now(), author or self.author
        for change in wanted:
            check_change(change, now)
        with self._database.changing() as db:
            changes.store_all(db, wanted, Trace(now, by.name, by.role, source, why))

    def write_anew(self, infusion: Infusion) -> None:
        """Write the rows of a stored infusion so that they are this value again; no change, so no revision."""
        with self._database.changing() as db:
            changes.write_anew(db, infusion)

    def patients(self) -> list[Patient]:
        """All patients in the order of their ids."""
        with self._database.reading() as db:
            return infusions.patients(db)

    def find(self, ids: Iterable[str]) -> list[Infusion]:
        """The infusions with these ids, in their order; an id that is not stored is left out."""
        with self._database.reading() as db:
            return infusions.find(db, ids)

    def ids(self, patient: str | None = None) -> list[str]:
        """The ids of all infusions or of one patient's, entries in error included, in the order of start and id."""
        with self._database.reading() as db:
            return infusions.ids(db, patient)

    def everything(self) -> Generator[Entry]:
        """All patients by id, then all infusions by start and id, as they were at one moment."""
        with self._database.reading() as db:
            yield from infusions.patients(db)
            yield from infusions.every(db)

    def newest(self, patient: str, *, before: Moment | None = None, limit: int = 1) -> list[Infusion]:
        """The last infusions of a patient that started before a moment (now), newest first."""
        with self._database.reading() as db:
            return infusions.newest(db, patient, (before or self.now()).epoch, limit)

    def running(self) -> list[Infusion]:
        """The infusions of all patients that have not ended, the oldest first, none in error."""
        with self._database.reading() as db:
            return infusions.running(db)

    def last_end(self, patient: str) -> Moment | None:
        """When the newest infusion of a patient ended; None where there is none, or where it runs."""
        with self._database.reading() as db:
            return infusions.last_end(db, patient)

    def count(self, wanted: Filter) -> int:
        """How many sessions a filter lists."""
        with self._database.reading() as db:
            return history.count(db, wanted)

    def page(self, wanted: Filter, order: Order, offset: int, limit: int) -> list[HistoryRow]:
        """The rows of the history from `offset` on, at most `limit`."""
        with self._database.reading() as db:
            return history.page(db, wanted, order, offset, limit)

    def summary(self, wanted: Filter) -> Summary:
        """The counts of what a filter lists; may take a while in a large log."""
        with self._database.reading() as db:
            return history.summary(db, wanted)

    def products(self, patient: str) -> list[str]:
        """The products of a patient, the last one first."""
        with self._database.reading() as db:
            return history.products(db, patient)

    def position(self, wanted: Filter, order: Order, infusion: str) -> int | None:
        """Where an infusion stands in the history; None where the filter leaves it out."""
        with self._database.reading() as db:
            return history.position(db, wanted, order, infusion)

    def revisions_of(self, entry: str) -> list[Revision]:
        """All changes of a patient or an infusion, the newest first."""
        with self._database.reading() as db:
            return revisions.of_entry(db, entry)

    def trace_of(self, entry: str, most: int) -> EntryTrace:
        """The newest changes of a patient or an infusion, at most `most`, its first one, and how many there are."""
        with self._database.reading() as db:
            return revisions.trace_of(db, entry, most)

    def revision_page(self, before: int | None, limit: int) -> list[Revision]:
        """The changes of the whole log with numbers below `before` (None: the newest), the newest first."""
        with self._database.reading() as db:
            return revisions.page(db, before, limit)

    def revision_count(self) -> int:
        """How many changes the log has seen."""
        with self._database.reading() as db:
            return revisions.count(db)

    def typed_at(self, ids: Iterable[str]) -> dict[str, int]:
        """The epoch second at which each entry was typed; one that was imported or is a sample is left out."""
        with self._database.reading() as db:
            return revisions.first_typed(db, ids)

    def entered_at(self, ids: Iterable[str]) -> dict[str, Moment]:
        """When each entry came into the log; an id that never did is left out."""
        with self._database.reading() as db:
            return revisions.first_moments(db, ids)


def has_signatures(logbook: Logbook) -> bool:
    """Whether any session of any patient is signed: what `services.signing` is for. Raises StorageFailed."""
    with logbook.database.reading() as db:
        return infusions.has_signatures(db)


def check_change(change: Change, now: Moment) -> None:
    """Raise Refused where a change breaks a hard rule of today."""
    wanted, stored = change.wanted, change.instead_of  # if something else is stored, the change is a conflict anyway
    if wanted is None or change.stays_sound(now):
        return
    if isinstance(wanted, Patient):
        of_plan = [] if wanted.plan is None else problems_of_plan(wanted.plan)
        refusals = [*check_texts(wanted), *(each for each in of_plan if each.refuse)]
    elif _only_marks(wanted, stored):
        refusals = [*check_in_error(wanted), *check_texts(wanted)]
    else:
        refusals = _refusals(wanted, stored if isinstance(stored, Infusion) else None, Surroundings(now))
    if refusals:
        raise Refused(wanted, refusals)


def _refusals(wanted: Infusion, stored: Infusion | None, around: Surroundings) -> list[Problem]:
    """What refuses a change, but not what is stored already: after the clock was set back, its start is in the future.

    A press in a session that runs then is stored like any other.
    """
    refusals = refusals_of(wanted, around, stored)
    if refusals and stored is not None:
        known = refusals_of(stored, around, stored)
        return [each for each in refusals if each not in known]
    return refusals


def _only_marks(wanted: Infusion, stored: Entry | None) -> bool:
    """Whether a stored infusion is only marked as entered in error, which no rule of today may prevent."""
    return wanted.entered_in_error is not None and replace(wanted, entered_in_error=None) == stored
