"""A log in the third form gets room for signatures; its revisions stay where they lie, byte for byte."""

from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import upgrade
from ivig_logger.storage.database import open_database
from tests.builders import a_full_infusion, a_moment, an_infusion
from tests.storage.files import OF_LATER, TABLES_OF_3, ask, fill, rows_in
from tests.storage.older_forms import log_in_form

SESSIONS = 30
REVISIONS = "SELECT * FROM revisions ORDER BY pk"
PAGES = "SELECT rootpage FROM sqlite_schema WHERE name = 'revisions'"


@pytest.fixture
def filled(log_file: Path) -> Path:
    """A log of today with additions and a correction."""
    database = open_database(log_file)
    fill(database, SESSIONS, **OF_LATER)
    database.close()
    log = Logbook.open(log_file, lambda: a_moment("12:00", "2026-11-01"))
    corrected, first = (a_full_infusion(1, **OF_LATER, notes=notes) for notes in ("slept well", ""))
    log.store_all([Change(corrected, first)], why="typo")
    log.close()
    return log_file


@pytest.fixture
def log_of_3(filled: Path, tmp_path: Path) -> Path:
    return log_in_form(3, tmp_path / "form-3.db", filled, (*TABLES_OF_3, "revisions"))


def test_no_row_is_lost_and_nothing_is_found_against_it(log_of_3: Path) -> None:
    before = rows_in(log_of_3, TABLES_OF_3)
    open_database(log_of_3).close()
    assert rows_in(log_of_3) == before | {"signatures": 0}
    assert ask(log_of_3, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert check_log(log_of_3, now=lambda: a_moment("12:00", "2026-11-01")) == []


def test_the_revisions_are_the_same_and_none_is_erased(filled: Path, log_of_3: Path) -> None:
    open_database(log_of_3).close()
    assert ask(log_of_3, REVISIONS) == ask(filled, REVISIONS)
    assert ask(log_of_3, "SELECT DISTINCT erased_at FROM revisions") == [(None,)]


def test_the_table_of_the_revisions_is_not_written_anew(log_of_3: Path) -> None:
    [(page,)] = ask(log_of_3, PAGES)
    before = _page(log_of_3, page)
    open_database(log_of_3).close()
    assert ask(log_of_3, PAGES) == [(page,)]
    assert _page(log_of_3, page) == before


def test_what_is_new_can_be_stored_afterwards(filled: Path, log_of_3: Path) -> None:
    for path in (filled, log_of_3):
        log = Logbook.open(path, lambda: a_moment("12:00", "2026-11-01"))
        log.store(an_infusion(99))
        log.close()
    assert ask(log_of_3, REVISIONS) == ask(filled, REVISIONS)


def _page(path: Path, number: int) -> bytes:
    return path.read_bytes()[(number - 1) * 4096 : number * 4096]
