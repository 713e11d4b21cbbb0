"""Large amounts of values made at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_values() -> Iterator[None]:
    """Values that are made within are not looked through for cycles, now or later: they are frozen and form none.

    The search would take a third of the time that it takes to read a hundred thousand sessions, and the window would
    stand still meanwhile, in whatever thread they are read. What was set aside before is looked through again.
    """
    was_on = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
