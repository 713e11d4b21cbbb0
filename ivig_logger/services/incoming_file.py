"""The bytes of a file that is to come in: of a usual file, no larger than any log, and never of the open log."""

from pathlib import Path

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.export_file import belongs_to

LARGEST = 512 * 1024 * 1024  # bytes; a log of a million sessions has about as many


def bytes_of(path: Path, log: Path) -> bytes:
    """What a file holds. `log` is never opened: SQLite's locks on it would be gone when it is closed again.

    Raises Unreadable with a sentence, and OSError.
    """
    if belongs_to(log, path):
        raise Unreadable("It is the log that is open, or belongs to it.")
    if path.exists() and not path.is_file():
        raise Unreadable("It is a folder, or something else that is no file.")
    if path.stat().st_size > LARGEST:
        raise Unreadable(f"It is larger than {LARGEST // 1024**2} MB, which no log is.")
    return path.read_bytes()
