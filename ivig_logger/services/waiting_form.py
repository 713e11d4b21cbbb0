"""The form that was being filled in when the program ended, and whether it is still to be gone on with."""

from collections.abc import Iterable

from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.kept_form import KeptForm, kept_form
from ivig_logger.services.drafts import FORM, Drafts
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed


def waiting_form(drafts: Drafts, logbook: Logbook, patients: Iterable[Patient]) -> KeptForm | None:
    """What an earlier run kept of one of these patients; a new session that was stored since is done with."""
    kept = _left_behind(drafts)
    if kept is None or all(each.id != kept.patient for each in patients):
        return None
    if kept.stored is None and _is_stored(logbook, kept.base.id):
        drafts.remove(FORM)  # the program ended between storing it and removing the draft
        return None
    return kept


def forget_patient(drafts: Drafts, patient: str) -> None:
    """Nothing of a patient who is taken out of the log stays in a draft."""
    kept = _left_behind(drafts)
    if kept is not None and kept.patient == patient:
        drafts.remove(FORM)


def _left_behind(drafts: Drafts) -> KeptForm | None:
    text = drafts.left_behind(FORM)
    return None if text is None else kept_form(text)


def _is_stored(logbook: Logbook, infusion: str) -> bool:
    try:
        return bool(logbook.find([infusion]))
    except StorageFailed:
        return False  # that the log cannot be read is said where it is to be read or written
