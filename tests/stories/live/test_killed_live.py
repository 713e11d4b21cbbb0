"""A real program is killed again and again while it is being driven: what it showed as saved is in the log, once."""

import multiprocessing
import os
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from ivig_logger.domain.happenings import Timed, happenings
from ivig_logger.domain.infusion import Infusion, Pause
from ivig_logger.domain.moment import utc_now
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_running_infusion
from tests.logs import log_at
from tests.stories.live.driver import drive

KILLS = 50 * int(os.environ.get("IVIG_LOGGER_FAULTS", "1"))
LOGS = 10  # each is killed again and again, and so holds all presses of its earlier runs too

# Forked from a process that has imported the program and not started it: a kill costs a window, not an interpreter.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["ivig_logger.app", "ivig_logger.ui.live.view", "tests.stories.live.driver"])


@pytest.mark.parametrize("number", range(LOGS))
def test_a_press_that_was_shown_as_saved_outlives_a_kill_at_any_moment(number: int, tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    infusion = started(path)
    random = Random(number)  # noqa: S311  # when it is killed is no secret
    shown: set[Timed] = set()
    before = parts_of(infusion)
    for each in range(KILLS // LOGS):
        last = each == KILLS // LOGS - 1
        sentence, saved = killed(path, number * KILLS + each, random.uniform(0, 0.25), seen=last and not shown)
        assert sentence.startswith("An infusion is running, started ")
        assert "last sign of life" in sentence
        shown |= {without_end(each) for each in saved}
        after = parts_of(stored(path, infusion))
        assert shown <= after.keys(), "what was shown as saved is there"
        assert before <= after, "and all that was there before"
        assert set((after - before).values()) <= {1}, "each press once: no key is taken up twice within three seconds"
        before = after
    assert shown


def parts_of(infusion: Infusion) -> Counter[Timed]:
    """All that happened, with its times."""
    return Counter(without_end(each.part) for each in happenings(infusion) if not each.over)


def without_end(part: Timed) -> Timed:
    """A pause that was shown may be over by now."""
    return replace(part, until=None) if isinstance(part, Pause) else part


def killed(path: Path, seed: int, after: float, *, seen: bool) -> tuple[str, set[Timed]]:
    """Start the program, kill it so many seconds after it was asked to go on; what it had shown by then.

    With `seen` the seconds begin when it has shown something: a busy computer may not come to that in time.
    """
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=drive, args=(path, seed, there), daemon=True)
    process.start()
    there.close()
    sentence = here.recv() if here.poll(60) else ""
    shown: set[Timed] = set()
    reader = Thread(target=gather, args=(here, shown))
    reader.start()
    until = time.monotonic() + 60
    while seen and not shown and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(after)
    process.kill()  # SIGKILL
    process.join()
    reader.join()
    return sentence, shown


def gather(pipe: Connection, shown: set[Timed]) -> None:
    """All that was told until the pipe broke off."""
    try:
        while True:
            shown.update(pipe.recv())
    except (EOFError, OSError):
        pipe.close()


def started(path: Path) -> Infusion:
    """A log in which an infusion runs since 20 minutes."""
    now = utc_now("Europe/Berlin")
    plan = Plan(tuple(PlannedStep(10 * each, Decimal(30 * (each + 1))) for each in range(9)))
    infusion = a_running_infusion(now - timedelta(minutes=20))
    logbook = Logbook.open(log_at(path))
    logbook.store(type(PATIENT)(PATIENT.id, PATIENT.name, PATIENT.born, plan))
    logbook.store(infusion)
    logbook.close()
    return infusion


def stored(path: Path, infusion: Infusion) -> Infusion:
    """The session as the log has it."""
    logbook = Logbook.open(path)
    (found,) = logbook.find([infusion.id])
    logbook.close()
    return found
