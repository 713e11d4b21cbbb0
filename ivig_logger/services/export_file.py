"""An export as a file that appears whole or not at all, readable by its owner only."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ivig_logger.services.drafts import all_files
from ivig_logger.services.exporters import exporter_of
from ivig_logger.services.location import IsTheLog
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE, Format, Selection
from ivig_logger.services.transfer import Counts, Told, go_on

Writer = Callable[[IO[bytes]], object]


def export_to(
    logbook: Logbook,
    output: Path,
    form: Format = Format.JSON,
    selection: Selection = WHOLE,
    told: Told = go_on,
) -> Counts:
    """Write the log, or what is chosen of it, to a file in one of the forms.

    `told` hears how many sessions are done and says whether to go on. Raises OSError, StorageFailed, IsTheLog,
    NotInThisForm and Cancelled, and then leaves what was there.
    """
    if belongs_to(logbook.path, output):
        raise IsTheLog(output)
    with _named(output), _whole(output.resolve()) as file:
        return exporter_of(form)(logbook, selection, file.write, told)


def write_file(log: Path | None, output: Path, what: bytes | Writer) -> None:
    """Write what was made of a log to a file: its content, or what a function writes into it.

    Raises OSError, IsTheLog and what the function raises, and then leaves what was there. Where the log
    is not known a link is replaced, not followed: it may lead to it.
    """
    if log is not None and belongs_to(log, output):
        raise IsTheLog(output)
    with _named(output), _whole(output if log is None else output.resolve()) as file:
        if isinstance(what, bytes):
            file.write(what)
        else:
            what(file)


def belongs_to(log: Path, output: Path) -> bool:
    """Whether a path is the log, or a file beside it that belongs to it; nothing is opened."""
    whole = log.resolve()
    belonging = {
        whole.with_name(whole.name + ending)
        for ending in ("", "-wal", "-shm", "-journal", ".lock", ".ini", ".alive", ".keys")
    }
    return output.resolve() in belonging | all_files(whole) or (
        output.exists() and log.exists() and output.samefile(log)
    )


@contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    """A file beside the wanted one, which takes its place at the end; a device or a pipe is written straight."""
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            yield device
        return
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as unfinished:
        try:
            yield unfinished.file
            unfinished.flush()
            os.fsync(unfinished.fileno())
            unfinished.close()  # Windows cannot rename an open file
            Path(unfinished.name).replace(target)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise


@contextmanager
def _named(output: Path) -> Iterator[None]:
    """What fails is told of the file that was wanted, not of the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = str(output)
        raise
