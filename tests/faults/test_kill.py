"""SIGKILL at random moments of scripted changes of every kind: each is there with its revisions, or not at all."""

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.services.backups import Backups
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from tests.conftest import now
from tests.faults.changer import Changer, changer
from tests.faults.conftest import Told
from tests.faults.script import KINDS, START, Entries, Script, Step, after
from tests.storage.files import needs_posix

LOGS = 4
KILLS = 50 * int(os.environ.get("IVIG_LOGGER_FAULTS", "1"))  # of each log, so 200 in all
STEPS = 3  # that a process is given; on the average it is killed in the middle of them


@needs_posix
@pytest.mark.parametrize("seed", range(LOGS))
def test_a_change_that_is_killed_is_wholly_there_or_wholly_not(seed: int, log_file: Path, told: Told) -> None:
    with closing(Logbook.open(log_file, now)) as logbook:
        logbook.store_all([Change(each) for each in START.values()])
    random = Random(seed)  # noqa: S311  # when it is killed is no secret
    run = Run(log_file, Script(random))
    with changer() as program:
        for _ in range(KILLS):
            run.kill_once(program, random.uniform(0, 2))
    assert run.seen == set(KINDS), "each kind was there after a kill"
    told("killed (SIGKILL) at a random moment of a scripted change", run.outcomes)


class Run:
    """One log whose programs are killed again and again."""

    def __init__(self, path: Path, script: Script) -> None:
        self.outcomes, self.seen = Counter[str](), set[str]()
        self._path, self._script = path, script
        self._entries, self._revisions, self._reach = START, len(START), 0.02

    def kill_once(self, program: Changer, when: float) -> None:
        """Kill within some steps; what is there then is a state between two of them, with all that was told."""
        steps, states = ahead(self._script, self._entries)
        begun, done = program.killed(self._path, steps, when * self._reach)
        # Whatever the machine does beside, half of the kills come early and half of them late.
        self._reach *= 1.1 if done < STEPS / 2 else 1 / 1.1
        there, revisions = self._found(states)
        assert done <= there <= begun, "what was told is there, and of what had not begun nothing"
        self._revisions += sum(len(each.changes) for each in steps[:there])
        assert revisions == self._revisions, "each change with its revision"
        self._entries = states[there]
        self._script.made -= STEPS - there  # every kind gets its turn
        self.seen |= {each.kind for each in steps[:there]}
        self.outcomes[outcome(begun, done, there)] += 1

    def _found(self, states: Sequence[Entries]) -> tuple[int, int]:
        """After how many of the steps the log is, and how many revisions it has."""
        with closing(Logbook.open(self._path, now)) as logbook:
            assert check_log(logbook.database, now=now) == []
            found = {each.id: each for each in logbook.everything()}
            assert all(each.verified for each in Backups(logbook).all())
            assert found in states
            return states.index(found), logbook.revision_count()


def ahead(script: Script, entries: Entries) -> tuple[list[Step], list[Entries]]:
    """The next steps, and what is there before and after each of them."""
    steps: list[Step] = []
    states = [entries]
    for _ in range(STEPS):
        steps.append(script.next(states[-1]))
        states.append(after(states[-1], steps[-1]))
    return steps, states


def outcome(begun: int, done: int, there: int) -> str:
    if begun == done:
        return "between two changes"
    return "in a change that is wholly there" if there > done else "in a change that is wholly not there"
