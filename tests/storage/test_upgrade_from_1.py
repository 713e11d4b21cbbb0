"""A log in the first form, with everything that it could hold, comes to the present one without losing a row."""

from dataclasses import replace
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.plan import Plan
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import infusions, upgrade
from ivig_logger.storage.database import open_database
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion
from tests.storage.files import TABLES_OF_1, ask, fill, rows_in
from tests.storage.older_forms import log_in_form

IN_FORM_1 = [
    a_full_infusion(number, notes="", marks=(), due_answers=(), wellbeing=None, igg_trough=None) for number in (1, 2, 3)
]


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.before-{upgrade.HEAD}")


@pytest.fixture
def log_of_1(log_file: Path, tmp_path: Path) -> Path:
    """A log that only the first migration made, filled with what the tables of today hold of the same names."""
    filled = open_database(log_file)
    fill(filled, len(IN_FORM_1))
    filled.close()
    return log_in_form(1, tmp_path / "form-1.db", log_file, (*TABLES_OF_1, "revisions"))


def test_no_row_is_lost_and_every_value_is_found(log_of_1: Path) -> None:
    before = rows_in(log_of_1, TABLES_OF_1)
    database = open_database(log_of_1)
    with database.reading() as db:
        assert infusions.find(db, [each.id for each in IN_FORM_1]) == IN_FORM_1
        assert infusions.patients(db) == [PATIENT]
    database.close()
    assert rows_in(log_of_1) == before | {"marks": 0, "due_answers": 0, "signatures": 0}
    assert before["reactions"] == 2 * len(IN_FORM_1)
    assert ask(log_of_1, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert ask(log_of_1, "PRAGMA integrity_check") == [("ok",)]


def test_a_copy_in_the_first_form_is_made_before(log_of_1: Path) -> None:
    before = rows_in(log_of_1, TABLES_OF_1)
    open_database(log_of_1).close()
    assert ask(copy_of(log_of_1), "PRAGMA user_version") == [(1,)]
    assert rows_in(copy_of(log_of_1), TABLES_OF_1) == before
    assert ask(copy_of(log_of_1), "SELECT name FROM sqlite_schema WHERE name = 'marks'") == []


def test_what_is_new_can_be_stored_afterwards(log_of_1: Path) -> None:
    log = Logbook.open(log_of_1, lambda: a_moment("12:00", "2026-11-01"))
    planned, running = replace(PATIENT, plan=Plan()), a_running_infusion(a_moment("11:00", "2026-11-01"), 9)
    log.store_all([Change(planned, PATIENT), Change(running), Change(a_full_infusion(1), IN_FORM_1[0])])
    assert log.patients() == [planned]
    assert log.running() == [running]
    assert log.find([a_full_infusion(1).id]) == [a_full_infusion(1)]
    log.close()
