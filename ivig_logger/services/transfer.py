"""Taking the log out as a JSON log, what every way out shares, and the changes that bring a session in."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, pairwise

from ivig_logger.domain.addendum import Addendum, states_before
from ivig_logger.domain.change import Change, Source, Trace
from ivig_logger.domain.descent import mark_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_writing import log_pieces
from ivig_logger.services.chosen import chosen_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE, Privacy, Selection

Write = Callable[[bytes], object]
Told = Callable[[int], bool]
"""Hears how many sessions are done, and says whether to go on."""

TELL_EVERY = 1000  # sessions
_NO_DATES = "A JSON log has dates. Choose the tables in one zip, or the xlsx file, for an export without dates."


def go_on(_: int) -> bool:
    """Nobody wants to stop."""
    return True


class Cancelled(Exception):
    """The person stopped it; nothing of it stays."""


class NotInThisForm(Exception):
    """An export cannot be made in this form as it is wished; the text is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was exported."""

    patients: int
    infusions: int


def export_log(
    logbook: Logbook,
    write: Write,
    selection: Selection = WHOLE,
    told: Told = go_on,
) -> Counts:
    """Write the log, or what is chosen of it, as a JSON log in UTF-8, as it is at one moment, in pieces.

    Raises NotInThisForm for an export without dates, Cancelled, StorageFailed, and what `write` raises.
    """
    if selection.privacy is Privacy.NO_DATES:
        raise NotInThisForm(_NO_DATES)
    tally = count()
    with writing_out(write) as out, logbook.database.reading() as db:
        chosen = chosen_of(db, selection)
        sessions = (each for each in chosen.sessions(db) if _goes_on(next(tally), told))
        for piece in log_pieces(chosen.patients, sessions, lambda each: since_signed(logbook, each)):
            out(piece.encode())
    return Counts(len(chosen.patients), len(chosen.pks))


@contextmanager
def writing_out(write: Write) -> Iterator[Write]:
    """`write` for use within a transaction, where an OSError would be told of the log; here it passes as it is."""
    failed: list[OSError] = []

    def out(data: bytes) -> None:
        try:
            write(data)
        except OSError as error:
            failed.append(error)
            raise _NotWritten from error

    try:
        yield out
    except _NotWritten:
        raise failed[0] from None


class _NotWritten(Exception):
    """What is written to failed, not the log."""


def _goes_on(so_far: int, told: Told) -> bool:
    if so_far % TELL_EVERY == 0 and not told(so_far):
        raise Cancelled
    return True


def additions(infusion: Infusion, addenda: Sequence[Addendum], sound_at: Moment | None = None) -> Iterator[Change]:
    """The changes that bring in a session, which was found sound at `sound_at`: as it was signed, then its addenda."""
    if not addenda:  # as nearly always, and what it was is laid out only to be changed
        yield Change(infusion, sound_at=sound_at)
        return
    states = states_before(infusion, addenda)
    yield Change(states[0])
    for told, (before, after) in zip(addenda, pairwise(states), strict=True):
        yield Change(after, before, Trace(told.at, told.author, told.role, Source.IMPORTED, told.why))


def corrections(
    stored: Infusion, wanted: Infusion, addenda: Sequence[Addendum], marks: Collection[str]
) -> Iterator[Change]:
    """The changes from what is stored to what a file has: back to what both logs had, then on as it was changed there.

    `marks` (`domain.descent`) are those of all that the stored session ever was. The first of several changes may
    change nothing: it says who brought the others in, and when.
    """
    states = states_before(wanted, addenda)
    common = [at for at, each in enumerate(states) if mark_of(each) in marks]
    present = [at for at in common if mark_of(states[at]) == mark_of(stored)]
    first = max(present or common, default=0)
    before = stored if present and first < len(addenda) else states[first]
    yield Change(before, stored)
    for told, after in zip(addenda[first:], states[first + 1 :], strict=True):
        if after != before:
            yield Change(after, before, Trace(told.at, told.author, told.role, Source.IMPORTED, told.why))
            before = after


def is_as_signed_here(infusion: Infusion, addenda: Sequence[Addendum]) -> bool:
    """Whether a session of a file is what was signed, or bears no signature."""
    if not infusion.signatures:
        return True
    from ivig_logger.services.signing import is_as_signed

    return is_as_signed(infusion, addenda)


def since_signed(logbook: Logbook, infusion: Infusion) -> tuple[Addendum, ...]:
    """The changes of a session since it was signed, which tell what that was. Raises StorageFailed."""
    if not infusion.signatures:
        return ()
    from ivig_logger.services.signing import addenda_since_signed  # a log without signatures does not wait for it

    return addenda_since_signed(logbook, infusion)
