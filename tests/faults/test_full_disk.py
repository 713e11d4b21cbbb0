"""A disk that is full at any page of a change: it is stored, or told not to be and stored when there is room."""

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from tests.builders import a_full_infusion
from tests.conftest import now
from tests.faults.conftest import Told
from tests.faults.namespace import ROOT, run_with_disk
from tests.faults.sight import small_log
from tests.storage.files import needs_posix

ROUNDS = 40 * int(os.environ.get("IVIG_LOGGER_FAULTS", "1"))
FILLER = """
import json, sys
from pathlib import Path
from tests.faults.filler import fill_up
print(json.dumps(fill_up(Path(sys.argv[1]), %d)))
"""
BESIDE = """
import sys
from pathlib import Path
from tests.faults.filler import fill_up_beside
fill_up_beside(Path(sys.argv[1]))
"""
EXPORTS = """
import sys
from pathlib import Path
from tests.faults.filler import fill_up_an_export
fill_up_an_export(Path(sys.argv[1]), Path(sys.argv[1]).with_name("log.db"))
"""
LIMITED = """
import resource, sys
from pathlib import Path
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from tests.builders import a_full_infusion
from tests.conftest import now
logbook = Logbook.open(Path(sys.argv[1]), now)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for number in range(20, 60):
    try:
        logbook.store(a_full_infusion(number, notes="word " * 200))
    except StorageFailed:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("full")
        logbook.store(a_full_infusion(number, notes="word " * 200))
logbook.close()
"""


def test_a_small_disk_that_fills_up(tmp_path: Path, told: Told) -> None:
    outcomes = Counter[str](json.loads(run_with_disk(FILLER % ROUNDS, tmp_path / "disk", "2m")))
    assert len(outcomes) == 2, "some were stored and some were not"
    told("a change on a disk with room for 0 to n pages", outcomes)


def test_drafts_and_backups_on_a_small_disk_that_fills_up(tmp_path: Path, told: Told) -> None:
    run_with_disk(BESIDE, tmp_path / "disk", "1m")
    told("a draft and a backup on a full disk", Counter({"told, and what was there before is there": 2}))


def test_an_export_in_each_form_on_a_small_disk_that_is_full(tmp_path: Path, told: Told) -> None:
    run_with_disk(EXPORTS, tmp_path / "disk", "1m")
    told("an export on a full disk", Counter({"told, and what was there before is there": 5}))


@needs_posix
@pytest.mark.parametrize("more", [0, 5_000, 20_000, 50_000, 100_000])
def test_a_file_that_may_not_grow_further(more: int, log_file: Path, told: Told) -> None:
    small_log(log_file)
    command = [sys.executable, "-c", LIMITED, str(log_file), str(log_file.stat().st_size + more)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("full\n", "")
    with closing(Logbook.open(log_file, now)) as logbook:
        assert check_log(logbook.database, now=now) == []
        wanted = [a_full_infusion(number, notes="word " * 200) for number in range(20, 60)]
        assert logbook.find(each.id for each in wanted) == wanted
    told("a file that may not grow (RLIMIT_FSIZE)", Counter({"told, and stored when it might": 1}))
