"""The premedications of the start card: filled in by name and dose, given only when somebody said so."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtWidgets import QLabel

from ivig_logger.domain.infusion import Medication, Premedication
from ivig_logger.domain.plan import Plan, PlannedMedicine
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.start.medicine_row import MedicineRow
from tests.ui.start.conftest import LAST, NOW, Hands

MINUTE = timedelta(minutes=1)
PLAN = Plan(
    premedications=(
        PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),
        PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth"),
    )
)


def row(hands: Hands, at: int = 0) -> MedicineRow:
    return hands.screen.page.medicines.rows[at]


def add(hands: Hands, name: str, dose: str) -> MedicineRow:
    hands.press("Add a premedication")
    made = hands.screen.page.medicines.rows[-1]
    for part, words in ((made.name, name), (made.dose, dose)):
        assert isinstance(part.entry, LineInput)
        hands.type_into(part.entry, words)
    return made


def lead(hands: Hands) -> str:
    said = row(hands).lead
    assert isinstance(said, QLabel)
    return said.text()


def test_names_and_doses_are_those_of_the_last_session_without_a_plan(hands: Hands) -> None:
    hands.after(LAST)
    assert [(each.name.value, each.dose.value) for each in hands.screen.page.medicines.rows] == [
        ("acetaminophen", "650 mg")
    ]
    assert hands.start().medications == ()


def test_names_and_doses_are_those_of_the_plan_where_there_is_one(hands: Hands) -> None:
    hands.after(LAST, plan=PLAN)
    assert [(each.name.value, each.dose.value) for each in hands.screen.page.medicines.rows] == [
        ("paracetamol", "1 g"),
        ("cetirizine", "10 mg"),
    ]


def test_a_press_fixes_the_moment(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("acetaminophen: given 45 min ago")
    hands.clock.forward(minutes=20)
    assert hands.says("Given at 13:15.")
    stored = hands.start()
    assert stored.medications == (Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=NOW - 45 * MINUTE),)
    assert stored.premedication is Premedication.GIVEN


def test_only_what_was_said_to_be_given_is_stored(hands: Hands) -> None:
    hands.after(plan=PLAN)
    hands.press("cetirizine: given now")
    hands.press("paracetamol: not given")
    assert [each.name for each in hands.start().medications] == ["cetirizine"]


def test_a_chip_that_is_pressed_again_leaves_it_open(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("acetaminophen: given now")
    hands.press("acetaminophen: given now")
    stored = hands.start()
    assert (stored.medications, stored.premedication) == ((), Premedication.NOT_RECORDED)


def test_none_given_is_an_answer_of_its_own(hands: Hands) -> None:
    hands.after()
    hands.press("Premedication: none given")
    assert hands.start().premedication is Premedication.NONE_GIVEN


def test_none_given_says_so_of_each_and_goes_with_the_first_that_was(hands: Hands) -> None:
    hands.after(plan=PLAN)
    hands.press("Premedication: none given")
    assert row(hands).is_denied
    assert row(hands, 1).is_denied
    hands.press("paracetamol: given now")
    stored = hands.start()
    assert stored.premedication is Premedication.GIVEN
    assert [each.name for each in stored.medications] == ["paracetamol"]


def test_when_each_was_not_given_none_was(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("acetaminophen: not given")
    assert hands.screen.page.medicines.none_given.isChecked()
    assert hands.start().premedication is Premedication.NONE_GIVEN


def test_a_medicine_that_is_typed_is_kept_even_without_a_time(hands: Hands) -> None:
    hands.after()
    add(hands, "ibuprofen", "400 mg")
    assert hands.says("Recorded without a time, unless you say when.")
    stored = hands.start()
    assert stored.medications == (Medication("ibuprofen", Decimal(400), "mg"),)
    assert stored.premedication is Premedication.GIVEN


def test_an_empty_row_is_nothing(hands: Hands) -> None:
    hands.after()
    hands.press("Add a premedication")
    assert hands.start().medications == ()


def test_the_route_stays_with_its_medicine(hands: Hands) -> None:
    hands.after(LAST)
    entry = row(hands).name.entry
    assert isinstance(entry, LineInput)
    hands.type_into(entry, "ibuprofen")
    hands.press("ibuprofen: given now")
    assert hands.start().medications[0].route == ""


def test_a_dose_that_is_not_understood_is_said_and_nothing_is_stored(hands: Hands) -> None:
    hands.after()
    made = add(hands, "ibuprofen", "two puffs")
    hands.start_in_vain()
    assert hands.says("“two puffs” is not understood as a number.")
    assert made.dose.value == "two puffs"


def test_a_dose_without_a_name_is_refused(hands: Hands) -> None:
    hands.after()
    add(hands, "", "400 mg")
    hands.start_in_vain()
    assert hands.says("This medicine has no name.")


def test_a_premedication_after_the_start_asks_and_the_infusion_starts(hands: Hands) -> None:
    hands.after(LAST)
    hands.press("acetaminophen: given now")
    hands.press("It started 15 min ago")
    assert hands.says("Listed as a premedication, with a time after the start: acetaminophen.")
    assert hands.start().started == NOW - 15 * MINUTE


def test_the_wait_of_the_plan_is_said_with_its_clock_reading(hands: Hands) -> None:
    hands.after(plan=PLAN)
    assert hands.says("By the plan 30 min before the start.")
    hands.press("paracetamol: given 15 min ago")
    assert lead(hands) == "30 min after paracetamol, by the plan: at 14:15 (in 15 min)"
    hands.clock.forward(minutes=5)
    hands.screen._waits.tick()
    assert lead(hands) == "30 min after paracetamol, by the plan: at 14:15 (in 10 min)"


def test_the_end_of_the_wait_is_told_once_and_stays_in_sight(hands: Hands) -> None:
    told: list[object] = []
    hands.screen.became_due.connect(told.append)
    hands.after(plan=PLAN)
    hands.press("paracetamol: given now")
    hands.clock.forward(minutes=30)
    hands.screen._waits.tick()
    hands.clock.forward(minutes=30)
    hands.screen._waits.tick()
    assert told == ["The plan's 30 min after paracetamol are over."]
    assert hands.screen.head.due.isVisibleTo(hands.screen)


def test_a_medicine_without_a_lead_waits_for_nothing(hands: Hands) -> None:
    hands.after(plan=PLAN)
    hands.press("cetirizine: given now")
    hands.clock.forward(minutes=90)
    hands.screen._waits.tick()
    assert not hands.screen.head.due.isVisibleTo(hands.screen)


def test_the_time_goes_on_only_while_the_card_is_in_sight(hands: Hands) -> None:
    hands.after(plan=PLAN)
    assert hands.screen._waits.timer.isActive()
    hands.screen.hide()
    assert not hands.screen._waits.timer.isActive()
    hands.screen.show()
    assert hands.screen._waits.timer.isActive()
