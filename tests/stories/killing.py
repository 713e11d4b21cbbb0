"""A process that kills itself at the n-th of its steps: before each call by which something reaches a file."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import FrameType

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.services.protected_logs", "ivig_logger.services.protection"])
_CALLS = frozenset({"execute", "fsync", "replace", "unlink", "write"})


def steps_of(work: Callable[..., object], *given: object) -> int:
    """Do the work to its end in a process of its own; how many steps it has."""
    return _run(work, given, -1) or 0


def killed_at(step: int, work: Callable[..., object], *given: object) -> None:
    """Do the work in a process that is killed (SIGKILL) at this step."""
    assert _run(work, given, step) is None


def _run(work: Callable[..., object], given: tuple[object, ...], step: int) -> int | None:
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_work, args=(work, given, step, there), daemon=True)
    process.start()
    there.close()
    try:
        told: int | None = here.recv() if here.poll(60) else None
    except EOFError:
        told = None
    process.join(60)
    assert process.exitcode == (0 if step < 0 else -signal.SIGKILL), (step, process.exitcode)
    return told


def _work(work: Callable[..., object], given: tuple[object, ...], step: int, there: Connection) -> None:
    done = -1

    def watch(_: FrameType, event: str, what: object) -> None:
        nonlocal done
        if event == "c_call" and getattr(what, "__name__", "") in _CALLS:
            done += 1
            if done == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(watch)
    work(*given)
    sys.setprofile(None)
    there.send(done + 1)
