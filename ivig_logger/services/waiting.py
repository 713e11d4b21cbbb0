"""What was being filled in when the program ended, and whether it is still to be gone on with."""

from collections.abc import Iterable
from typing import TypeVar

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.plan import Plan
from ivig_logger.exchange.kept import read_kept
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.exchange.kept_plan import KeptPlan
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.exchange.plan_entry import read_plan
from ivig_logger.exchange.typed import Conventions
from ivig_logger.services.drafts import FORM, START, Drafts
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sheaf import Sheaf
from ivig_logger.storage.failures import StorageFailed

_Form = TypeVar("_Form", bound=KeptForm | KeptStart)


def waiting_form(drafts: Drafts, logbook: Logbook, patients: Iterable[Patient]) -> KeptForm | None:
    """The session form that an earlier run kept; a new session that was stored since is done with."""
    return _waiting(_left_behind(drafts, FORM, KeptForm), FORM, drafts, logbook, patients)


def waiting_start(drafts: Drafts, logbook: Logbook, patients: Iterable[Patient]) -> KeptStart | None:
    """The card of an infusion that was about to start; one that has started since is done with."""
    return _waiting(_left_behind(drafts, START, KeptStart), START, drafts, logbook, patients)


def waiting_plans(plans: Sheaf[KeptPlan], patients: Iterable[Patient], conventions: Conventions) -> list[KeptPlan]:
    """The plans that an earlier run kept of these patients; one that was stored since is done with."""
    stored = {each.id: each.plan or Plan() for each in patients}
    waiting = []
    for each in plans.left_behind:
        if each.patient not in stored:
            continue
        if read_plan(each.entry, conventions)[0] == stored[each.patient]:
            plans.remove(each.key)  # the program ended between storing it and removing the draft
        else:
            waiting.append(each)
    return waiting


def forget_patient(drafts: Drafts, patient: str) -> None:
    """Nothing of a patient who is taken out of the log stays in a draft."""
    for form, kept in ((FORM, _left_behind(drafts, FORM, KeptForm)), (START, _left_behind(drafts, START, KeptStart))):
        if kept is not None and kept.patient == patient:
            drafts.remove(form)


def _waiting(
    kept: _Form | None, form: str, drafts: Drafts, logbook: Logbook, patients: Iterable[Patient]
) -> _Form | None:
    """What was kept of one of these patients."""
    if kept is None or all(each.id != kept.patient for each in patients):
        return None
    if kept.new is not None and _is_stored(logbook, kept.new):
        drafts.remove(form)  # the program ended between storing it and removing the draft
        return None
    return kept


def _left_behind(drafts: Drafts, form: str, kind: type[_Form]) -> _Form | None:
    text = drafts.left_behind(form)
    return None if text is None else read_kept(kind, text)


def _is_stored(logbook: Logbook, infusion: str) -> bool:
    try:
        return bool(logbook.find([infusion]))
    except StorageFailed:
        return False  # that the log cannot be read is said where it is to be read or written
