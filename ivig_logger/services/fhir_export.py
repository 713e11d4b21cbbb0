"""The log, or a part of it, as a FHIR R4 bundle for a hospital or another program. docs/fhir.md is the mapping."""

from collections.abc import Callable, Iterator
from contextlib import closing

from ivig_logger.domain.change import Entry
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.signing import addenda_since_signed
from ivig_logger.services.transfer import Cancelled, Counts, NotInThisForm

NO_DATES = (
    "FHIR has no sessions without dates. Choose tables for an export without dates, or a bundle without names, "
    "which keeps the dates."
)


def export_fhir(
    logbook: Logbook, selection: Selection, write: Callable[[bytes], object], told: Callable[[int], bool]
) -> Counts:
    """Write a bundle in UTF-8, as the log is at one moment, in pieces.

    `told` hears how many sessions are written and says whether to go on. Raises NotInThisForm for an export without
    dates, Cancelled, StorageFailed, and what `write` raises.
    """
    if selection.privacy is Privacy.NO_DATES:
        raise NotInThisForm(NO_DATES)
    from ivig_logger.exchange.fhir.writing import Beside, bundle_pieces  # only who exports waits for it

    counted = _Counted(selection, told)
    beside = Beside(
        lambda each: addenda_since_signed(logbook, each) if each.signatures else (),
        lambda each: logbook.revisions_of(each.id),
        selection.privacy is Privacy.NAMES,
    )
    with closing(logbook.everything()) as entries:
        for piece in bundle_pieces(counted.chosen(entries), logbook.now(), beside):
            write(piece.encode())
    return Counts(counted.patients, counted.infusions)


class _Counted:
    """The chosen entries on their way, each patient before the first session of theirs."""

    def __init__(self, selection: Selection, told: Callable[[int], bool]) -> None:
        self._selection, self._told = selection, told
        self.patients = self.infusions = 0

    def chosen(self, entries: Iterator[Entry]) -> Iterator[Patient | Infusion]:
        """Those that are selected; of a period only the patients who have sessions in it."""
        waiting: dict[str, Patient] = {}
        for entry in entries:
            if isinstance(entry, Patient):
                waiting[entry.id] = entry
            elif self._selection.takes(entry):
                if (patient := waiting.pop(entry.patient, None)) is not None:
                    self.patients += 1
                    yield patient
                yield entry
                self._one_more()
        yield from self._without_sessions(waiting)

    def _one_more(self) -> None:
        self.infusions += 1
        if not self._told(self.infusions):
            raise Cancelled

    def _without_sessions(self, waiting: dict[str, Patient]) -> Iterator[Patient]:
        wanted = self._selection
        if wanted.since is not None or wanted.until is not None:
            return
        for each in waiting.values():
            if wanted.patients is None or each.id in wanted.patients:
                self.patients += 1
                yield each
