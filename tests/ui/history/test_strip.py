"""What the timeline shows, as values."""

from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import Pause, RateStep, RateUnit, Status
from ivig_logger.domain.onset import FirstHour, about
from ivig_logger.ui.history.strip import Mark, strip_of, strip_text
from tests.builders import a_moment, a_reaction, an_infusion
from tests.ui.history.sessions import EARLY, MAY_BE, UNKNOWN


def test_the_axis_goes_from_the_start_to_the_end() -> None:
    strip = strip_of(an_infusion())
    assert (strip.length, strip.ended) == (180, 180)


def test_the_axis_of_a_short_session_holds_the_whole_first_hour() -> None:
    strip = strip_of(an_infusion(ended=a_moment("09:40")))
    assert (strip.length, strip.ended) == (60, 40)


def test_a_session_without_an_end_goes_to_the_last_thing_known() -> None:
    steps = (RateStep(a_moment("10:30"), Decimal(60), RateUnit.ML_H),)
    strip = strip_of(an_infusion(ended=None, status=Status.RUNNING, rates=steps))
    assert (strip.length, strip.ended) == (90, None)


def test_reactions_are_marks_with_their_state() -> None:
    assert strip_of(EARLY).marks == (Mark(FirstHour.IN, 25, 25),)
    assert strip_of(MAY_BE).marks == (Mark(FirstHour.MAY_BE, 50, 80),)


def test_what_is_not_on_the_axis_is_counted() -> None:
    early = strip_of(an_infusion(reactions=(a_reaction(minutes=-30), a_reaction(minutes=600))))
    assert (early.before, early.after, early.unknown, early.marks) == (1, 1, 0, ())
    assert strip_of(UNKNOWN).unknown == 1


def test_a_range_is_kept_inside_the_axis() -> None:
    start = a_moment()
    told = a_reaction(onset=about(start + timedelta(minutes=178), start))
    assert strip_of(an_infusion(reactions=(told,))).marks == (Mark(FirstHour.LATER, 168, 180),)


def test_pauses_are_stretches_and_an_open_one_reaches_the_end() -> None:
    pauses = (Pause(a_moment("09:20"), a_moment("10:10")), Pause(a_moment("11:00"), None))
    assert strip_of(an_infusion(pauses=pauses)).pauses == ((20, 70), (120, 180))


def test_rates_are_told_in_one_unit() -> None:
    steps = (
        RateStep(a_moment("09:30"), Decimal(1), RateUnit.ML_KG_H),
        RateStep(a_moment("09:00"), Decimal(30), RateUnit.ML_H),
    )
    strip = strip_of(an_infusion(rates=steps))
    assert (strip.steps, strip.rate_unit) == (((0, 30), (30, 62.5)), "mL/h")


def test_rates_that_cannot_be_converted_stay_as_typed() -> None:
    steps = (RateStep(a_moment("09:00"), Decimal("0.5"), RateUnit.ML_KG_H),)
    strip = strip_of(an_infusion(rates=steps, weight=None))
    assert (strip.steps, strip.rate_unit) == (((0, 0.5),), "mL/kg/h")


def test_rates_of_two_units_that_cannot_be_converted_make_no_line() -> None:
    steps = (
        RateStep(a_moment("09:00"), Decimal(30), RateUnit.ML_H),
        RateStep(a_moment("09:30"), Decimal(1), RateUnit.ML_KG_H),
    )
    assert strip_of(an_infusion(rates=steps, weight=None)).steps == ()


def test_the_timeline_can_be_read_as_lines() -> None:
    pauses = (Pause(a_moment("09:20", "2026-02-15"), a_moment("10:10", "2026-02-15")),)
    told = an_infusion(started=EARLY.started, ended=EARLY.ended, reactions=EARLY.reactions, pauses=pauses)
    assert strip_text(told, strip_of(told)).splitlines() == [
        "Start: minute 0",
        "First hour: minute 0 to 60",
        "Paused: minute 20 to 70",
        "Fatigue, next day",
        "Headache +25 min",
        "End: minute 180",
    ]


def test_thousands_of_reactions_make_few_marks() -> None:
    many = an_infusion(reactions=tuple(a_reaction(minutes=at / 30) for at in range(5000)))
    assert len(strip_of(many).marks) <= 400
