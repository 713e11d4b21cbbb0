"""Switching the encryption of a log on and off: killed at any step, the old or the new log is there, whole.

The keys are on disk before the log needs them and go when nothing does any more.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ivig_logger.domain.profile import Profile
from ivig_logger.services.drafts import FORMS, draft_path, files_of
from ivig_logger.services.key_file import key_path, write
from ivig_logger.services.keyring import Keyring, Opened, new_keyring
from ivig_logger.services.log_keys import KeysMissing, change_keys, find_keyring, keep_copy, remove_keys
from ivig_logger.services.old_copies import convert_copies, encrypted_copies, plain_copies, remove_copies, remove_parts
from ivig_logger.services.sealing import DoesNotOpen, FileCipher
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.erasure import remove_overwritten, written_over
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.rekeying import convert_log
from ivig_logger.storage.restoring import settle
from ivig_logger.storage.whole_files import write_whole

__all__ = [
    "KeysMissing",
    "Protected",
    "change_keys",
    "convert_copies",
    "encrypted_copies",
    "find_keyring",
    "finish",
    "plain_copies",
    "protect",
    "remove_copies",
    "unprotect",
]


@dataclass(frozen=True, slots=True)
class Protected:
    """A log that was encrypted just now: its keys, who opened it, and the recovery code, which is nowhere else."""

    keyring: Keyring
    opened: Opened
    recovery_code: str


def protect(log: Path, profile: Profile, passphrase: str) -> Protected:
    """Encrypt a plain log that nobody has open; its drafts too. Its copies are another question (`plain_copies`).

    Raises StorageFailed and TooShort, and then the log is as it was.
    """
    if is_encrypted(log):
        raise StorageFailed(Reason.NOT_A_LOG, log, "encrypted")  # new keys would take the place of those that open it
    keyring, key, code = new_keyring(profile, passphrase)
    try:
        write(keyring, key_path(log))
        keep_copy(log, keyring)
        convert_log(log, key=None, wanted=key)
    except BaseException:
        with suppress(StorageFailed):
            if not is_encrypted(log):
                remove_keys(log)
        raise
    finish(log, key)
    return Protected(keyring, Opened(keyring.profiles[0], key), code)


def unprotect(log: Path, key: bytes) -> None:
    """Have an encrypted log that nobody has open plain again; its drafts too, and then its keys go.

    The keys with the backups stay while backups are there that only they open. Raises StorageFailed, and then the log
    is as it was.
    """
    if is_encrypted(log):
        settle(log.resolve(), key)  # with another key nothing is touched
        _open_drafts(log, FileCipher(key))  # first: nothing opens them once the log is plain and the keys are gone
        try:
            convert_log(log, key=key, wanted=None)
        except BaseException:
            finish(log, key)
            raise
    with suppress(StorageFailed):  # keys beside a plain log open nothing; the next backup removes the copy
        remove_keys(log)


def finish(log: Path, key: bytes) -> None:
    """What a switch that was ended by a crash left to do, for each time that an encrypted log was opened.

    Plain drafts are sealed, and unfinished files removed. Nothing is raised: it is tried again next time.
    """
    remove_parts(log)
    cipher = FileCipher(key)
    for draft, unfinished in (files_of(draft_path(log, form)) for form in FORMS):
        with suppress(OSError):
            remove_overwritten(unfinished)
            if draft.is_file():
                _seal(draft, cipher)


def _seal(draft: Path, cipher: FileCipher) -> None:
    data = draft.read_bytes()
    try:
        cipher.unseal(data)
    except DoesNotOpen:
        with written_over(draft):
            write_whole(draft, cipher.seal(data))


def _open_drafts(log: Path, cipher: FileCipher) -> None:
    for draft in (draft_path(log, form) for form in FORMS):
        with suppress(FileNotFoundError, DoesNotOpen, OSError):
            write_whole(draft, cipher.unseal(draft.read_bytes()))
