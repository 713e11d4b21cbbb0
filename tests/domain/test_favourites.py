"""What was given before is offered again: the most frequent first."""

from decimal import Decimal

from ivig_logger.domain.favourites import favourite_medicines, known_vials
from ivig_logger.domain.infusion import Medication, Purpose, Vial
from ivig_logger.domain.plan import Plan, PlannedMedicine
from tests.builders import a_moment, an_infusion_on

DAYS = ("2026-10-01", "2026-10-08", "2026-10-15")


def _given(name: str, dose: int = 650, day: str = DAYS[0]) -> Medication:
    return Medication(name, Decimal(dose), "mg", "by mouth", Purpose.PREMEDICATION, a_moment("08:30", day))


def _names(*sessions: tuple[Medication, ...]) -> list[str]:
    infusions = [an_infusion_on(DAYS[at], at + 1, medications=each) for at, each in enumerate(sessions)]
    return [each.name for each in favourite_medicines(infusions, Plan())]


def test_the_most_frequent_medicine_is_first_and_of_two_the_one_given_last() -> None:
    first, second, third = _given("a"), _given("b"), _given("c")
    assert _names((first, second), (second,), (third,)) == ["b", "c", "a"]


def test_a_medicine_counts_once_for_each_session() -> None:
    assert _names((_given("a"), _given("a")), (_given("b"),), (_given("b"),)) == ["b", "a"]


def test_the_plan_is_offered_before_anything_was_given() -> None:
    plan = Plan(premedications=(PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth", 30),))
    assert favourite_medicines([], plan) == (
        Medication("cetirizine", Decimal(10), "mg", "by mouth", Purpose.OTHER, None),
    )


def test_another_dose_is_another_favourite_and_another_spelling_is_not() -> None:
    given = favourite_medicines(
        [an_infusion_on(DAYS[0], 1, medications=(_given("Tylenol"), _given("TYLENOL"), _given("tylenol", 500)))], Plan()
    )
    assert [(each.name, each.dose) for each in given] == [("TYLENOL", Decimal(650)), ("tylenol", Decimal(500))]


def test_eight_are_offered_and_no_session_in_error_counts() -> None:
    many = tuple(_given(f"m{at}") for at in range(12))
    assert len(_names(many)) == 8
    mistaken = an_infusion_on(DAYS[0], 1, medications=(_given("a"),), entered_in_error="wrong patient")
    assert favourite_medicines([mistaken], Plan()) == ()


def test_a_lot_is_offered_once_as_it_was_written_last_with_the_expiry_that_is_known() -> None:
    first = an_infusion_on(DAYS[0], 1, vials=(Vial("P100-1", Decimal(10), "2027-03"), Vial("Q7")))
    second = an_infusion_on(DAYS[1], 2, vials=(Vial("p100 1", Decimal(20)),))
    assert known_vials([second, first]) == (Vial("p100 1", Decimal(20), "2027-03"), Vial("Q7"))
