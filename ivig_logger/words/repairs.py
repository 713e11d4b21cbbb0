"""The ways out of what a check found, as buttons and as the sentences beside and after them."""

from ivig_logger.domain.change import Conflict, NoSuchPatient, PatientHasInfusions, Refused
from ivig_logger.services.repairs import Repair
from ivig_logger.words.failures import failure_text
from ivig_logger.words.letters import capital

_BUTTONS = {
    Repair.CORRECT: "Open the session",
    Repair.AS_RECORDED: "Take what the changes say",
    Repair.AS_FOUND: "Keep what is there",
    Repair.BRING_BACK: "Bring it back",
    Repair.WRITE_ANEW: "Write it again",
    Repair.CLOSE_TO_OTHERS: "Make it readable by you only",
    Repair.RESTORE: "Show the backups",
}
_WHAT = {
    Repair.CORRECT: "Correct it in the form; undo takes that back.",
    Repair.AS_RECORDED: "It becomes what the history of changes comes to; undo takes that back.",
    Repair.AS_FOUND: "It stays as it is, and the history of changes says so from now on.",
    Repair.BRING_BACK: "It comes back as the history of changes has it; undo takes it out again.",
    Repair.WRITE_ANEW: "What it says stays the same, so there is nothing to undo.",
    Repair.CLOSE_TO_OTHERS: "Only the rights to the file change, so there is nothing to undo.",
    Repair.RESTORE: "This cannot be repaired here. A backup from before it happened has the log as it was.",
}
_DONE = {
    Repair.AS_RECORDED: "✓ It is what the history of changes says. Undo takes this back.",
    Repair.AS_FOUND: "✓ It was kept, and the history of changes says so.",
    Repair.BRING_BACK: "✓ It is back. Undo takes it out again.",
    Repair.WRITE_ANEW: "✓ It was written again and says the same.",
    Repair.CLOSE_TO_OTHERS: "✓ The file is readable by you only.",
}
_WHY = {
    Repair.AS_RECORDED: "Check of the log: taken from the history of changes",
    Repair.AS_FOUND: "Check of the log: kept as it was found",
    Repair.BRING_BACK: "Check of the log: brought back from the history of changes",
}


def button_text(repair: Repair) -> str:
    """ "Bring it back"."""
    return _BUTTONS[repair]


def what_text(repairs: tuple[Repair, ...]) -> str:
    """What each way out would do, one sentence each."""
    if len(repairs) == 1:
        return _WHAT[repairs[0]]
    return " ".join(f"{_BUTTONS[each]}: {_WHAT[each][0].lower()}{_WHAT[each][1:]}" for each in repairs)


def done_text(repair: Repair) -> str:
    """What was done."""
    return _DONE[repair]


def why_text(repair: Repair) -> str:
    """The reason that the history of changes keeps."""
    return _WHY[repair]


def not_repaired_text(error: Exception) -> str:
    """Why nothing was repaired."""
    if isinstance(error, NoSuchPatient):
        return "Nothing was changed: its patient is not in the log. Please bring the patient back first."
    if isinstance(error, PatientHasInfusions):
        return "Nothing was changed: there are sessions of this patient."
    if isinstance(error, Refused):
        return f"Nothing was changed, because the log takes no such record: {failure_text(error)}"
    if isinstance(error, Conflict):
        return "Nothing was changed: it is not what the check found any more. Please check again."
    return "Nothing was changed: the history of changes does not have it. Please check again, or restore a backup."


def progress_text(done: int, of: int) -> str:
    """ "1,500 of 20,000 sessions looked at"."""
    return f"{done:,} of {of:,} session{'' if of == 1 else 's'} looked at" if of else "Looking at the file"


def sound_text(when: str, sessions: int, changes: int) -> str:
    """ "Today 12:00: 212 sessions and 1,530 changes, ..."."""
    session = f"{sessions:,} session{'' if sessions == 1 else 's'}"
    change = f"{changes:,} change{'' if changes == 1 else 's'}"
    return (
        f"{capital(when)}: {session} and {change} were looked at. The file is whole, and each entry is what its "
        "recorded changes come to."
    )
