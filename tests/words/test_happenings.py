"""What happened, in words. The session runs since 13:50 at 30 mL/h; at 14:08 it was put to 60."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain import events
from ivig_logger.domain.happenings import Happening, Timed, happenings
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Severity,
    TemperatureUnit,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.words.happenings import (
    announced_text,
    aside_text,
    happening_text,
    start_text,
    take_back_text,
    took_back_text,
)
from tests.builders import a_moment, a_running_infusion

STARTED = a_moment("13:50")
PLAN = Plan(steps=tuple(PlannedStep(at, Decimal(rate)) for at, rate in ((0, 30), (15, 45), (30, 60))))


def at(minutes: float) -> Moment:
    return STARTED + timedelta(minutes=minutes)


def rate(minutes: float, value: int) -> RateStep:
    return RateStep(at(minutes), Decimal(value), RateUnit.ML_H)


RUNNING = a_running_infusion(STARTED, rates=(rate(0, 30), rate(18, 60)))


def among(infusion: Infusion, part: Timed, *, over: bool = False) -> Happening:
    return next(each for each in happenings(infusion) if each.part == part and each.over is over)


def headache(onset: Onset | None = None, severity: Severity = Severity.NOT_GRADED) -> tuple[Happening, Infusion]:
    told = Reaction("headache", onset, severity)
    infusion = replace(RUNNING, reactions=(told,))
    return among(infusion, told), infusion


PAUSED = Pause(at(20), at(32), "bathroom")


@pytest.mark.parametrize(
    ("field", "part", "words"),
    [
        ("reactions", Reaction("headache", exactly(at(25))), "Headache +25 min"),
        ("rates", rate(40, 90), "Rate 90 mL/h"),
        ("rates", RateStep(at(40), Decimal("0.50"), RateUnit.ML_KG_H), "Rate 0.5 mL/kg/h"),
        ("pauses", PAUSED, "Paused, bathroom"),
        ("pauses", Pause(at(20), None), "Paused"),
        (
            "vitals",
            VitalSigns(at(15), 122, 76, 74, Decimal("36.8"), spo2=98, breathing_rate=14, pain=2),
            "122/76, pulse 74, 36.8 °C, SpO₂ 98 %, breathing 14, pain 2",
        ),
        ("vitals", VitalSigns(at(15), 122), "122/–"),
        (
            "vitals",
            VitalSigns(at(15), temperature=Decimal("98.60"), temperature_unit=TemperatureUnit.FAHRENHEIT, pain=0),
            "98.6 °F, pain 0",
        ),
        (
            "medications",
            Medication("paracetamol", Decimal(1), "g", "by mouth", at=at(-30)),
            "Paracetamol 1 g by mouth, premedication",
        ),
        (
            "medications",
            Medication("ibuprofen", purpose=Purpose.FOR_REACTION, at=at(30)),
            "Ibuprofen, for a reaction",
        ),
        ("marks", Mark(at(10)), "Marked"),
        ("marks", Mark(at(10), "new bag"), "new bag"),
        ("due_answers", DueAnswer("vitals@1792500000", at(15), None, "asleep"), "Skipped vital signs: asleep"),
        ("due_answers", DueAnswer("vitals@1792500000", at(45), at(50)), "Vital signs again at 14:40"),
        ("due_answers", DueAnswer("step@2@1792500000", at(15)), "Skipped next rate step"),
        ("due_answers", DueAnswer("end", at(50), at(55)), "Planned end again at 14:45"),
        ("due_answers", DueAnswer("observation", at(90)), "Observation over"),
        (
            "due_answers",
            DueAnswer("premedication@paracetamol", at(-5), None, "had it at home"),
            "Skipped premedication paracetamol: had it at home",
        ),
        ("follow_ups", FollowUp(at(1500), "Ana", "tired"), "Follow-up by Ana: tired"),
        ("follow_ups", FollowUp(at(1500)), "Follow-up: nothing told"),
    ],
)
def test_each_kind_has_its_words(field: str, part: Timed, words: str) -> None:
    infusion = events.change(**{field: (part,)})(RUNNING)
    assert happening_text(among(infusion, part), infusion) == words


def test_a_pause_that_is_over_is_told_with_its_length() -> None:
    infusion = replace(RUNNING, pauses=(PAUSED,))
    assert happening_text(among(infusion, PAUSED, over=True), infusion) == "Flow on again after 12 min"


def test_the_start_is_told_with_its_rate() -> None:
    assert start_text(RUNNING) == "Started at 30 mL/h"
    assert start_text(replace(RUNNING, rates=(rate(3, 30),))) == "Started"


def test_beside_a_reaction_stands_what_was_running_and_how_much_was_in() -> None:
    assert aside_text(*headache(exactly(at(25)))) == "60 mL/h, 16 mL in"
    assert aside_text(*headache(exactly(at(25)), Severity.MODERATE)) == "moderate, 60 mL/h, 16 mL in"


def test_a_volume_that_can_be_counted_only_from_later_on_says_so() -> None:
    happening, infusion = headache(exactly(at(28)))
    assert aside_text(happening, replace(infusion, rates=(rate(18, 60),))) == "60 mL/h, 10 mL since 14:08"


@pytest.mark.parametrize("onset", [None, exactly(at(-5)), about(at(18), STARTED), between(at(-10), at(-2))])
def test_beside_an_onset_without_one_rate_stands_nothing(onset: Onset | None) -> None:
    assert aside_text(*headache(onset)) == ""


def test_in_a_pause_no_rate_is_said() -> None:
    happening, infusion = headache(exactly(at(25)))
    assert aside_text(happening, replace(infusion, pauses=(PAUSED,))) == "11 mL in"


def test_beside_a_rate_of_the_plan_stands_its_step() -> None:
    infusion = replace(RUNNING, rates=(rate(0, 30), rate(18, 60), rate(40, 70)))
    assert aside_text(among(infusion, rate(18, 60)), infusion, PLAN) == "step 3"
    assert aside_text(among(infusion, rate(40, 70)), infusion, PLAN) == ""
    assert aside_text(among(infusion, rate(18, 60)), infusion) == ""


@pytest.mark.parametrize(
    ("onset", "words"),
    [
        (exactly(at(25)), "Headache recorded at 25 minutes, within the first hour"),
        (exactly(at(0)), "Headache recorded at the start, within the first hour"),
        (exactly(at(1.5)), "Headache recorded at 1 minute, within the first hour"),
        (exactly(at(61)), "Headache recorded at 1 hour 1 minute, after the first hour"),
        (about(at(25), STARTED), "Headache recorded at about 25 minutes, within the first hour"),
        (about(at(55), STARTED), "Headache recorded at about 55 minutes, may be within the first hour"),
        (exactly(at(-5)), "Headache recorded as there before the start"),
        (None, "Headache recorded, onset not recorded"),
    ],
)
def test_a_reaction_is_announced_with_its_verdict(onset: Onset | None, words: str) -> None:
    assert announced_text(*headache(onset), saved=True) == words


def test_what_is_not_saved_is_not_announced_as_recorded() -> None:
    assert announced_text(*headache(exactly(at(25))), saved=False) == "Headache not saved yet, kept here"


def test_other_things_are_announced_and_taken_back_by_their_names() -> None:
    infusion = replace(RUNNING, marks=(Mark(at(3)), Mark(at(4), "new bag")), pauses=(PAUSED,))
    step = among(infusion, rate(18, 60))
    assert announced_text(step, infusion, saved=True) == "Rate 60 mL/h recorded"
    assert announced_text(among(infusion, Mark(at(3))), infusion, saved=True) == "Mark recorded"
    assert announced_text(among(infusion, Mark(at(4), "new bag")), infusion, saved=True) == "Note recorded"
    assert announced_text(among(infusion, PAUSED), infusion, saved=True) == "Pause recorded"
    assert announced_text(among(infusion, PAUSED, over=True), infusion, saved=True) == "Flow on again recorded"
    assert took_back_text(step) == "Rate 60 mL/h taken back"
    assert take_back_text(headache()[0]) == "take back headache"
