"""A process is killed while what was pressed is being carried from the journal of the file into the file itself."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_moment, a_running_infusion
from tests.logs import log_at

PRESSER = """
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from ivig_logger.domain.infusion import Mark
from ivig_logger.services.logbook import Logbook
path = Path(sys.argv[1])
logbook = Logbook.open(path)
(infusion,) = logbook.find(logbook.ids())
for number in range(len(infusion.marks), 100_000):
    mark = Mark(infusion.started + timedelta(seconds=number), str(number))
    pressed = replace(infusion, marks=(*infusion.marks, mark))
    logbook.store(pressed, instead_of=infusion)
    infusion = pressed
    print(number, flush=True)
    with logbook._database.raw() as connection:  # as SQLite does it by itself every thousand pages
        connection.execute("PRAGMA wal_checkpoint(%s)" % ("TRUNCATE" if number % 2 else "RESTART"))
"""


def test_what_was_told_as_stored_outlives_a_kill_during_the_carrying_over(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    logbook = Logbook.open(log_at(path))
    logbook.store(PATIENT)
    logbook.store(a_running_infusion(a_moment("13:50", "2026-11-01")))
    logbook.close()
    random = Random(3)  # noqa: S311  # when it is killed is no secret
    for _ in range(5):
        told = killed(path, random.uniform(0, 0.2))
        logbook = Logbook.open(path)
        (found,) = logbook.find(logbook.ids())
        with logbook._database.raw() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        logbook.close()
        assert [each.text for each in found.marks] == [str(number) for number in range(len(found.marks))]
        assert len(found.marks) - told in (0, 1), "all that was told, and at most the one that was being told"


def killed(path: Path, after: float) -> int:
    """Let it press and carry over for so many seconds from its first press; how many it has told of in all."""
    command = [sys.executable, "-c", PRESSER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()  # SIGKILL
        rest = process.stdout.read().split()
    return int((first.split() + rest)[-1]) + 1
