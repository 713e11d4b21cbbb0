"""What is still to be erased, in a small file beside the log: ids of patients, and nothing else of them."""

import json
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from ivig_logger.storage.failures import StorageFailed, failures_told
from ivig_logger.storage.whole_files import write_whole


class Left(StrEnum):
    """What is left to do of a patient."""

    LOG = "log"
    ALL = "log and copies"
    COPIES = "copies"


def marks_path(log: Path) -> Path:
    """Where it stands; there is a file only while there is something to do."""
    return log.with_name(f"{log.name}.erasing")


def read_marks(log: Path) -> dict[str, Left]:
    """What is left to do, by the ids of the patients."""
    try:
        marks: object = json.loads(marks_path(log).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = marks.items() if isinstance(marks, dict) else ()
    return {str(each): Left(left) for each, left in known if left in set(Left)}


def write_marks(log: Path, marks: Mapping[str, Left]) -> None:
    """Keep them; none of them is no file. Raises StorageFailed."""
    path = marks_path(log)
    with failures_told(path):
        if marks:
            write_whole(path, json.dumps(dict(marks)).encode())
        else:
            path.unlink(missing_ok=True)


def drop_mark(log: Path, patient: str) -> None:
    """This patient is done with; a disk that takes nothing leaves it, and it is looked at again at the next start."""
    with suppress(StorageFailed):
        write_marks(log, {each: left for each, left in read_marks(log).items() if each != patient})
