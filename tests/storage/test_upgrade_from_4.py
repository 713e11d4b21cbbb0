"""A log in the fourth form gets room for well-being and troughs; its sessions and revisions stay where they lie."""

from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import infusions, upgrade
from ivig_logger.storage.database import open_database
from ivig_logger.storage.salvage import salvage
from tests.builders import a_full_infusion, a_moment
from tests.storage.files import OF_LATER, TABLES, ask, change, fill, rows_in
from tests.storage.older_forms import log_in_form

SESSIONS = 30
REVISIONS = "SELECT * FROM revisions ORDER BY pk"
PAGES = "SELECT rootpage FROM sqlite_schema WHERE name IN ('infusions', 'revisions') ORDER BY name"
STORED = [a_full_infusion(number, notes="", **OF_LATER) for number in range(1, SESSIONS + 1)]


@pytest.fixture
def filled(log_file: Path) -> Path:
    """A log of today that says nothing of what is new."""
    database = open_database(log_file)
    fill(database, SESSIONS, **OF_LATER)
    database.close()
    return log_file


@pytest.fixture
def log_of_4(filled: Path, tmp_path: Path) -> Path:
    return log_in_form(4, tmp_path / "form-4.db", filled, (*TABLES, "revisions"))


def test_every_session_is_what_it_was_and_nothing_is_found_against_it(log_of_4: Path) -> None:
    before = rows_in(log_of_4)
    database = open_database(log_of_4)
    with database.reading() as db:
        assert infusions.find(db, [each.id for each in STORED]) == STORED
    database.close()
    assert rows_in(log_of_4) == before
    assert ask(log_of_4, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert ask(log_of_4, "PRAGMA integrity_check") == [("ok",)]
    assert check_log(log_of_4, now=lambda: a_moment("12:00", "2026-11-01")) == []


def test_the_revisions_are_the_same(filled: Path, log_of_4: Path) -> None:
    open_database(log_of_4).close()
    assert ask(log_of_4, REVISIONS) == ask(filled, REVISIONS)


def test_no_table_is_written_anew(log_of_4: Path) -> None:
    pages = ask(log_of_4, PAGES)
    before = [_page(log_of_4, page) for (page,) in pages]
    open_database(log_of_4).close()
    assert ask(log_of_4, PAGES) == pages
    assert [_page(log_of_4, page) for (page,) in pages] == before


def test_what_is_new_can_be_stored_afterwards(filled: Path, log_of_4: Path) -> None:
    for path in (filled, log_of_4):
        log = Logbook.open(path, lambda: a_moment("12:00", "2026-11-01"))
        log.store_all([Change(a_full_infusion(1), STORED[0])])
        assert log.find([STORED[0].id]) == [a_full_infusion(1)]
        log.close()
    assert ask(log_of_4, REVISIONS) == ask(filled, REVISIONS)


def test_a_damaged_log_in_the_fourth_form_is_read_from_its_tables_too(log_of_4: Path) -> None:
    change(log_of_4, "DELETE FROM revisions WHERE entry_id = ?", STORED[0].id)
    found = salvage(log_of_4)
    assert found.lost == {}
    assert found.entries[STORED[0].id] == STORED[0]


def _page(path: Path, number: int) -> bytes:
    return path.read_bytes()[(number - 1) * 4096 : number * 4096]
