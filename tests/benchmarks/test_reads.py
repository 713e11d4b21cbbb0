"""What a page, a filter and a search cost beside the bare SQL for the same rows, sent through sqlite3."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ivig_logger.domain.onset import FirstHour
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Column, Filter, Order
from tests.benchmarks.conftest import Compare

PAGE = 200
OF_PATIENT = "patient_pk = (SELECT pk FROM patients WHERE id = :patient) AND entered_in_error IS NULL"
IN_THE_HOUR = (
    "EXISTS (SELECT 1 FROM reactions r WHERE r.infusion_pk = i.pk"
    " AND r.earliest_at >= i.started_at AND r.latest_at <= i.started_at + 3600)"
)
NEWEST_FIRST = "started_at DESC, pk DESC"
COLUMNS = "pk, id, started_at, started_zone, ended_at, ended_zone, status, product, dose, premedication, reaction"
REACTIONS = "infusion_pk, symptom, earliest_at, earliest_zone, latest_at, latest_zone, precision, severity"


@dataclass(frozen=True, slots=True)
class Bare:
    """The log through sqlite3 and nothing else."""

    connection: sqlite3.Connection
    patient: str

    def count(self, where: str = "1") -> int:
        """How many sessions there are."""
        sql = f"SELECT count(*) FROM infusions i WHERE {OF_PATIENT} AND {where}"  # noqa: S608  # the texts of this file
        counted: int = self.connection.execute(sql, {"patient": self.patient}).fetchone()[0]
        return counted

    def page(self, offset: int, where: str = "1", order: str = NEWEST_FIRST) -> list[Any]:
        """The rows of a page with their reactions, premedications and lots, as tuples."""
        sql = (  # the texts of this file
            f"SELECT {COLUMNS} FROM infusions WHERE pk IN (SELECT pk FROM infusions i"  # noqa: S608
            f" WHERE {OF_PATIENT} AND {where} ORDER BY {order} LIMIT {PAGE} OFFSET {offset}) ORDER BY {order}"
        )
        lines = self.connection.execute(sql, {"patient": self.patient}).fetchall()
        of_page = (
            f"infusion_pk IN ({','.join(str(line[0]) for line in lines) or 'NULL'}) ORDER BY infusion_pk, position"
        )
        for what in (
            f"{REACTIONS} FROM reactions WHERE {of_page}",
            f"infusion_pk, name FROM medications WHERE purpose = 'premedication' AND {of_page}",
            f"infusion_pk, lot FROM vials WHERE {of_page}",
        ):
            self.connection.execute(f"SELECT {what}").fetchall()
        return lines


@pytest.fixture
def log(many: Path) -> Iterator[Logbook]:
    opened = Logbook.open(many)
    yield opened
    opened.close()


@pytest.fixture
def everything(log: Logbook) -> Filter:
    """All sessions of the only patient."""
    return Filter(log.patients()[0].id)


@pytest.fixture
def bare(many: Path, everything: Filter) -> Iterator[Bare]:
    with closing(sqlite3.connect(many)) as connection:
        yield Bare(connection, everything.patient)


def narrowed(everything: Filter, **changes: Any) -> Filter:
    return Filter(everything.patient, **changes)


@pytest.mark.parametrize(("where", "share"), [("newest", 0.0), ("middle", 0.5), ("oldest", 1.0)])
def test_a_page_anywhere(
    log: Logbook, everything: Filter, bare: Bare, compare: Compare, where: str, share: float
) -> None:
    offset = int((log.count(everything) - PAGE) * share)
    assert [each.id for each in log.page(everything, Order(), offset, PAGE)] == [each[1] for each in bare.page(offset)]
    compare(
        f"a page of {PAGE}, the {where}",
        lambda: log.page(everything, Order(), offset, PAGE),
        lambda: bare.page(offset),
        limit=3,
        rounds=40,
    )


def test_a_page_in_another_order(log: Logbook, everything: Filter, bare: Bare, compare: Compare) -> None:
    order = "dose DESC NULLS LAST, started_at DESC, pk DESC"
    compare(
        f"a page of {PAGE} by dose",
        lambda: log.page(everything, Order(Column.DOSE), 0, PAGE),
        lambda: bare.page(0, order=order),
        limit=3,
        rounds=5,
    )


def test_a_filter_of_the_first_hour(log: Logbook, everything: Filter, bare: Bare, compare: Compare) -> None:
    wanted = narrowed(everything, states=frozenset({FirstHour.IN}))
    assert [each.id for each in log.page(wanted, Order(), 0, PAGE)] == [each[1] for each in bare.page(0, IN_THE_HOUR)]
    compare(
        "a filter: the newest page with a reaction in the first hour",
        lambda: log.page(wanted, Order(), 0, PAGE),
        lambda: bare.page(0, IN_THE_HOUR),
        limit=3,
    )


def test_counting_what_a_filter_lists(log: Logbook, everything: Filter, bare: Bare, compare: Compare) -> None:
    wanted = narrowed(everything, states=frozenset({FirstHour.IN}))
    assert log.count(wanted) == bare.count(IN_THE_HOUR)
    compare(
        "a filter: how many it lists", lambda: log.count(wanted), lambda: bare.count(IN_THE_HOUR), limit=3, rounds=5
    )


def contains(*words: str) -> str:
    return " AND ".join(f"search LIKE '%{each}%'" for each in words)


SEARCHES: list[tuple[str, str, Callable[[], str]]] = [
    ("a common word", "headache", lambda: contains("headache")),
    ("three words", "chills privigen left", lambda: contains("chills", "privigen", "left")),
    ("a lot", "le12 017-", lambda: contains("le12", "017")),
    ("nothing", "no such word", lambda: contains("no", "such", "word")),
]


@pytest.mark.parametrize(("name", "typed", "where"), SEARCHES, ids=[each[0] for each in SEARCHES])
def test_a_search(
    log: Logbook, everything: Filter, bare: Bare, compare: Compare, name: str, typed: str, where: Callable[[], str]
) -> None:
    wanted = narrowed(everything, words=typed)
    assert [each.id for each in log.page(wanted, Order(), 0, PAGE)] == [each[1] for each in bare.page(0, where())]
    compare(
        f"a search: {name}",
        lambda: log.page(wanted, Order(), 0, PAGE),
        lambda: bare.page(0, where()),
        limit=3,
        rounds=5 if name in ("nothing", "a lot") else 20,
    )
