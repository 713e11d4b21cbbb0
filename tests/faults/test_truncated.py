"""A log that is cut off is never shown as if it were whole, and never touched; or its journal, where it is whole."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Mark
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from tests.builders import a_moment
from tests.conftest import now
from tests.faults.conftest import Told
from tests.faults.sight import seen, small_log
from tests.storage.files import folder_of

PAGE = 4096
ODD = 40  # lengths that are no whole number of pages


def lengths(size: int) -> list[int]:
    """Every number of whole pages but none at all, and some lengths between."""
    chance = random.Random(5)  # noqa: S311  # which lengths is no secret
    return [*range(PAGE, size, PAGE), 1, 15, 16, 99, 100, size - 1, *(chance.randrange(1, size) for _ in range(ODD))]


def test_a_log_that_is_cut_off_is_refused_and_left_as_it_is(log_file: Path, tmp_path: Path, told: Told) -> None:
    small_log(log_file)
    whole, outcomes = log_file.read_bytes(), Counter[str]()
    for length in lengths(len(whole)):
        path = tmp_path / str(length) / "log.db"
        path.parent.mkdir()
        path.write_bytes(whole[:length])
        before = folder_of(path)
        with pytest.raises(StorageFailed):
            Logbook.open(path, now)
        assert folder_of(path) == before
        outcomes["refused and left as it is"] += 1
    told("the log cut off at every page and at odd lengths", outcomes)


@pytest.fixture
def left(log_file: Path, tmp_path: Path) -> Iterator[tuple[Path, list[dict[str, object]]]]:
    """What a killed program leaves: a log whose last changes are in its journal; and all that was seen after each."""
    small_log(log_file)
    folder = tmp_path / "left"
    folder.mkdir(mode=0o700)
    states = [seen(log_file)]
    with closing(Logbook.open(log_file, now)) as logbook:
        for number in range(8):
            (running,) = logbook.running()
            mark = Mark(a_moment("11:30", "2026-11-01"), f"mark {number}")
            logbook.store(replace(running, marks=(*running.marks, mark)), instead_of=running)
            for each in ("", "-wal"):
                shutil.copy(f"{log_file}{each}", folder / f"log.db{each}")
            shutil.copytree(folder, tmp_path / f"copy {number}")
            states.append(seen(tmp_path / f"copy {number}" / "log.db"))
        yield folder / "log.db", states


def test_a_log_that_is_cut_off_beside_its_journal_shows_nothing_false(
    left: tuple[Path, list[dict[str, object]]], tmp_path: Path, told: Told
) -> None:
    (path, states), outcomes = left, Counter[str]()
    for length in lengths(path.stat().st_size):
        copy = a_copy(path, tmp_path / f"short {length}")
        with copy.open("rb+") as file:
            file.truncate(length)
        outcomes[outcome(copy, states[-1:])] += 1
    assert outcomes["wrong"] == 0
    told("the log cut off with its journal beside it", outcomes)


def test_a_journal_that_is_cut_off_leaves_the_log_as_it_was_after_one_of_its_changes(
    left: tuple[Path, list[dict[str, object]]], tmp_path: Path, told: Told
) -> None:
    (path, states), outcomes = left, Counter[str]()
    journal = path.with_name("log.db-wal")
    for length in [0, *lengths(journal.stat().st_size)][::2]:
        copy = a_copy(path, tmp_path / f"journal {length}")
        with copy.with_name("log.db-wal").open("rb+") as file:
            file.truncate(length)
        outcomes[outcome(copy, states)] += 1
    assert outcomes["wrong"] == 0
    told("the journal cut off", outcomes)


def a_copy(path: Path, folder: Path) -> Path:
    return shutil.copytree(path.parent, folder) / path.name


def outcome(path: Path, states: list[dict[str, object]]) -> str:
    files = (path, path.with_name("log.db-wal"))
    before = [each.read_bytes() for each in files]
    try:
        shown = seen(path)
        if check_log(path, quick=True, now=now):
            return "reported by the quick check"
    except StorageFailed:
        if not files[1].exists():  # it was opened, and what the journal held was carried over when it was closed
            return "refused when it is read"
        assert [each.read_bytes() for each in files] == before
        return "refused and left as it is"
    return "as it was after one of its changes" if shown in states else "wrong"
