"""Which sessions the history lists, in which order, and in which pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Medication, Patient, Premedication, Purpose, Status, Vial
from ivig_logger.domain.onset import FirstHour, between
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.history import HistoryRow
from ivig_logger.storage.listing import Column, Filter, Order
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion, an_infusion_on

EVERYTHING = Filter(PATIENT.id)
OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
UNSURE = a_reaction(onset=between(a_moment("09:50"), a_moment("10:20")))


def add(log: Logbook, *sessions: Infusion) -> None:
    log.store_all([Change(each) for each in sessions])


def numbers(log: Logbook, wanted: Filter, order: Order | None = None) -> list[int]:
    """The numbers that the builder made the ids of, in the order of the list; it is as long as the count says."""
    rows = log.page(wanted, order or Order(), 0, 1000)
    assert log.count(wanted) == len(rows)
    return [int(each.id[-12:]) for each in rows]


class TestFilter:
    @pytest.mark.parametrize(
        ("states", "expected"),
        [
            ({FirstHour.IN}, [1]),
            ({FirstHour.MAY_BE}, [2]),
            ({FirstHour.LATER}, [3]),
            ({FirstHour.BEFORE}, [4]),
            ({FirstHour.NOT_KNOWN}, [5]),
            ({FirstHour.IN, FirstHour.MAY_BE}, [2, 1]),
            (set(FirstHour), [5, 4, 3, 2, 1]),
            (set(), [6, 5, 4, 3, 2, 1]),
        ],
    )
    def test_by_states_of_any_reaction(self, logbook: Logbook, states: set[FirstHour], expected: list[int]) -> None:
        told = [a_reaction(), UNSURE, a_reaction(minutes=61), a_reaction(minutes=-1), a_reaction(minutes=None)]
        add(logbook, *(an_infusion(at, reactions=(each,)) for at, each in enumerate(told, 1)), an_infusion(6))
        assert numbers(logbook, replace(EVERYTHING, states=frozenset(states))) == expected

    def test_since_a_moment_includes_it(self, logbook: Logbook) -> None:
        add(logbook, *(an_infusion_on(f"2026-10-{day}", day) for day in (10, 11, 12)))
        since = a_moment("09:00", "2026-10-11").epoch
        assert numbers(logbook, replace(EVERYTHING, since=since)) == [12, 11]
        assert numbers(logbook, replace(EVERYTHING, since=since + 1)) == [12]

    def test_by_product_as_it_was_typed(self, logbook: Logbook) -> None:
        add(logbook, an_infusion(1), an_infusion(2, product="Octagam 5 %"), an_infusion(3, product="privigen"))
        assert numbers(logbook, replace(EVERYTHING, product="Privigen")) == [1]

    def test_the_unfinished_ones(self, logbook: Logbook) -> None:
        add(logbook, an_infusion(1), an_infusion(2, status=Status.RUNNING, ended=None))
        assert numbers(logbook, replace(EVERYTHING, running=True)) == [2]

    def test_entries_in_error_only_when_asked_for(self, logbook: Logbook) -> None:
        add(logbook, an_infusion(1), an_infusion(2, entered_in_error="typo"), an_infusion(3, entered_in_error="twice"))
        assert numbers(logbook, EVERYTHING) == [1]
        assert numbers(logbook, replace(EVERYTHING, in_error=True)) == [3, 2]

    def test_one_patient_only(self, logbook: Logbook) -> None:
        logbook.store(OTHER)
        add(logbook, an_infusion(1), an_infusion(2, patient=OTHER.id))
        assert (numbers(logbook, EVERYTHING), numbers(logbook, Filter(OTHER.id))) == ([1], [2])
        assert numbers(logbook, Filter("nobody")) == []

    def test_all_fields_narrow_together(self, logbook: Logbook) -> None:
        match: dict[str, Any] = {
            "reactions": (a_reaction(),),
            "notes": "tired",
            "status": Status.RUNNING,
            "ended": None,
        }
        full = an_infusion(1, **match)
        others = [
            an_infusion(2, **match | {"product": "Octagam 5 %"}),
            an_infusion(3, **match | {"notes": "well"}),
            an_infusion(4, **match | {"reactions": (a_reaction(minutes=None),)}),
            an_infusion(5, **match | {"status": Status.COMPLETED, "ended": a_moment("12:00")}),
            an_infusion_on("2026-10-19", 6, **match),
            an_infusion(7, **match | {"entered_in_error": "typo"}),
        ]
        add(logbook, full, *others)
        since = a_moment("00:00").epoch
        wanted = Filter(PATIENT.id, frozenset({FirstHour.IN}), since, "Privigen", running=True, words="tired")
        assert numbers(logbook, wanted) == [1]
        assert logbook.summary(wanted).sessions == 1


class TestOrder:
    @pytest.fixture
    def three(self, logbook: Logbook) -> Logbook:
        """Sessions 1, 2, 3 in the order of their starts; 2 is the longest, 3 has no end and no dose."""
        add(
            logbook,
            an_infusion_on("2026-10-10", 1, product="Privigen", dose=Decimal(30)),
            an_infusion_on(
                "2026-10-11", 2, product="Octagam 5 %", dose=Decimal(5), ended=a_moment("18:00", "2026-10-11")
            ),
            an_infusion_on("2026-10-12", 3, product="Asceniv", dose=None, ended=None, status=Status.RUNNING),
        )
        return logbook

    @pytest.mark.parametrize(
        ("column", "up", "down"),
        [
            (Column.STARTED, [1, 2, 3], [3, 2, 1]),
            (Column.TOOK, [1, 2, 3], [2, 1, 3]),
            (Column.PRODUCT, [3, 2, 1], [1, 2, 3]),
            (Column.DOSE, [2, 1, 3], [1, 2, 3]),
        ],
    )
    def test_by_each_column_either_way_what_is_not_recorded_last(
        self, three: Logbook, column: Column, up: list[int], down: list[int]
    ) -> None:
        assert numbers(three, EVERYTHING, Order(column, descending=False)) == up
        assert numbers(three, EVERYTHING, Order(column)) == down

    def test_equal_ones_are_in_the_order_of_their_starts(self, logbook: Logbook) -> None:
        add(logbook, *(an_infusion_on(f"2026-10-{day}", day) for day in (12, 10, 11)))
        assert numbers(logbook, EVERYTHING, Order(Column.DOSE, descending=False)) == [10, 11, 12]
        assert numbers(logbook, EVERYTHING, Order(Column.PRODUCT)) == [12, 11, 10]

    @pytest.mark.parametrize("order", [Order(column, descending=down) for column in Column for down in (True, False)])
    def test_an_edit_does_not_move_a_session_among_its_equals(self, logbook: Logbook, order: Order) -> None:
        add(logbook, *(an_infusion(number) for number in (1, 2, 3)))
        before = numbers(logbook, EVERYTHING, order)
        logbook.store(an_infusion(2, notes="later"), instead_of=an_infusion(2))
        assert numbers(logbook, EVERYTHING, order) == before


class TestPages:
    @pytest.mark.parametrize("size", [1, 2, 3, 7, 22, 23, 24, 1000])
    @pytest.mark.parametrize("order", [Order(), Order(Column.DOSE), Order(Column.TOOK, descending=False)])
    def test_they_are_disjoint_and_complete_for_any_size(self, logbook: Logbook, size: int, order: Order) -> None:
        add(logbook, *(an_infusion(at, dose=Decimal(at % 3 + 1), notes="x") for at in range(1, 24)))
        pages = [logbook.page(EVERYTHING, order, at, size) for at in range(0, 23, size)]
        assert [row for page in pages for row in page] == logbook.page(EVERYTHING, order, 0, 23)
        assert {row.id for page in pages for row in page} == set(logbook.ids())

    def test_behind_the_last_row_there_is_nothing(self, logbook: Logbook) -> None:
        add(logbook, an_infusion())
        assert logbook.page(EVERYTHING, Order(), 1, 10) == []

    @pytest.mark.parametrize("order", [Order(column, descending=down) for column in Column for down in (True, False)])
    def test_a_position_is_where_the_pages_have_it(self, logbook: Logbook, order: Order) -> None:
        add(logbook, *(an_infusion(at, dose=Decimal(at % 3 + 1) if at % 4 else None) for at in range(1, 24)))
        rows = logbook.page(EVERYTHING, order, 0, 100)
        assert [logbook.position(EVERYTHING, order, each.id) for each in rows] == list(range(23))

    def test_what_is_left_out_has_no_position(self, logbook: Logbook) -> None:
        add(logbook, an_infusion(1, notes="tired"), an_infusion(2))
        assert logbook.position(replace(EVERYTHING, words="tired"), Order(), an_infusion(2).id) is None


def test_a_row_shows_what_the_infusion_says(logbook: Logbook) -> None:
    full = a_full_infusion()
    add(logbook, full)
    assert logbook.page(EVERYTHING, Order(), 0, 1) == [
        HistoryRow(
            full.id,
            full.started,
            full.ended,
            full.status,
            full.product,
            full.dose,
            full.premedication,
            ("acetaminophen",),
            ("P100 123-456", "P100 123-457"),
            full.reaction,
            tuple(replace(each, actions=(), resolved=None, notes="", scale="", grade="") for each in full.reactions),
        )
    ]


def test_a_row_names_each_lot_once_and_no_rescue_medicine(logbook: Logbook) -> None:
    rescue = Medication("diphenhydramine", Decimal(25), "mg", purpose=Purpose.FOR_REACTION)
    add(logbook, an_infusion(vials=(Vial("B"), Vial("A"), Vial("B")), medications=(rescue,)))
    (row,) = logbook.page(EVERYTHING, Order(), 0, 1)
    assert (row.lots, row.premedications, row.premedication) == (("B", "A"), (), Premedication.NOT_RECORDED)


def test_products_are_offered_as_typed_the_last_one_first(logbook: Logbook, open_log: Callable[[], Logbook]) -> None:
    days = {"2026-10-10": "Privigen", "2026-10-11": "Octagam 5 %", "2026-10-12": "Privigen", "2026-10-13": "typo"}
    for at, (day, product) in enumerate(days.items(), 1):
        wrong = "typo" if product == "typo" else None
        add(logbook, an_infusion_on(day, at, product=product, entered_in_error=wrong))
    assert open_log().products(PATIENT.id) == ["Privigen", "Octagam 5 %"]


def test_the_clock_and_the_zone_of_a_start_come_back(logbook: Logbook) -> None:
    away = a_moment("09:00", zone="Asia/Kathmandu")
    add(logbook, an_infusion(started=away, ended=away + timedelta(hours=3)))
    assert [each.started for each in logbook.page(EVERYTHING, Order(), 0, 1)] == [away]
