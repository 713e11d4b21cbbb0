"""A log in the second form gets the chain of its revisions: the one that it would have had from the first on."""

from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import upgrade
from ivig_logger.storage.database import open_database
from tests.builders import a_full_infusion, a_moment, an_infusion
from tests.storage.files import TABLES_OF_3, ask, fill, rows_in
from tests.storage.older_forms import log_in_form

SESSIONS = 3
REVISIONS = "SELECT * FROM revisions ORDER BY pk"


@pytest.fixture
def filled(log_file: Path) -> Path:
    """A log of today with additions, a correction and a removal."""
    database = open_database(log_file)
    fill(database, SESSIONS)
    database.close()
    log = Logbook.open(log_file, lambda: a_moment("12:00", "2026-11-01"))
    first, second, _ = (a_full_infusion(number, notes="") for number in range(1, SESSIONS + 1))
    log.store_all([Change(a_full_infusion(1), first), Change(None, second)], why="مريم")
    log.close()
    return log_file


@pytest.fixture
def log_of_2(filled: Path, tmp_path: Path) -> Path:
    return log_in_form(2, tmp_path / "form-2.db", filled, (*TABLES_OF_3, "revisions"))


def test_the_chain_is_the_one_that_was_written_change_by_change(filled: Path, log_of_2: Path) -> None:
    open_database(log_of_2).close()
    assert ask(log_of_2, REVISIONS) == ask(filled, REVISIONS)
    assert len(ask(log_of_2, REVISIONS)) == 1 + SESSIONS + 2


def test_no_row_is_lost(log_of_2: Path) -> None:
    before = rows_in(log_of_2, TABLES_OF_3)
    open_database(log_of_2).close()
    assert rows_in(log_of_2) == before | {"signatures": 0}
    assert ask(log_of_2, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert ask(log_of_2, "PRAGMA integrity_check") == [("ok",)]


def test_the_next_revision_is_chained_to_the_last_old_one(filled: Path, log_of_2: Path) -> None:
    for path in (filled, log_of_2):
        log = Logbook.open(path, lambda: a_moment("12:00", "2026-11-01"))
        log.store(an_infusion(9))
        log.close()
    assert ask(log_of_2, REVISIONS) == ask(filled, REVISIONS)


def test_more_revisions_than_one_portion_are_one_chain(log_file: Path, tmp_path: Path) -> None:
    database = open_database(log_file)
    fill(database, 2500)  # a portion of the migration holds 2000
    database.close()
    path = log_in_form(2, tmp_path / "form-2.db", log_file, (*TABLES_OF_3, "revisions"))
    open_database(path).close()
    assert ask(path, REVISIONS) == ask(log_file, REVISIONS)
