"""What can be known of an encrypted log before it is open: whether a key is its own."""

from pathlib import Path

from ivig_logger.domain.moment import utc_now
from ivig_logger.services.backup_folder import BackupFolder
from ivig_logger.storage.copies import check_kind, open_copy
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed


def may_be_of_another(log: Path, key: bytes) -> bool:
    """Whether a key opens neither the first page of a log nor any backup of it: then it need not be the log's own.

    Where it opens a backup the log is damaged. Of a log without content nothing is told.
    """
    if not log.is_file() or not log.stat().st_size or is_key_of(log, key):
        return False
    backups = BackupFolder(log, utc_now, key=key)
    return not any(each.verified and is_encrypted(each.path) for each in backups.all())


def is_key_of(log: Path, key: bytes) -> bool:
    """Whether a key opens the first page of a log. Where it does not, the page may also be damaged."""
    try:
        with open_copy(log, key) as connection:
            check_kind(connection, log)
    except StorageFailed as failed:
        return failed.reason not in (Reason.DAMAGED, Reason.NOT_A_LOG)
    return True
