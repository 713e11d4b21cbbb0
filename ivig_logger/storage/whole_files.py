"""Small files that are replaced whole: at every moment the old one or the new one."""

import os
from contextlib import suppress
from pathlib import Path

UNFINISHED = ".new"


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file, for its owner only; on disk when this returns. Raises OSError, and then it is as it was."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        _write(unfinished, data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk; where a system cannot, it does so by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(path: Path, data: bytes) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
