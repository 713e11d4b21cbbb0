"""What can be known of an encrypted log before it is open: whether a key is its own."""

from pathlib import Path

from ivig_logger.storage.copies import check_kind, open_copy
from ivig_logger.storage.failures import Reason, StorageFailed


def is_key_of(log: Path, key: bytes) -> bool:
    """Whether a key opens the first page of a log. Where it does not, the page may also be damaged."""
    try:
        with open_copy(log, key) as connection:
            check_kind(connection, log)
    except StorageFailed as failed:
        return failed.reason not in (Reason.DAMAGED, Reason.NOT_A_LOG)
    return True
