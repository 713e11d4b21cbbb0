"""A line on the terminal while something takes long: what it is, and for how many seconds. It goes when it is over."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from typing import TextIO

_EVERY = 1.0  # seconds; what takes less shows nothing


@contextmanager
def told_meanwhile(what: str, terminal: TextIO | None = None, every: float = _EVERY) -> Iterator[None]:
    """Tell on standard error what is being done; nothing where that is no terminal."""
    terminal = terminal or sys.stderr
    if terminal is None or not terminal.isatty():
        yield
        return
    over = Event()
    teller = Thread(target=_tell, args=(what, terminal, every, over), daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _tell(what: str, terminal: TextIO, every: float, over: Event) -> None:
    began, line = monotonic(), ""
    with suppress(OSError):  # a terminal that was closed; what is done goes on
        while not over.wait(every):
            line = f"{what}: {monotonic() - began:.0f} s"
            print(f"\r{line}", end="", file=terminal, flush=True)
        if line:
            print(f"\r{' ' * len(line)}\r", end="", file=terminal, flush=True)
