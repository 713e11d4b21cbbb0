"""What a file would bring into the log, record by record, before anything is stored: the person chooses among it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.change import Change
from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.descent import goes_on_from, mark_of, marks_of
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.log_format import THE_FILE, LogContents, Refusal, record_of
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.transfer import additions, corrections, is_as_signed_here
from ivig_logger.services.twins import twins_of
from ivig_logger.storage import revisions

_Record = TypeVar("_Record")
_TOLD_EVERY = 500  # records
_DIGITS = 12  # more than the number of any row has
_NUMBERS = re.compile(r"\d+")


class State(StrEnum):
    """How a record of a file stands to the log."""

    NEW = "new"
    SAME = "already there"
    TWIN = "perhaps already there"  # another id, but the same patient and nearly the same start
    NEWER = "newer"  # descends from what is there
    OLDER = "older"  # what is there descends from it
    CLASH = "different"  # the same id, and neither descends from the other
    UNREADABLE = "cannot be read"


TICKED = frozenset({State.NEW, State.NEWER})  # what is taken unless the person says otherwise
TAKEABLE = TICKED | {State.TWIN, State.CLASH}
AGAINST = frozenset({State.CLASH, State.UNREADABLE})  # what a person has to look at before it comes in


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One record at its position in the file; `infusion` is None where it cannot be read, for the reasons `refusals`.

    `stored` are the sessions of the log that it is or may be, `around` is what `doubts` are found beside, `raw` what
    stands in the file where it cannot be read. `marks` (`domain.descent`) are those of all that the stored session ever
    was, where that is otherwise.
    """

    where: str
    infusion: Infusion | None
    state: State
    stored: tuple[Infusion, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    raw: str = ""
    marks: tuple[str, ...] = ()
    around: Surroundings | None = None

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What is to be looked at though it can be stored; found anew each time, for the few rows that are shown."""
        if self.infusion is None or self.around is None:
            return ()
        found = problems_of(self.infusion, self.around)
        return tuple(each for each in found if not each.refuse and each.code is not Code.LATE_ENTRY)


@dataclass(frozen=True, slots=True)
class PatientClash:
    """A patient of the file, at a position, who stands otherwise in the log; the log's stays."""

    where: str
    wanted: Patient
    stored: Patient


@dataclass(frozen=True, slots=True)
class Preview:
    """All records of a file in its order, the patients that are new, and what is said about the file as a whole.

    `not_as_signed` are the positions of signed sessions that are not what was signed. `why` is the reason that its
    changes are stored with, `sound_at` when all sessions were held against every rule, where they were.
    """

    rows: tuple[PreviewRow, ...] = ()
    patients: tuple[Patient, ...] = ()
    clashing: tuple[PatientClash, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    addenda: Mapping[str, tuple[Addendum, ...]] = field(default_factory=dict)
    not_as_signed: frozenset[str] = frozenset()
    why: str = ""
    sound_at: Moment | None = None

    @property
    def ticked(self) -> frozenset[str]:
        """The positions of what is taken unless the person says otherwise."""
        return frozenset(each.where for each in self.rows if each.state in TICKED)

    @property
    def is_sound(self) -> bool:
        """Whether all of it can be read, and nothing has another content in the log."""
        return not (self.refusals or self.clashing or any(each.state in AGAINST for each in self.rows))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the log holds beside the sessions of a file, each by the id of that one.

    `there` have the same id, `marks` are those of all that one of these ever was where the file's is otherwise.
    """

    around: Surroundings
    there: Mapping[str, Infusion]
    twins: Mapping[str, tuple[Infusion, ...]]
    marks: Mapping[str, tuple[str, ...]]

    def stored(self, infusion: Infusion) -> tuple[Infusion, ...]:
        """The sessions that one of the file is or may be."""
        same = self.there.get(infusion.id)
        return self.twins.get(infusion.id, ()) if same is None else (same,)


@many_values()
def preview_of(logbook: Logbook, contents: LogContents, told: Callable[[], object] = bool) -> Preview:
    """What these contents of a file would bring; nothing is stored.

    `told` is called now and then and may raise to cancel. Raises StorageFailed.
    """
    known = {each.id: each for each in logbook.patients()}
    log = _beside(logbook, contents)
    readable = [_row(where, each, log, contents) for where, each in _telling(contents.infusions.items(), told)]
    of_file, unreadable = _unreadable(contents)
    met = [PatientClash(where, each, known[each.id]) for where, each in contents.patients.items() if each.id in known]
    signed = ((where, each, contents.addenda.get(each.id, ())) for where, each in contents.infusions.items())
    return Preview(
        tuple(sorted([*readable, *unreadable], key=_place)),
        tuple(each for each in contents.patients.values() if each.id not in known),
        tuple(each for each in met if each.wanted != each.stored),
        of_file,
        contents.notes,
        contents.addenda,
        frozenset(where for where, each, addenda in signed if not is_as_signed_here(each, addenda)),
        contents.why,
        contents.sound_at,
    )


def _telling(records: Iterable[_Record], told: Callable[[], object]) -> Iterator[_Record]:
    for count, each in enumerate(records):
        if count % _TOLD_EVERY == 0:
            told()
        yield each


def changes_of(preview: Preview, chosen: Collection[str]) -> tuple[Change, ...]:
    """The changes that bring in the rows at these positions, the new patients of `patients_with` first."""
    sessions = (_changes(each, preview) for each in taken_of(preview, chosen))
    return (*(Change(each) for each in patients_with(preview, chosen)), *chain.from_iterable(sessions))


def taken_of(preview: Preview, chosen: Collection[str]) -> list[PreviewRow]:
    """The rows at these positions that can be taken."""
    return [each for each in preview.rows if each.where in chosen and each.state in TAKEABLE]


def patients_with(preview: Preview, chosen: Collection[str]) -> tuple[Patient, ...]:
    """The new patients of these rows, and those who have none; not where a row cannot be read, which may be theirs."""
    concerned = {each.infusion.patient for each in taken_of(preview, chosen) if each.infusion is not None}
    met = {each.infusion.patient if each.infusion is not None else "" for each in preview.rows}
    return tuple(each for each in preview.patients if each.id in concerned or not ({each.id, ""} & met))


def _changes(row: PreviewRow, preview: Preview) -> Iterator[Change]:
    if row.infusion is None:
        return
    addenda = preview.addenda.get(row.infusion.id, ())
    if row.state in (State.NEWER, State.CLASH):
        yield from corrections(row.stored[0], row.infusion, addenda, row.marks)
    else:
        yield from additions(row.infusion, addenda, preview.sound_at)


def _row(where: str, infusion: Infusion, log: _Beside, contents: LogContents) -> PreviewRow:
    stored, marks = log.stored(infusion), log.marks.get(infusion.id, ())
    state = _state(infusion, stored, marks, contents.ancestors.get(infusion.id, ()))
    return PreviewRow(where, infusion, state, stored, marks=marks, around=log.around)


def _state(
    infusion: Infusion, stored: tuple[Infusion, ...], here: tuple[str, ...], ancestors: tuple[str, ...]
) -> State:
    if not stored:
        return State.NEW
    if stored[0].id != infusion.id:
        return State.TWIN
    if stored[0] == infusion:
        return State.SAME
    there = (*ancestors, mark_of(infusion))
    if there[-1] == here[-1]:  # another patient's
        return State.CLASH
    if goes_on_from(there, here):
        return State.NEWER
    if not goes_on_from(here, there):
        return State.CLASH
    before = here[: here.index(there[-1])]
    undone = here[-1] in (*ancestors, *before)  # the file's was here and was taken back: it may be wanted after all
    return State.CLASH if undone else State.OLDER


def _beside(logbook: Logbook, contents: LogContents) -> _Beside:
    there = {each.id: each for each in logbook.find(each.id for each in contents.infusions.values())}
    twins = twins_of(logbook, (each for each in contents.infusions.values() if each.id not in there))
    other = [there[each.id] for each in contents.infusions.values() if there.get(each.id, each) != each]
    return _Beside(Surroundings(logbook.now()), there, twins, dict(_marks(logbook, other)))


def _marks(logbook: Logbook, infusions: Iterable[Infusion]) -> Iterator[tuple[str, tuple[str, ...]]]:
    with logbook.database.reading() as db:
        for each in infusions:
            changes = reversed(revisions.of_entry(db, each.id))
            yield each.id, marks_of(each, ((one.before, one.after) for one in changes))


def _unreadable(contents: LogContents) -> tuple[tuple[Refusal, ...], list[PreviewRow]]:
    """What is said about the file and its patients, and a row for each session that cannot be read."""
    of_file: list[Refusal] = []
    of_record: dict[str, list[Refusal]] = {}
    for each in contents.refusals:
        where = record_of(each.where)
        if where == THE_FILE or where.startswith("patient"):
            of_file.append(each)
        else:
            of_record.setdefault(where, []).append(each)
    rows = [
        PreviewRow(where, None, State.UNREADABLE, refusals=tuple(said), raw=contents.raw.get(where, ""))
        for where, said in of_record.items()
    ]
    return tuple(of_file), rows


def _place(row: PreviewRow) -> str:
    """The order of the file: numbers in a position count as numbers."""
    return _NUMBERS.sub(lambda found: found[0].zfill(_DIGITS), row.where)
