"""An export as a file that appears whole or not at all, readable by its owner only."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ivig_logger.services.drafts import all_files
from ivig_logger.services.location import IsTheLog
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.transfer import Counts, export_log


def export_to(logbook: Logbook, output: Path) -> Counts:
    """Write the whole log to a file as a JSON log.

    Raises OSError, StorageFailed and IsTheLog, and then leaves what was there.
    """
    if _belongs_to(logbook.path, output):
        raise IsTheLog(output)
    with _whole(output) as write:
        return export_log(logbook, write)


def write_file(log: Path, output: Path, data: bytes) -> None:
    """Write what was made of a log to a file. Raises OSError and IsTheLog, and then leaves what was there."""
    if _belongs_to(log, output):
        raise IsTheLog(output)
    with _whole(output) as write:
        write(data)


def _belongs_to(log: Path, output: Path) -> bool:
    whole = log.resolve()
    belonging = {
        whole.with_name(whole.name + ending)
        for ending in ("", "-wal", "-shm", "-journal", ".lock", ".ini", ".alive", ".keys")
    }
    return output.resolve() in belonging | all_files(whole) or (output.exists() and output.samefile(log))


@contextmanager
def _whole(output: Path) -> Iterator[Callable[[bytes], object]]:
    """Write beside the file and take its place at the end; a device or a pipe is written straight."""
    target = output.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            yield device.write
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as unfinished:
        try:
            yield unfinished.write
            unfinished.flush()
            os.fsync(unfinished.fileno())
            unfinished.close()  # Windows cannot rename an open file
            Path(unfinished.name).replace(target)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
