"""The log, or a part of it, as a FHIR R4 bundle for a hospital or another program. docs/fhir.md is the mapping."""

from collections.abc import Iterator
from itertools import chain

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.chosen import chosen_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.transfer import (
    Cancelled,
    Counts,
    NotInThisForm,
    Told,
    Write,
    go_on,
    since_signed,
    writing_out,
)

NO_DATES = (
    "FHIR has no sessions without dates. Choose the tables in one zip, or the xlsx file, for an export without dates."
)
_TELL_EVERY = 100  # sessions; each is a dozen resources


def export_fhir(logbook: Logbook, selection: Selection, write: Write, told: Told = go_on) -> Counts:
    """Write a bundle in UTF-8, as the log is at one moment, in pieces.

    Raises NotInThisForm for an export without dates, Cancelled, StorageFailed, and what `write` raises.
    """
    if selection.privacy is Privacy.NO_DATES:
        raise NotInThisForm(NO_DATES)
    from ivig_logger.exchange.fhir.writing import Beside, bundle_pieces  # only who exports waits for it

    beside = Beside(
        lambda each: since_signed(logbook, each),
        lambda each: logbook.revisions_of(each.id),
        selection.privacy is Privacy.NAMES,
    )
    with writing_out(write) as out, logbook.database.reading() as db:
        chosen = chosen_of(db, selection)
        entries: Iterator[Patient | Infusion] = chain(chosen.patients, _told_of(chosen.sessions(db), told))
        for piece in bundle_pieces(entries, logbook.now(), beside):
            out(piece.encode())
    return Counts(len(chosen.patients), len(chosen.pks))


def _told_of(sessions: Iterator[Infusion], told: Told) -> Iterator[Infusion]:
    for so_far, each in enumerate(sessions):
        if so_far % _TELL_EVERY == 0 and not told(so_far):
            raise Cancelled
        yield each
