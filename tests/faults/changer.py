"""Processes that change a log and say before and after each change that they do so, until they are killed."""

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory

from ivig_logger.domain.change import Change
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
from tests.conftest import now
from tests.faults.script import START, Script, Step, after
from tests.imports import bring, previewed

BEGINS, DONE, DEAD = "begins", "done", "dead"


class Changer:
    """Carries out steps in a process of their own for each call, and kills it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def killed(self, path: Path, steps: Sequence[Step], seconds: float) -> tuple[int, int]:
        """Kill the process so many seconds after its first step began; how many of them began and were done."""
        self._pipe.send((path, steps))
        pid: int = self._pipe.recv()
        told = [self._pipe.recv()]
        time.sleep(seconds)
        os.kill(pid, SIGKILL)
        while told[-1] != DEAD:
            told.append(self._pipe.recv())
        return told.count(BEGINS), told.count(DONE)


@contextmanager
def changer() -> Iterator[Changer]:
    """A process that has the program ready and forks another for each call, so that a kill costs no start."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    there.close()
    try:
        yield Changer(here)
    finally:
        here.close()
        process.join()


def _serve(pipe: Connection) -> None:
    _warm_up()
    while True:
        try:
            path, steps = pipe.recv()
        except EOFError:
            return
        pid = os.fork()
        if not pid:
            _change(path, steps, pipe)
        os.waitpid(pid, 0)
        pipe.send(DEAD)


def _warm_up() -> None:
    """What a program builds once, it has built."""
    with TemporaryDirectory() as folder:
        logbook, script, entries = Logbook.open(Path(folder) / "log.db", now), Script(), START
        logbook.store_all([Change(each) for each in START.values()])
        for _ in range(8):
            step = script.next(entries)
            do(logbook, step)
            entries = after(entries, step)
        logbook.close()


def _change(path: Path, steps: Sequence[Step], pipe: Connection) -> None:
    pipe.send(os.getpid())
    logbook = Logbook.open(path, now)
    for step in steps:
        pipe.send(BEGINS)
        do(logbook, step)
        pipe.send(DONE)
    time.sleep(3600)  # it is killed


def do(logbook: Logbook, step: Step) -> None:
    """One step; an import as the command does it, with a backup before."""
    if step.file:
        preview = previewed(logbook, step.file)
        Backups(logbook).make(Occasion.IMPORT)
        bring(logbook, preview, twins=True)
    else:
        logbook.store_all(step.changes, why=step.why)
