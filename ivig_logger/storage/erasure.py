"""Plain files that are given up: what was in them is written over, as far as the system lets.

It is a promise to whoever reads the disk by ordinary means. A drive that spreads its writes (SSD, memory card), a file
system that journals data or copies on write, its snapshots and somebody's own copies may keep what was there.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_PIECE = 1 << 20


@contextmanager
def written_over(*paths: Path) -> Iterator[None]:
    """Hold on to files that are about to be replaced; those without a name at the end are filled with zeros.

    One that has a name, because it was not replaced or because somebody gave it a second one, stays as it is. On
    Windows a file that is held cannot be replaced, so its blocks are only given back there.
    """
    with ExitStack() as holding:
        held = [] if sys.platform == "win32" else [_hold(each, holding) for each in paths]
        yield
        for handle in (each for each in held if each is not None):
            with suppress(OSError):
                if os.fstat(handle).st_nlink == 0:
                    _fill(handle)


def remove_overwritten(path: Path) -> None:
    """Fill a file with zeros and remove it; one with a second name is only removed. Raises OSError."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return
    try:
        if os.fstat(handle).st_nlink == 1:
            _fill(handle)
    finally:
        os.close(handle)
    path.unlink()


def _hold(path: Path, holding: ExitStack) -> int | None:
    try:
        handle = os.open(path, os.O_WRONLY)
    except OSError:  # no such file, or one that may not be written: then it is given up as it is
        return None
    holding.callback(os.close, handle)
    return handle


def _fill(handle: int) -> None:
    left = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(handle, bytes(min(left, _PIECE)))
    os.fsync(handle)
