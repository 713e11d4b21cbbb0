"""What can be done about a finding of the check: repairs that can be taken back, or none."""

from enum import StrEnum
from pathlib import Path

from ivig_logger.domain.canonical_reading import entry_in
from ivig_logger.domain.change import Change, Entry
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.states import DoesNotFit, state_after
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import failures_told


class Repair(StrEnum):
    """One way out of a finding."""

    CORRECT = "correct the session by hand"
    AS_RECORDED = "take what the recorded changes say"
    AS_FOUND = "keep what is there"
    BRING_BACK = "bring back what is gone"
    WRITE_ANEW = "write the same rows once more"
    CLOSE_TO_OTHERS = "take away the rights of others"
    RESTORE = "nothing here: a backup has it"


class NotRepaired(Exception):
    """What the repair needs is not there, or not what the check found any more; nothing was changed."""


_REPAIRS = {
    Kind.RULE: (Repair.CORRECT,),
    Kind.DIFFERS: (Repair.AS_RECORDED, Repair.AS_FOUND),
    Kind.UNTRACED: (Repair.AS_FOUND,),
    Kind.GONE: (Repair.BRING_BACK,),
    Kind.SEARCH: (Repair.WRITE_ANEW,),
    Kind.ORDER: (Repair.WRITE_ANEW,),
    Kind.OPEN_TO_OTHERS: (Repair.CLOSE_TO_OTHERS,),
}
_BY_CHANGES = (Repair.AS_RECORDED, Repair.AS_FOUND, Repair.BRING_BACK)


def repairs_of(finding: Finding) -> tuple[Repair, ...]:
    """What can be done, the first choice first."""
    if finding.kind is Kind.DIFFERS and not finding.facts["fields"]:
        return (Repair.AS_FOUND,)  # the recorded changes come to nothing that could be
    return _REPAIRS.get(finding.kind, (Repair.RESTORE,))


def is_change(repair: Repair) -> bool:
    """Whether a repair is a change of the log, with a revision, that undo takes back."""
    return repair in _BY_CHANGES


def changes_for(repair: Repair, finding: Finding, logbook: Logbook) -> list[Change]:
    """The changes that a repair comes to. Raises NotRepaired, StorageFailed.

    What is there is taken out of the recorded changes as a whole and put in again, because it does not follow from
    them: from then on they come to what is stored.
    """
    stored = None if repair is Repair.BRING_BACK else _stored(finding, logbook)
    wanted = stored if repair is Repair.AS_FOUND else _recorded(finding, logbook)
    return [*([] if stored is None else [Change(None, stored)]), Change(wanted)]


def settle(changes: list[Change], logbook: Logbook) -> None:
    """See to it that what was stored is read back as it is: rows that were damaged may have come in between."""
    for each in changes:
        if isinstance(each.wanted, Infusion) and logbook.find([each.wanted.id]) != [each.wanted]:
            logbook.write_anew(each.wanted)


def write_anew(finding: Finding, logbook: Logbook) -> None:
    """Write a session that is what it should be once more. Raises NotRepaired, StorageFailed."""
    stored = _stored(finding, logbook)
    if isinstance(stored, Infusion):
        logbook.write_anew(stored)


def close_to_others(finding: Finding) -> None:
    """Leave a file to its owner only. Raises StorageFailed."""
    path = Path(str(finding.facts["path"]))
    with failures_told(path):
        path.chmod(0o600)


def _stored(finding: Finding, logbook: Logbook) -> Entry:
    there: list[Entry] = [*logbook.find([finding.entry_id or ""]), *logbook.patients()]
    found = next((each for each in there if each.id == finding.entry_id), None)
    if found is None:
        raise NotRepaired
    return found


def _recorded(finding: Finding, logbook: Logbook) -> Entry:
    """The entry as its recorded changes have it."""
    changes = [(each.before, each.after) for each in reversed(logbook.revisions_of(finding.entry_id or ""))]
    try:
        state = state_after(changes)
        if state is None:
            raise NotRepaired
        return entry_in(str(finding.facts["entry"]), state)
    except DoesNotFit as misfit:
        raise NotRepaired from misfit
