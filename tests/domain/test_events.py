"""What one press makes of a record."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain import events
from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.happenings import Timed
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Mark,
    Medication,
    Pause,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.onset import about, exactly
from tests.builders import a_moment, a_running_infusion

STARTED = a_moment("13:50")
LATER = STARTED + timedelta(minutes=25)
RUNNING = a_running_infusion(STARTED)


def test_a_reaction_begins_exactly_at_the_press_and_answers_the_question() -> None:
    after = events.react("headache", LATER)(RUNNING)
    assert after.reactions == (Reaction("headache", exactly(LATER)),)
    assert after.reaction is ReactionAnswer.RECORDED


def test_taking_the_only_reaction_back_leaves_the_question_open() -> None:
    after = events.react("headache", LATER)(RUNNING)
    assert events.exchange(after.reactions[0], None)(after) == RUNNING


def test_taking_one_of_two_reactions_back_leaves_the_other() -> None:
    after = events.react("chills", LATER)(events.react("headache", LATER)(RUNNING))
    left = events.exchange(after.reactions[0], None)(after)
    assert [each.symptom for each in left.reactions] == ["chills"]
    assert left.reaction is ReactionAnswer.RECORDED


def test_a_grade_and_another_onset_change_only_that_reaction() -> None:
    after = events.react("chills", LATER)(events.react("headache", LATER)(RUNNING))
    graded = events.grade(after.reactions[1], Severity.MILD)(after)
    onset = about(LATER - timedelta(minutes=10), STARTED)
    moved = events.began(graded.reactions[1], onset)(graded)
    assert moved.reactions == (after.reactions[0], Reaction("chills", onset, Severity.MILD))


def test_of_two_equal_parts_the_last_one_is_changed() -> None:
    twice = events.add(Mark(LATER))(events.add(Mark(LATER))(RUNNING))
    assert events.exchange(Mark(LATER), Mark(LATER, "seen"))(twice).marks == (Mark(LATER), Mark(LATER, "seen"))


def test_changing_what_is_gone_changes_nothing() -> None:
    assert events.exchange(Mark(LATER), Mark(LATER, "seen"))(RUNNING) == RUNNING


@pytest.mark.parametrize(
    ("part", "field"),
    [
        (RateStep(LATER, Decimal(60), RateUnit.ML_H), "rates"),
        (Pause(LATER, None), "pauses"),
        (VitalSigns(LATER, 120, 70), "vitals"),
        (Medication("ibuprofen", purpose=Purpose.FOR_REACTION, at=LATER), "medications"),
        (Mark(LATER), "marks"),
        (DueAnswer("end", LATER), "due_answers"),
        (FollowUp(LATER, "", "well"), "follow_ups"),
    ],
)
def test_every_kind_of_part_is_appended_to_its_own_field(part: Timed, field: str) -> None:
    after = events.add(part)(RUNNING)
    assert getattr(after, field)[-1] == part
    assert replace(after, **{field: getattr(RUNNING, field)}) == RUNNING


def test_a_premedication_answers_its_question_and_a_rescue_medicine_does_not() -> None:
    given = events.add(Medication("paracetamol", at=LATER))(RUNNING)
    rescue = events.add(Medication("ibuprofen", purpose=Purpose.FOR_REACTION, at=LATER))(RUNNING)
    assert given.premedication is Premedication.GIVEN
    assert rescue.premedication is Premedication.NOT_RECORDED


def test_a_pause_is_one_until_it_is_over() -> None:
    paused = events.pause(LATER)(RUNNING)
    again = events.pause(LATER + timedelta(minutes=1))(paused)
    resumed = events.resume(LATER + timedelta(minutes=5))(again)
    assert again == paused
    assert resumed.pauses == (Pause(LATER, LATER + timedelta(minutes=5)),)
    assert events.resume(LATER + timedelta(minutes=6))(resumed) == resumed


class TestTheEnd:
    AT = STARTED + timedelta(hours=3)
    WITHOUT_RATES = replace(RUNNING, rates=())

    def test_closes_an_open_pause_and_takes_what_was_planned_as_given(self) -> None:
        after = events.end(self.AT)(events.pause(LATER)(self.WITHOUT_RATES))
        assert (after.ended, after.status, after.dose) == (self.AT, Status.COMPLETED, Decimal(30))
        assert after.pauses == (Pause(LATER, self.AT),)
        assert refusals_of(after, Surroundings(self.AT)) == []

    def test_does_not_take_as_given_what_the_recorded_rates_speak_against(self) -> None:
        assert events.end(self.AT)(RUNNING).dose is None, "30 mL/h for three hours are no 300 mL"
        fast = replace(RUNNING, rates=(RateStep(STARTED, Decimal(100), RateUnit.ML_H),))
        assert events.end(self.AT)(fast).dose == Decimal(30)

    def test_stopped_early_does_not_say_how_much_was_given(self) -> None:
        assert events.end(self.AT, Status.STOPPED_EARLY)(RUNNING).dose is None

    def test_keeps_a_dose_that_was_recorded(self) -> None:
        assert events.end(self.AT)(replace(RUNNING, dose=Decimal(25))).dose == Decimal(25)

    def test_taken_back_leaves_everything_as_it_was(self) -> None:
        paused = events.pause(LATER)(RUNNING)
        assert events.carry_on()(events.end(self.AT)(paused)) == paused

    def test_at_another_moment_moves_the_pause_that_ended_with_it(self) -> None:
        ended = events.end(self.AT)(events.pause(LATER)(RUNNING))
        moved = events.end_at(self.AT - timedelta(minutes=10))(ended)
        assert moved == events.end(self.AT - timedelta(minutes=10))(events.pause(LATER)(RUNNING))


def test_a_bottle_that_is_hung_up_is_its_vials_and_a_mark_of_the_time() -> None:
    hung = events.hang((Vial("P2", Decimal(10)),) * 2, LATER)(RUNNING)
    assert hung.vials == (*RUNNING.vials, Vial("P2", Decimal(10)), Vial("P2", Decimal(10)))
    assert hung.marks == (Mark(LATER, "Bottle P2"),)


def test_a_corrected_bottle_takes_the_place_of_the_one_before() -> None:
    wrong, right = (Vial("P2"),), (Vial("P3"),)
    corrected = events.hang(right, LATER, instead_of=wrong)(events.hang(wrong, LATER)(RUNNING))
    assert corrected == events.hang(right, LATER)(RUNNING)


def test_a_lot_that_is_recorded_after_the_end_marks_no_time() -> None:
    over = events.end(LATER)(RUNNING)
    assert events.hang((Vial("P2"),), LATER)(over).marks == ()
