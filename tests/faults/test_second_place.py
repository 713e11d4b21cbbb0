"""The second place goes while a backup is copied there: the first place has it, and no copy is told that is none."""

import json
import os
import shutil
from collections import Counter
from pathlib import Path

from tests.faults.conftest import Told
from tests.faults.namespace import run_with_disk
from tests.faults.puller import pull_often

ROUNDS = 20 * int(os.environ.get("IVIG_LOGGER_FAULTS", "1"))
PULLER = """
import json, sys
from pathlib import Path
from tests.faults.puller import mount, pull_often, unmount
print(json.dumps(pull_often(Path(sys.argv[1]), %d, unmount, mount)))
"""


def test_a_stick_that_is_pulled(tmp_path: Path, told: Told) -> None:
    outcomes = Counter[str](json.loads(run_with_disk(PULLER % ROUNDS, tmp_path / "disk", "20m")))
    told("the stick pulled (unmounted) while a backup is made and copied", outcomes)


def test_a_folder_that_is_removed(tmp_path: Path, told: Told) -> None:
    outcomes = pull_often(tmp_path, ROUNDS, remove, put_back)
    told("the second folder removed while a backup is made and copied", outcomes)


def test_a_folder_that_becomes_a_file(tmp_path: Path, told: Told) -> None:
    outcomes = pull_often(tmp_path, ROUNDS, exchange, put_back)
    told("the second folder replaced by a file while a backup is made and copied", outcomes)


def remove(folder: Path) -> None:
    shutil.rmtree(folder.rename(folder.with_name("gone")))


def exchange(folder: Path) -> None:
    remove(folder)
    folder.write_text("a file", encoding="utf-8")


def put_back(folder: Path) -> None:
    folder.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
