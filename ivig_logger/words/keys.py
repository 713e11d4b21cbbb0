"""Passphrases and keys in words: what was wrong with one, and how long to wait for the next try."""

from datetime import timedelta
from pathlib import Path

from ivig_logger.services.key_file import copy_path, key_path
from ivig_logger.services.keyring import SHORTEST, Keyring

NOT_TYPED = "Please type the passphrase."
TOO_SHORT = f"This is too short: please type at least {SHORTEST} characters. A sentence of some words is best."
NOT_THE_SAME = "These two are not the same. Please type it once more."
WRONG_CODE = (
    "This is not the recovery code of this log. Nothing was changed. Please compare it with what you wrote down."
)

NO_TERMINAL = (
    "This log is encrypted, and there is no terminal to ask for its passphrase. "
    "Please give --passphrase-file with a file whose first line it is."
)
OPENS_NOTHING = "This passphrase does not open the log. Nothing was changed."

NO_KEYS_THERE = "{name} holds no keys of a log. Please choose another file."
OF_ANOTHER_LOG = (
    "These keys do not open this log: they are of another log, or the beginning of the log is damaged. "
    "Nothing was changed. Please choose another copy."
)


def lost_keys_text(log: Path) -> str:
    """Which file is missing, and where a copy may lie."""
    return (
        f"{log} is encrypted, or is not a log of IVIG Logger. Without its keys no passphrase opens it, and the file "
        f"with them is missing: {key_path(log).name}. {_copies(log)}"
    )


def other_keys_text(log: Path) -> str:
    """That the keys open and the log does not."""
    return (
        f"The passphrase is right for {key_path(log).name}, but the log does not open with these keys: they are of "
        f"another log, or the beginning of the log is damaged. {_copies(log)}"
    )


def no_such_profile_text(name: str, keyring: Keyring) -> str:
    """Who opens the log instead."""
    return (
        f"Nobody called {name} opens this log. Its profiles are: {', '.join(each.name for each in keyring.profiles)}."
    )


def damaged_keys_text(log: Path) -> str:
    """Which file cannot be read, and where a copy may lie."""
    return f"Without its keys no passphrase opens this log, and {key_path(log)} cannot be read. {_copies(log)}"


def _copies(log: Path) -> str:
    folder = log.parent / "backups"
    return (
        f"A copy of them lies with the backups: {copy_path(log, folder).name} in {folder}, and in the second place (a "
        "USB stick, another disk), if there is one. The log was left as it is."
    )


def wrong_text(name: str, pause: timedelta = timedelta()) -> str:
    """ "This is not the passphrase of Anna Berg. Nothing was changed.", and how long the next try has to wait."""
    return f"This is not the passphrase of {name}. Nothing was changed.{_wait(pause)}"


def _wait(pause: timedelta) -> str:
    seconds = -(-pause // timedelta(seconds=1))  # the last part of a second is one too
    if seconds <= 0:
        return ""
    minutes, rest = divmod(seconds, 60)
    length = f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
    return f" After several wrong ones the next try has to wait: {length}."
