"""The people of an encrypted log and its encryption in words."""

from ivig_logger.domain.profile import Profile
from ivig_logger.storage.failures import Reason, StorageFailed

ABOUT = (
    "With a passphrase the whole log and its backups are encrypted: who finds or takes the computer, the disk or the "
    "stick reads nothing. Each person who works with the log has an own one, and every change bears their name."
)
NO_WAY_BACK = (
    "Without the passphrase and the recovery code, which is shown once next, nobody can open the log: not you, not the "
    "makers of this program, nobody. There is no other way in."
)
SET = "This log is encrypted. The people below can open it, each with their own passphrase."
REMOVED = (
    "They can no longer open this log, nor the backups beside it, with their passphrase. A copy of the log and its "
    "keys that they took away earlier still opens with it. What they entered and signed stays under their name."
)
NEW_CODE = "The code that you have now no longer opens the log. Please destroy what you wrote down or printed."
TURN_OFF = (
    "The log will be plain again: everybody who can read its file can read it, and nobody is asked who they are. The "
    "names on changes that were made stay. All passphrases and the recovery code are of no use then."
)
NAME_MISSING = "Please type a name."
BUSY = (
    "Nothing was changed: an infusion is running, something is typed that is not saved, or the window was locked. "
    "Please end or save it first."
)
ENCRYPTING = "The log is being encrypted. Please wait a moment; if the computer is switched off now, nothing is lost."
OPENING = "The log is being made plain. Please wait a moment; if the computer is switched off now, nothing is lost."
ENCRYPTED = "The log is encrypted from now on."
PLAIN = "The log is not encrypted any more."
_ROLES = {"patient": "Patient", "caregiver": "Caregiver", "nurse": "Nurse"}
_REASONS = {
    Reason.FULL: "The disk is full: for a moment the log needs its room twice.",
    Reason.READ_ONLY: "The file or its folder is read-only.",
    Reason.LOCKED: "Another program is using the log.",
    Reason.DAMAGED: "Part of the log is missing or unreadable. Please have it checked first.",
    Reason.DISK: "The disk could not be read or written.",
}


def name_taken_text(name: str) -> str:
    """That two people would have one name."""
    return f"{name} is there already. Please tell the two apart, as by an initial."


def role_text(profile: Profile) -> str:
    """ "Nurse", "Patient"."""
    return _ROLES.get(profile.role, profile.role)


def not_switched_text(failed: StorageFailed, *, encrypted: bool) -> str:
    """That a log could not be encrypted, or made plain, and why."""
    why = _REASONS.get(failed.reason, "The file could not be read or written.")
    return f"The log was not {'encrypted' if encrypted else 'made plain'}, and is as it was. {why}"


def copies_text(count: int) -> str:
    """ "1 backup", "12 backups"."""
    return f"{count:,} backup{'' if count == 1 else 's'}"


def plain_copies_text(count: int) -> str:
    """ "12 older backups are not encrypted: whoever has them can read them."."""
    verb, them = ("is", "it") if count == 1 else ("are", "them")
    older = copies_text(count).replace(" ", " older ", 1)
    return f"{older} {verb} not encrypted: whoever has {them} can read {them}."


def left_copies_text(count: int, *, encrypted: bool) -> str:
    """How many copies were left as they were; "" where none was."""
    if not count:
        return ""
    what = "not encrypted" if encrypted else "still encrypted, and open with the keys that lie beside them"
    return f"{copies_text(count)} could not be changed and {'is' if count == 1 else 'are'} {what}."
