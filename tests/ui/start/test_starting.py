"""The start: what is filled in, what never is, and what one press stores."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import (
    Access,
    Place,
    Premedication,
    RateStep,
    RateUnit,
    ReactionAnswer,
    Status,
    Vial,
)
from ivig_logger.domain.plan import Plan, PlannedStep, VitalsPlan
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion, an_infusion
from tests.ui.start.conftest import LAST, NOW, Hands

MINUTE = timedelta(minutes=1)
STEPS = (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)))


def test_only_the_patient_is_compulsory(hands: Hands) -> None:
    hands.after()
    stored = hands.start()
    assert stored.started == NOW
    assert (stored.status, stored.ended, stored.patient) == (Status.RUNNING, None, PATIENT.id)
    assert (stored.product, stored.dose, stored.ordered_dose, stored.weight) == ("unknown", None, None, None)
    assert (stored.premedication, stored.reaction) == (Premedication.NOT_RECORDED, ReactionAnswer.NOT_ASKED)
    assert (stored.vials, stored.medications, stored.rates) == ((), (), ())


def test_what_is_known_from_the_last_session_is_filled_in_and_marked(hands: Hands) -> None:
    hands.after(an_infusion(7, started=a_moment("09:00", "2026-09-01"), ended=a_moment("10:00", "2026-09-01")), LAST)
    shown = {name: hands.text(name) for name in ("product", "concentration", "ordered_dose", "weight", "access.gauge")}
    assert shown == {
        "product": "Privigen",
        "concentration": "10 %",
        "ordered_dose": "32.5 g",
        "weight": "62.5 kg",
        "access.gauge": "22 G",
    }
    assert all(hands.screen.page.fields.parts[name].is_prefilled for name in shown)
    stored = hands.start()
    assert (stored.product, stored.concentration, stored.weight) == (LAST.product, LAST.concentration, LAST.weight)
    assert (stored.ordered_dose, stored.dose) == (Decimal("32.5"), None)
    assert stored.access == Access("peripheral", "forearm", "left", 22)
    assert stored.place is Place.HOME


def test_lots_times_reactions_and_the_answers_of_that_day_are_never_copied(hands: Hands) -> None:
    hands.after(LAST)
    stored = hands.start()
    assert (stored.vials, stored.medications, stored.reactions, stored.vitals, stored.rates) == ((), (), (), (), ())
    assert (stored.before, stored.notes, stored.pauses, stored.follow_ups) == ("", "", (), ())
    assert (stored.wellbeing, stored.igg_trough) == (None, None)
    assert stored.premedication is Premedication.NOT_RECORDED


def test_the_well_being_of_the_day_is_kept(hands: Hands) -> None:
    hands.after()
    hands.type("wellbeing", "4/10")
    assert hands.start().wellbeing == 4


def test_where_no_dose_was_ordered_the_one_given_last_time_is_the_planned_one(hands: Hands) -> None:
    hands.after(an_infusion())
    assert hands.start().ordered_dose == Decimal(30)


def test_the_same_lot_as_last_time_runs_after_three_actions(hands: Hands) -> None:
    hands.after(LAST)  # the first, on Home
    first = QApplication.focusWidget()
    assert first is hands.screen.page.lots.chips.stops[0]
    hands.qtbot.keyClick(first, Qt.Key.Key_Space)
    hands.qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (stored,) = hands.workspace.logbook.running()
    assert hands.told == [stored]
    assert stored.vials == (Vial("P100 123-456", expiry="2027-03"),)


def test_without_a_lot_of_an_earlier_session_the_first_press_can_be_start(hands: Hands) -> None:
    hands.after(an_infusion())
    assert QApplication.focusWidget() is hands.screen.bar.start


def test_one_press_starts_one_infusion(hands: Hands) -> None:
    hands.after()
    hands.start()
    hands.qtbot.mouseClick(hands.screen.bar.start, Qt.MouseButton.LeftButton)
    assert len(hands.workspace.logbook.ids(PATIENT.id)) == 1


def test_the_time_is_that_of_the_press(hands: Hands) -> None:
    hands.after()
    pressed = hands.clock.forward(minutes=3, seconds=17)
    assert hands.start().started == pressed


def test_it_started_some_minutes_ago(hands: Hands) -> None:
    hands.after()
    hands.press("It started 10 min ago")
    hands.clock.forward(minutes=2)
    assert hands.screen.bar.start.text() == "Start as of 13:50"
    assert hands.start().started == NOW - 10 * MINUTE


def test_a_chip_pressed_again_is_just_now_again(hands: Hands) -> None:
    hands.after()
    hands.press("It started 10 min ago")
    hands.press("It started 10 min ago")
    assert hands.screen.bar.start.text() == "Start now"
    assert hands.start().started == NOW


def test_it_started_at_a_clock_reading(hands: Hands) -> None:
    hands.after()
    hands.type("started", "13:42")
    assert hands.screen.bar.start.text() == "Start as of 13:42"
    assert hands.start().started == a_moment("13:42", "2026-11-01")


def test_a_clock_reading_that_has_not_come_today_is_of_yesterday(hands: Hands) -> None:
    hands.clock.at = a_moment("00:10", "2026-11-01")
    hands.after()
    hands.type("started", "23:50")
    assert hands.screen.bar.start.text() == "Start as of 23:50 yesterday"
    assert hands.start().started == a_moment("23:50", "2026-10-31")


def test_a_clock_reading_that_was_shown_twice_asks_which(hands: Hands) -> None:
    hands.clock.at = a_moment("04:00", "2026-10-25")
    hands.after()
    hands.type("started", "02:30")
    hands.start_in_vain()
    hands.press("second 02:30 (CET)")
    assert hands.start().started == a_moment("02:30", "2026-10-25", second=True)


def test_the_step_of_the_plan_at_the_start_is_the_first_rate_step(hands: Hands) -> None:
    hands.after(plan=Plan(steps=STEPS))
    assert hands.says("30 mL/h at the start, 60 mL/h after 30 min")
    assert hands.start().rates == (RateStep(NOW, Decimal(30), RateUnit.ML_H),)


def test_a_plan_that_begins_later_records_no_rate_at_the_start(hands: Hands) -> None:
    hands.after(plan=Plan(steps=STEPS[1:]))
    assert hands.start().rates == ()


def test_the_steps_of_the_last_session_can_become_the_plan(hands: Hands) -> None:
    hands.after(LAST, plan=Plan(vitals=VitalsPlan(baseline=True)))
    assert hands.says("As last time: 0.5 mL/kg/h at the start, 60 mL/h after 30 min")
    hands.press("Use as the plan")
    stored = hands.start()
    steps = (PlannedStep(0, Decimal("0.5"), RateUnit.ML_KG_H), PlannedStep(30, Decimal(60)))
    assert hands.patient().plan == Plan(steps=steps, vitals=VitalsPlan(baseline=True))
    assert stored.rates == (RateStep(NOW, Decimal("0.5"), RateUnit.ML_KG_H),)
    hands.workspace.journal.stack.undo()
    assert hands.patient().plan == Plan(vitals=VitalsPlan(baseline=True))
    assert stored.id not in hands.workspace.logbook.ids(PATIENT.id)


def test_the_steps_of_the_last_session_are_not_the_plan_until_that_is_pressed(hands: Hands) -> None:
    hands.after(LAST)
    assert hands.start().rates == ()
    assert hands.patient().plan is None


def test_a_running_infusion_of_the_patient_is_said_and_offered(hands: Hands) -> None:
    running = a_running_infusion(a_moment("13:50", "2026-11-01"))
    wanted: list[object] = []
    hands.screen.running_wanted.connect(wanted.append)
    hands.after(running)
    assert hands.says("An infusion of this patient is running since 13:50.")
    hands.press("Go to the running infusion")
    assert wanted == [running]


def test_what_was_typed_stays_when_the_card_is_opened_again(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "a cold")
    hands.press("Back")
    hands.open()
    assert hands.says("What was filled in here since 14:00 is not stored yet.")
    assert hands.start().before == "a cold"


def test_what_was_filled_in_goes_with_a_second_press_only(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("product", "Octagam")
    hands.press("Clear what was filled in")
    assert hands.text("product") == "Octagam"
    hands.press("Begin again")
    assert hands.text("product") == "Privigen"
    assert not hands.screen.is_changed


def test_a_card_that_nobody_touched_is_filled_in_anew(hands: Hands) -> None:
    hands.after(LAST)
    newer = a_full_infusion(2, started=a_moment("09:00", "2026-10-30"), ended=a_moment("12:00", "2026-10-30"))
    hands.after(replace(newer, product="Octagam", pauses=(), rates=(), vitals=(), medications=(), follow_ups=()))
    assert hands.text("product") == "Octagam"


def test_a_card_that_was_filled_in_for_one_patient_never_starts_with_another_in_front(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "a cold")
    other = replace(PATIENT, id="00000000-0000-4000-8000-000000000002", name="Patient B")
    hands.workspace.journal.store(other, text="add patient")
    hands.workspace.choose(other.id)
    hands.start_in_vain()
    assert hands.says("This was filled in for Patient A, and Patient B is in front.")
    hands.press("Begin again")
    assert hands.screen.head.title.text() == "Start infusion · Patient B"
    assert hands.text("product") == ""


def test_enter_on_the_large_button_starts_the_infusion(hands: Hands) -> None:
    hands.after()
    hands.qtbot.keyClick(hands.screen.bar.start, Qt.Key.Key_Return)
    assert len(hands.told) == 1
