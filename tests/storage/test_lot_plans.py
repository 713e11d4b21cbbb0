"""Lots are looked up over the index of their keys, whatever the planner knows of the log."""

import pytest

from ivig_logger.domain.change import Change, Trace
from ivig_logger.domain.infusion import Vial
from ivig_logger.storage import changes
from ivig_logger.storage.database import Database
from ivig_logger.storage.lots import all_keys, count_lots, uses_of
from tests.builders import PATIENT, a_full_infusion, a_moment
from tests.storage.test_query_plans import plans

OVER_LOTS = "SEARCH vials USING INDEX ix_vials_lot_key (lot_key=?)"
ASKED = ["p1", "p50", "x1"]


@pytest.fixture(params=["before any statistics", "after ANALYZE"])
def filled(database: Database, request: pytest.FixtureRequest) -> Database:
    sessions = [a_full_infusion(number, vials=(Vial(f"P{number // 3}"),)) for number in range(300)]
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, sessions)], Trace(a_moment()))
    if request.param == "after ANALYZE":
        with database.raw() as connection:
            connection.execute("ANALYZE")
    return database


@pytest.mark.parametrize("patient", [PATIENT.id, None])
def test_lots_are_looked_up_in_their_index_and_sessions_by_their_keys(filled: Database, patient: str | None) -> None:
    of_vials, *of_sessions = plans(filled, lambda db: uses_of(db, ASKED, patient))
    assert OVER_LOTS in of_vials
    steps = [step for plan in of_sessions for step in plan if "patients" not in step and "TEMP" not in step]
    assert steps
    assert all(step.startswith("SEARCH") for step in steps)


def test_one_statement_asks_for_all_lots_of_a_list(filled: Database) -> None:
    one = plans(filled, lambda db: uses_of(db, ASKED[:1], None))
    assert len(plans(filled, lambda db: uses_of(db, ASKED, None))) == len(one)


def test_all_lots_are_read_from_the_index_alone(filled: Database) -> None:
    (plan,) = plans(filled, lambda db: list(all_keys(db)))
    assert plan == ["SCAN vials USING COVERING INDEX ix_vials_lot_key"]


def test_the_sessions_without_a_lot_are_counted_over_indexes(filled: Database) -> None:
    (plan,) = plans(filled, lambda db: count_lots(db, PATIENT.id))
    assert any("COVERING INDEX ix_vials_infusion_pk" in step for step in plan)
