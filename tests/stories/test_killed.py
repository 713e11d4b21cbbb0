"""A process that is killed while it saves: every save it was told of is there, whole, with its revision."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_full_infusion
from tests.logs import log_at

SAVER = """
import sys
from pathlib import Path
from ivig_logger.services.logbook import Logbook
from tests.builders import a_full_infusion
logbook = Logbook.open(Path(sys.argv[1]))
for number in range(1, 100_000):
    logbook.store(a_full_infusion(number))
    print(number, flush=True)
"""


@pytest.mark.parametrize("saves", [1, 4, 9, 17, 31, 52])
def test_what_was_acknowledged_is_stored_whole_after_a_kill(saves: int, tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with_patient = Logbook.open(log_at(path))
    with_patient.store(PATIENT)
    with_patient.close()
    acknowledged = killed_after(saves, path)

    after = Logbook.open(path)
    found = after.find(after.ids())
    after.close()
    assert len(found) in (acknowledged, acknowledged + 1)  # the last one may be stored and not told
    assert found == [a_full_infusion(number) for number in range(1, len(found) + 1)]
    with sqlite3.connect(path) as database:
        revisions = database.execute("SELECT count(*) FROM revisions WHERE entry_kind = 'infusion'").fetchone()[0]
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    assert revisions == len(found)


def killed_after(saves: int, path: Path) -> int:
    """Kill a real process at some moment after so many saves; how many it had acknowledged by then."""
    command = [sys.executable, "-c", SAVER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        for _ in range(saves):
            process.stdout.readline()
        process.kill()  # SIGKILL
        rest = process.stdout.read().split()
    return int(rest[-1]) if rest else saves
