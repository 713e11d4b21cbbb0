"""What the history asks is answered over the indexes: the same at a thousand sessions as at a million."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, event

from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage import history, infusions
from ivig_logger.storage.database import Database, open_database
from ivig_logger.storage.listing import Filter, Order
from tests.builders import PATIENT, a_full_infusion
from tests.logs import log_at
from tests.storage.files import fill

EVERYTHING = Filter(PATIENT.id)
WITH_STATE = [replace(EVERYTHING, states=frozenset({each})) for each in FirstHour]
OVER_STARTS = "COVERING INDEX ix_infusions_patient_pk_entered_in_error_started_at (patient_pk=? AND entered_in_error=?"
OVER_ONSETS = "INDEX ix_reactions_infusion_pk_earliest_at_latest_at (infusion_pk=?"
SIZE = 300
Asked = Callable[[Connection], object]


@pytest.fixture(scope="module", params=["before any statistics", "after ANALYZE"])
def filled(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Database]:
    """A log of some hundred full sessions, with and without what ANALYZE finds out about them; it is only asked."""
    database = open_database(log_at(tmp_path_factory.mktemp("plans") / "log.db"))
    fill(database, SIZE)
    if request.param == "after ANALYZE":
        with database.raw() as connection:
            connection.execute("ANALYZE")
    yield database
    database.close()


def plans(database: Database, asked: Asked) -> list[list[str]]:
    """How SQLite goes about each statement of what is asked."""
    carried_out: list[tuple[str, tuple[object, ...]]] = []

    def listen(_db: object, _cursor: object, statement: str, values: tuple[object, ...], *_more: object) -> None:
        carried_out.append((statement, values))

    with database.reading() as db:
        event.listen(db, "before_cursor_execute", listen)
        asked(db)
        event.remove(db, "before_cursor_execute", listen)
        return [
            [row.detail for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            for statement, values in carried_out
        ]


def finding(steps: list[str]) -> list[str]:
    """The part of a page's plan that finds its rows, before they are joined with what is shown of them."""
    return steps[: next(at for at, each in enumerate(steps) if re.match("SCAN anon", each))]


@pytest.mark.parametrize("order", [Order(), Order(descending=False)])
@pytest.mark.parametrize("wanted", [EVERYTHING, replace(EVERYTHING, since=7), *WITH_STATE])
def test_a_page_by_date_reads_the_index_in_its_order_and_sorts_nothing(
    filled: Database, wanted: Filter, order: Order
) -> None:
    steps = finding(plans(filled, lambda db: history.page(db, wanted, order, 0, 50))[0])
    assert any(OVER_STARTS in each for each in steps)
    assert not any("TEMP B-TREE" in each for each in steps)


@pytest.mark.parametrize("wanted", WITH_STATE)
def test_a_state_is_looked_up_in_the_index_of_onsets(filled: Database, wanted: Filter) -> None:
    for asked in (lambda db: history.page(db, wanted, Order(), 0, 50), lambda db: history.count(db, wanted)):
        assert any(OVER_ONSETS in each for each in plans(filled, asked)[0])


def test_what_a_page_shows_is_looked_up_by_keys(filled: Database) -> None:
    page, *names = plans(filled, lambda db: history.page(db, EVERYTHING, Order(), 0, 50))
    assert "SEARCH infusions USING INTEGER PRIMARY KEY (rowid=?)" in page
    assert len(names) == len(("reactions", "premedications", "lots", "signatures"))
    assert not [each for steps in names for each in steps if each.startswith("SCAN")]


def test_a_count_reads_nothing_but_the_index(filled: Database) -> None:
    (steps,) = plans(filled, lambda db: history.count(db, EVERYTHING))
    assert any(OVER_STARTS in each for each in steps)


def test_the_counts_of_all_states_read_nothing_but_the_indexes(filled: Database) -> None:
    steps = plans(filled, lambda db: history.summary(db, EVERYTHING))[0]
    assert any(OVER_STARTS in each for each in steps)
    assert any(f"COVERING {OVER_ONSETS}" in each for each in steps)


def test_an_infusion_is_found_by_keys(filled: Database) -> None:
    infusion, *parts = plans(filled, lambda db: infusions.find(db, [a_full_infusion().id]))
    assert any("SEARCH infusions USING INDEX" in each for each in infusion)
    assert not [each for steps in parts for each in steps if each.startswith("SCAN")]


def test_the_last_session_is_the_first_of_the_index(filled: Database) -> None:
    steps = plans(filled, lambda db: infusions.newest(db, PATIENT.id, 2_000_000_000, 1))[0]
    assert any(OVER_STARTS.replace("COVERING ", "") in each for each in steps)
    assert not any("TEMP B-TREE" in each for each in steps)


def test_what_runs_is_found_over_its_own_index_and_nothing_is_sorted(filled: Database) -> None:
    steps = plans(filled, infusions.running)[0]
    assert any("USING INDEX ix_infusions_running" in each for each in steps)
    assert not any("TEMP B-TREE" in each for each in steps)
