"""*Delete everything of this patient* from the log and from the drafts beside it, at once and all or nothing.

What a crash leaves to be done is marked beside the log (`erasing_marks`), and the next start goes on with it.
"""

from contextlib import suppress

from ivig_logger.domain.change import Trace
from ivig_logger.exchange.kept import Kept, read_kept
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.exchange.kept_panel import KeptPanels
from ivig_logger.exchange.kept_plan import KeptPlans
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.services.drafts import FORM, PANELS, PLANS, START, Drafts, draft_path, files_of
from ivig_logger.services.erasing_marks import Left, drop_mark, read_marks, write_marks
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sealing import FileCipher
from ivig_logger.services.sheaf import panels_in, plans_in
from ivig_logger.services.waiting import forget_patient
from ivig_logger.storage import erasing
from ivig_logger.storage.erasing import Extent, StillRunning
from ivig_logger.storage.failures import StorageFailed

__all__ = ["Extent", "StillRunning"]  # what callers of this module meet
_KINDS: dict[str, type[Kept]] = {FORM: KeptForm, START: KeptStart, PLANS: KeptPlans, PANELS: KeptPanels}


def extent_of(logbook: Logbook, patient: str) -> Extent:
    """How much of a patient there is in the log."""
    with logbook.database.reading() as db:
        return erasing.extent_of(db, patient)


def erase_patient(logbook: Logbook, patient: str, *, copies_too: bool) -> Extent:
    """Erase everything of a patient from the log and its drafts; `erased_copies` does its copies afterwards.

    Raises StillRunning, and StorageFailed: then nothing was erased. Old bytes in the file are overwritten now, or
    where that fails at the next start.
    """
    log, author = logbook.path, logbook.author
    write_marks(log, read_marks(log) | {patient: Left.ALL if copies_too else Left.LOG})
    try:
        found = erasing.erase(logbook.database, patient, Trace(logbook.now(), author.name, author.role))
    except BaseException:
        drop_mark(log, patient)
        raise
    with suppress(StorageFailed):
        finish(logbook)
    return found


def finish(logbook: Logbook) -> None:
    """What is left to do in the log itself, now or after a crash. Raises StorageFailed."""
    marks = read_marks(logbook.path)
    for patient in marks:
        if _is_known(logbook, patient):  # killed before anything was erased: the person sees it and asks again
            drop_mark(logbook.path, patient)
            continue
        _forget_drafts(logbook, patient)
    if any(left is not Left.COPIES for left in marks.values()):
        erasing.settle(logbook.database)
        of_copies = {each: Left.COPIES for each, left in read_marks(logbook.path).items() if left is not Left.LOG}
        write_marks(logbook.path, of_copies)


def _is_known(logbook: Logbook, patient: str) -> bool:
    with logbook.database.raw() as connection:
        return erasing.is_known(connection, patient)


def _forget_drafts(logbook: Logbook, patient: str) -> None:
    """Drafts of the patient go, and those that cannot be read: nobody can tell whose they are."""
    key = logbook.database.key
    drafts = Drafts(logbook.path, None if key is None else FileCipher(key))
    forget_patient(drafts, patient)
    for sheaf in (plans_in(drafts), panels_in(drafts)):
        sheaf.forget_patient(patient)
    for form, kind in _KINDS.items():
        text = drafts.left_behind(form)
        if text is None or read_kept(kind, text) is None:
            drafts.remove(form)
        else:
            with suppress(OSError):
                files_of(draft_path(logbook.path, form))[1].unlink(missing_ok=True)
