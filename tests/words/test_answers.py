"""The words of the answers: counts with their unknowns, and never a judgement."""

from decimal import Decimal

import pytest

from ivig_logger.domain.answers.groups import group
from ivig_logger.domain.answers.session_fact import Answer, Novelty
from ivig_logger.domain.answers.tables import By, Given, Key, Span, table
from ivig_logger.domain.answers.wilson import Interval
from ivig_logger.domain.terms import Place, Severity
from ivig_logger.services.answers import Completeness
from ivig_logger.words import answers
from tests.domain.answers.facts import a_fact


@pytest.mark.parametrize(
    ("by", "key", "text"),
    [
        (By.TOP_RATE, Span(None, 50), "less than 50 mL/h"),
        (By.TOP_RATE, Span(50, 100), "50 to less than 100 mL/h"),
        (By.DOSE, Span(Decimal("0.4"), Decimal("0.6")), "0.4 to less than 0.6 g/kg"),
        (By.GAP, Span(49, None), "49 days and more"),
        (By.PREMEDICATION, Given(None, None), "None given"),
        (By.PREMEDICATION, Given("cetirizine", None), "Cetirizine, time not recorded"),
        (By.PREMEDICATION, Given("cetirizine", Span(30, 60)), "Cetirizine, 30 to less than 60 min before"),
        (By.PREMEDICATION, Given("cetirizine", Span(60, None)), "Cetirizine, 60 min before and more"),
        (By.PREMEDICATION, Given("cetirizine", Span(None, 0)), "Cetirizine, after the start"),
        (By.NOVELTY, Novelty.LOT, "First with a new lot"),
        (By.PLACE, Place.DOCTORS_OFFICE, "Doctor's office"),
        (By.PLACE, None, "Not recorded"),
        (By.HYDRATION, False, "No fluids recorded"),
    ],
)
def test_a_row_is_called_by_what_is_true_of_its_sessions(by: By, key: Key, text: str) -> None:
    assert answers.key_text(by, key, group([a_fact(1)])) == text


def test_a_lot_is_called_as_it_was_typed_last() -> None:
    facts = (a_fact(1, lots=("P 100",)), a_fact(2, lots=("Q7", "p-100")))
    rows = {each.key: answers.key_text(By.LOT, each.key, each.group) for each in table(By.LOT, facts)}
    assert rows == {"p100": "p-100", "q7": "Q7"}


@pytest.mark.parametrize(
    ("product", "strength", "text"),
    [("privigen", "10", "Privigen 10 %"), ("Octagam 10 %", "10", "Octagam 10 %"), ("unknown", None, "Unknown")],
)
def test_a_product_is_called_with_its_concentration(product: str, strength: str | None, text: str) -> None:
    fact = a_fact(1, product=product, concentration=strength and Decimal(strength))
    ((row),) = table(By.PRODUCT, [fact])
    assert answers.key_text(By.PRODUCT, row.key, row.group) == text


def test_every_table_has_a_title() -> None:
    assert set(answers.TITLES) == set(By)


def test_counts_name_numerator_denominator_and_unknowns() -> None:
    made = group(a_fact(at, first_hour=answer, reaction=Answer.YES) for at, answer in enumerate(Answer))
    assert answers.first_hour_text(made) == "1 of 5"
    assert answers.unknown_text(made) == "1 may be, 1 onset not known, 1 not asked"
    assert answers.reaction_text(made) == "5 of 5"


def test_nothing_unknown_is_nothing_said() -> None:
    assert answers.unknown_text(group([a_fact(1)])) == ""


def test_onset_and_worst_severity_are_told_or_are_a_dash() -> None:
    known, unknown = group([a_fact(1, onset=25.0, worst=Severity.MODERATE)]), group([a_fact(1)])
    assert [answers.onset_text(each) for each in (known, unknown)] == ["25 min", "–"]
    assert [answers.worst_text(each) for each in (known, unknown)] == ["moderate", "–"]


def test_too_few_sessions_are_said_to_be_few() -> None:
    assert answers.interval_text(None) == "few"
    assert answers.interval_text(Interval(0.123, 0.456)) == "12% to 46%"


def test_dates_reach_from_the_first_to_the_last_session() -> None:
    assert answers.dates_text(group([a_fact(0), a_fact(30)])) == "Tue 20 Oct 2026 to Thu 19 Nov 2026"
    assert answers.dates_text(group([a_fact(0)])) == "Tue 20 Oct 2026"


def test_completeness_says_what_is_there_and_what_is_missing() -> None:
    assert answers.completeness_text(Completeness(14, 0, 12, 11, 1, 0)) == (
        "14 sessions · 12 with lots · 11 with rates · 1 onset not known"
    )


def test_the_footer_speaks_of_no_cause() -> None:
    assert "does not mean" in answers.FOOTER
