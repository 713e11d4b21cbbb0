"""By what the sessions are told apart, and in which order the rows stand."""

from decimal import Decimal

import pytest

from ivig_logger.domain.answers.session_fact import Answer, Novelty, SessionFact
from ivig_logger.domain.answers.tables import By, Given, Span, cross_table, table
from ivig_logger.domain.terms import Place, Premedication
from tests.domain.answers.facts import a_fact


def keys(by: By, *facts: SessionFact) -> list[object]:
    return [each.key for each in table(by, facts)]


def counts(by: By, *facts: SessionFact) -> dict[object, int]:
    return {each.key: each.group.sessions for each in table(by, facts)}


def test_a_product_is_a_name_and_a_concentration_however_it_was_typed() -> None:
    ten, five = Decimal(10), Decimal(5)
    facts = (
        a_fact(1, concentration=ten),
        a_fact(2, product="PRIVIGEN", concentration=ten),
        a_fact(3, concentration=five),
    )
    assert counts(By.PRODUCT, *facts) == {("privigen", five): 1, ("privigen", ten): 2}


def test_the_product_used_last_comes_first() -> None:
    facts = (a_fact(1, product="B"), a_fact(2, product="A"), a_fact(3, product="B"), a_fact(4, product="C"))
    assert [key[0] for key in keys(By.PRODUCT, *facts) if isinstance(key, tuple)] == ["c", "b", "a"]


def test_a_session_stands_in_the_row_of_each_of_its_lots_once() -> None:
    assert counts(By.LOT, a_fact(1, lots=("P 100", "p-100", "Q7"))) == {"p100": 1, "q7": 1}


def test_a_session_without_a_lot_stands_under_not_recorded_at_the_end() -> None:
    assert keys(By.LOT, a_fact(1, lots=("P100",)), a_fact(2)) == ["p100", None]


@pytest.mark.parametrize(
    ("rate", "span"),
    [("0.5", Span(None, 50)), ("49.9", Span(None, 50)), ("50", Span(50, 100)), ("400", Span(400, None))],
)
def test_a_rate_on_an_edge_belongs_to_the_row_above_it(rate: str, span: Span) -> None:
    assert keys(By.TOP_RATE, a_fact(1, top_rate=Decimal(rate))) == [span]


def test_the_rate_at_the_onset_is_asked_of_sessions_with_a_known_onset_only() -> None:
    known = a_fact(1, onset=25.0, onset_rate=Decimal(60))
    assert counts(By.ONSET_RATE, known, a_fact(2, onset=25.0), a_fact(3)) == {Span(50, 100): 1, None: 1}


def test_numbers_are_in_their_order() -> None:
    facts = [a_fact(at, gap=each) for at, each in enumerate((30.0, 1.0, 15.0, None))]
    assert keys(By.GAP, *facts) == [Span(None, 2), Span(14, 21), Span(28, 35), None]


@pytest.mark.parametrize(
    ("lead", "span"), [(-5.0, Span(None, 0)), (0.0, Span(0, 30)), (30.0, Span(30, 60)), (60.0, Span(60, None))]
)
def test_a_premedication_is_a_drug_and_its_time_before_the_start(lead: float, span: Span) -> None:
    fact = a_fact(1, premedication=Premedication.GIVEN, premedications=(("cetirizine", lead),))
    assert keys(By.PREMEDICATION, fact) == [Given("cetirizine", span)]


def test_none_given_and_not_recorded_are_different_rows() -> None:
    facts = (a_fact(1, premedication=Premedication.NONE_GIVEN), a_fact(2))
    assert keys(By.PREMEDICATION, *facts) == [Given(None, None), None]


def test_a_dose_stands_in_grams_per_kilogram() -> None:
    assert keys(By.DOSE, a_fact(1, dose_per_kg=Decimal("0.4"))) == [Span(Decimal("0.4"), Decimal("0.6"))]


def test_novelty_place_and_hydration_have_a_row_for_each_answer() -> None:
    facts = (a_fact(1, novelty=Novelty.LOT, place=Place.HOME, hydration=True), a_fact(2))
    assert keys(By.NOVELTY, *facts) == [Novelty.NOT_KNOWN, Novelty.LOT]
    assert keys(By.PLACE, *facts) == [Place.HOME, None]
    assert keys(By.HYDRATION, *facts) == [False, True]


@pytest.mark.parametrize("by", [each for each in By if each not in (By.LOT, By.PREMEDICATION, By.ONSET_RATE)])
def test_each_session_stands_in_exactly_one_row(by: By) -> None:
    facts = [a_fact(at, gap=float(at), top_rate=Decimal(30 * at), first_hour=Answer.YES) for at in range(20)]
    assert sum(each.group.sessions for each in table(by, facts)) == 20


def test_a_cross_table_counts_both_at_once() -> None:
    facts = (a_fact(1, lots=("A",), place=Place.HOME), a_fact(2, lots=("A", "B"), place=Place.HOSPITAL))
    cross = cross_table(By.LOT, By.PLACE, facts)
    assert {pair: cell.sessions for pair, cell in cross.cells.items()} == {
        ("a", Place.HOME): 1,
        ("a", Place.HOSPITAL): 1,
        ("b", Place.HOSPITAL): 1,
    }
    assert [each.key for each in cross.columns] == [Place.HOSPITAL, Place.HOME]
