"""The way into an encrypted log without a window: its passphrase, asked for on the terminal or read from a file."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.cli.telling import COMPUTER, INPUT, GivenUp

if TYPE_CHECKING:
    from ivig_logger.services.keyring import Keyring, Opened
    from ivig_logger.services.logbook import Logbook

_TRIES = 10  # on a terminal


class Locked(GivenUp):
    """A log stays closed, mostly an encrypted one."""


def logbook_at(path: Path, opened: "Opened | None") -> "Logbook":
    """The log; who opened it is the author of what changes. Raises Locked where it is gone and backups are there."""
    from ivig_logger.services.logbook import Author, Logbook
    from ivig_logger.services.rescue import is_gone
    from ivig_logger.words.rescue import gone_text

    if is_gone(path):  # an empty one would be made, and say that nothing is wrong
        raise Locked(COMPUTER, f"{gone_text(path)} Please open it in a window.")
    if opened is None:
        return Logbook.open(path)
    return Logbook.open(path, author=Author.of(opened.profile), key=opened.key)


def unlock_log(arguments: argparse.Namespace, path: Path) -> "Opened | None":
    """The key of an encrypted log, by its passphrase; None where the log is plain. Raises Locked and OSError."""
    from ivig_logger.storage.encryption import is_encrypted

    if path.exists() and not is_encrypted(path):
        return None  # and waits for nothing that only an encrypted one needs
    from ivig_logger.services.key_file import KeysDamaged
    from ivig_logger.services.log_keys import KeysMissing, find_keyring
    from ivig_logger.services.own_key import may_be_of_another
    from ivig_logger.words.keys import damaged_keys_text, lost_keys_text, other_keys_text

    try:
        keyring = find_keyring(path)
    except KeysMissing:
        raise Locked(COMPUTER, lost_keys_text(path)) from None
    except KeysDamaged:
        raise Locked(COMPUTER, damaged_keys_text(path)) from None
    if keyring is None:
        return None
    opened = _open_with(keyring, arguments)
    if may_be_of_another(path, opened.key):
        raise Locked(COMPUTER, other_keys_text(path))
    return opened


def _open_with(keyring: "Keyring", arguments: argparse.Namespace) -> "Opened":
    from time import sleep

    from ivig_logger.domain.attempts import pause_after
    from ivig_logger.services.keyring import WrongPassphrase
    from ivig_logger.services.unlocking import NoSuchProfile, unlock
    from ivig_logger.words.keys import NO_TERMINAL, OPENS_NOTHING, no_such_profile_text

    for wrong in range(1, _TRIES):
        try:
            return unlock(
                keyring, passphrase(arguments.passphrase_file, "Passphrase: ", NO_TERMINAL), arguments.profile
            )
        except NoSuchProfile as error:
            raise Locked(INPUT, no_such_profile_text(str(error), keyring)) from None
        except WrongPassphrase:
            if arguments.passphrase_file is not None:
                break
            print(OPENS_NOTHING, file=sys.stderr)
            sleep(pause_after(wrong).total_seconds())
    raise Locked(INPUT, OPENS_NOTHING)


def passphrase(file: str | None, asking: str, nobody: str) -> str:
    """The first line of a file, or what is typed on the terminal. Raises OSError, and Locked with `nobody` there."""
    if file is not None:
        with Path(file).open(encoding="utf-8", errors="replace") as opened:
            return opened.readline().rstrip("\r\n")
    import getpass
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed, or read the file
            return getpass.getpass(asking)
    except (getpass.GetPassWarning, EOFError):
        raise Locked(COMPUTER, nobody) from None
