"""Two programs over one log: each change is there or told to be in conflict, none is written over another's."""

import multiprocessing
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from ivig_logger.domain.change import Change, Conflict
from ivig_logger.domain.infusion import Mark
from ivig_logger.exchange.log_writing import write_log
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion
from tests.conftest import now
from tests.faults.conftest import Told
from tests.faults.namespace import ROOT

EACH = 60
RUNNING = a_running_infusion(a_moment("10:00", "2026-11-01"), 1)
SECOND_WINDOW = """
import sys
from pathlib import Path
from ivig_logger.app import lock_for
print(lock_for(Path(sys.argv[1])) is None)
"""


def write(path: Path, who: int, pipe: Connection) -> None:
    """Press in the session that the other presses in too, and add sessions of its own; what came of each."""
    logbook, marks, conflicts = Logbook.open(path, now), list[str](), 0
    pipe.send("ready")
    pipe.recv()
    for number in range(EACH):
        logbook.store(a_full_infusion(1000 * who + number))
        (running,) = logbook.running()
        mark = Mark(RUNNING.started, f"{who} {number}")
        try:
            logbook.store(replace(running, marks=(*running.marks, mark)), instead_of=running)
            marks.append(mark.text)
        except Conflict:
            conflicts += 1
    logbook.close()
    pipe.send((marks, conflicts))


def test_two_programs_that_write_at_once_lose_nothing_of_each_other(log_file: Path, told: Told) -> None:
    with closing(Logbook.open(log_file, now)) as logbook:
        logbook.store_all([Change(PATIENT), Change(RUNNING)])
    spawn, pipes = multiprocessing.get_context("spawn"), list[Connection]()
    for who in (1, 2):
        here, there = spawn.Pipe()
        spawn.Process(target=write, args=(log_file, who, there), daemon=True).start()
        pipes.append(here)
    assert [each.recv() for each in pipes] == ["ready"] * 2
    for each in pipes:
        each.send("go")
    (marks, conflicts), (other_marks, other_conflicts) = (each.recv() for each in pipes)
    with closing(Logbook.open(log_file, now)) as logbook:
        assert check_log(logbook.database, now=now) == []
        (running,) = logbook.running()
        sessions = [a_full_infusion(1000 * who + number) for who in (1, 2) for number in range(EACH)]
        assert logbook.find(each.id for each in sessions) == sessions
        changes = 2 + len(sessions) + len(marks) + len(other_marks)
        assert logbook.revision_count() == changes
    texts = [each.text for each in running.marks]
    assert sorted(texts) == sorted([*marks, *other_marks])
    assert [each for each in texts if each in marks] == marks, "and in the order in which they were pressed"
    outcomes = Counter({"stored": len(texts) + len(sessions), "told as a conflict": conflicts + other_conflicts})
    told("two programs that write one log at once", outcomes)


def test_an_import_while_a_window_has_the_log_open(log_file: Path, tmp_path: Path, told: Told) -> None:
    outcomes = Counter[str]()
    with closing(Logbook.open(log_file, now)) as window:
        window.store_all([Change(PATIENT), Change(RUNNING)])
        for number in range(2):
            some = [a_full_infusion(100 * (number + 1) + each) for each in range(40)]
            file = tmp_path / f"{number}.json"
            file.write_text(write_log([PATIENT], some), encoding="utf-8")
            command = [sys.executable, "-m", "ivig_logger", "import", str(file), "--twins", "--database", str(log_file)]
            with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as importing:
                before = pressed = RUNNING if number == 0 else window.running()[0]
                while importing.poll() is None:
                    pressed = replace(before, marks=(*before.marks, Mark(RUNNING.started, str(len(before.marks)))))
                    window.store(pressed, instead_of=before)
                    before = pressed
                    outcomes["stored"] += 1
                    time.sleep(0.01)
            assert importing.returncode == 0
            assert window.find(each.id for each in some) == some
            outcomes["imported"] += 1
        assert check_log(window.database, now=now) == []
        assert [each.text for each in window.running()[0].marks] == [str(each) for each in range(outcomes["stored"])]
    told("an import beside a window that is being pressed in", outcomes)


def test_an_import_of_what_the_other_has_changed_stores_nothing(log_file: Path, tmp_path: Path, told: Told) -> None:
    session = a_full_infusion(5)
    file = tmp_path / "log.json"
    file.write_text(write_log([PATIENT], [session, a_full_infusion(6)]), encoding="utf-8")
    with closing(Logbook.open(log_file, now)) as window:
        window.store_all([Change(PATIENT), Change(replace(session, notes="other"))])
        command = [sys.executable, "-m", "ivig_logger", "import", str(file), "--database", str(log_file)]
        assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 2
        assert window.find(window.ids()) == [replace(session, notes="other")]
    told("an import that is in conflict with a window", Counter({"told, and nothing of it stored": 1}))


def test_a_second_window_is_refused_while_the_first_one_lives(log_file: Path, told: Told) -> None:
    from ivig_logger.app import lock_for  # Qt is not needed by the other tests here

    def second() -> str:
        command = [sys.executable, "-c", SECOND_WINDOW, str(log_file)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    lock = lock_for(log_file)
    assert lock is not None
    assert second() == "True"
    lock.unlock()
    assert second() == "False"
    told("a second window over the same log", Counter({"refused with a sentence": 1}))
