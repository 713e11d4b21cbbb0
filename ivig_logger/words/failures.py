"""What a person is told when a change could not be stored or the log could not be opened."""

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.services.location import IsTheLog
from ivig_logger.storage.failures import Reason, StorageFailed

_WHAT_TO_DO = {
    Reason.FULL: "The disk is full. Nothing of this change was saved. Please make room on the disk and try again.",
    Reason.READ_ONLY: "The log cannot be written: its file or folder is read-only. Nothing of this change was saved.",
    Reason.CANNOT_OPEN: "The log cannot be opened. Please check that its folder exists and that you may write to it.",
    Reason.LOCKED: "Another program is using the log. Nothing of this change was saved. Please try again in a moment.",
    Reason.NOT_A_LOG: "This file is not a log of IVIG Logger. It was left as it is. Please choose another file.",
    Reason.DAMAGED: "The log is damaged: part of its file is missing or unreadable. It was left as it is. "
    "Please keep the file, and restore a copy of it.",
    Reason.NEWER: "This log was made by a newer version of IVIG Logger. It was left as it is. "
    "Please install the newer version to open it.",
    Reason.DISK: "The disk could not be read or written. Nothing of this change was saved. "
    "Please check the disk, or its cable.",
    Reason.OTHER: "The log could not be read or written. Nothing of this change was saved.",
}

TOLD = (StorageFailed, Conflict, Refused, IsTheLog, OSError)  # what is no mistake of the program


def failure_text(error: Exception) -> str:
    """The sentences for what is in TOLD; other exceptions are mistakes of the program."""
    if isinstance(error, StorageFailed):
        return f"{_WHAT_TO_DO[error.reason]} The log is at {error.path}."
    if isinstance(error, Conflict):
        return "This was changed elsewhere in the meantime, so nothing was overwritten. Please look at it again."
    if isinstance(error, Refused):
        from ivig_logger.words.problems import problem_text  # seldom wanted, and the start is everybody's

        return " ".join(problem_text(each) for each in error.problems)
    if isinstance(error, IsTheLog):
        return f"{error} is the log itself. Nothing was written."
    if isinstance(error, OSError):
        return f"{error.filename or 'The file'}: {error.strerror or error}."
    return "Something went wrong in the program itself. Nothing of this change was saved."
