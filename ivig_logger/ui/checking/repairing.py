"""Carrying out a repair, as a change that undo takes back where it is one."""

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.services.findings import Finding
from ivig_logger.services.repairs import (
    NotRepaired,
    Repair,
    changes_for,
    close_to_others,
    is_change,
    settle,
    write_anew,
)
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.repairs import done_text, not_repaired_text, why_text


def carry_out(workspace: Workspace, finding: Finding, repair: Repair) -> tuple[bool, str]:
    """Repair what was found; whether it was done, and what to say of it."""
    try:
        _do(workspace, finding, repair)
    except (NotRepaired, Conflict, Refused) as error:
        return False, not_repaired_text(error)
    except StorageFailed as failed:
        return False, failure_text(failed)
    return True, done_text(repair)


def _do(workspace: Workspace, finding: Finding, repair: Repair) -> None:
    logbook = workspace.logbook
    if is_change(repair):
        changes = changes_for(repair, finding, logbook)
        workspace.journal.store_all(changes, text="repair", why=why_text(repair))
        settle(changes, logbook)
    elif repair is Repair.WRITE_ANEW:
        write_anew(finding, logbook)
    else:
        close_to_others(finding)
