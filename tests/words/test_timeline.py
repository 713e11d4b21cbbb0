"""The timeline of a session in words."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Pause,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Severity,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.onset import about, between
from ivig_logger.domain.timeline import timeline_of
from ivig_logger.words.timeline import end_line, fact_line, late_text, minute_text, sentence, start_line
from tests.builders import a_moment, a_reaction, an_infusion

START = a_moment()
RATES = (RateStep(START, Decimal(60), RateUnit.ML_H),)


def told(infusion: Infusion) -> list[str]:
    shown = timeline_of(infusion)
    return [sentence(fact_line(each, shown)) for each in shown.facts]


def told_of(reaction: Reaction) -> str:
    return told(an_infusion(reactions=(reaction,)))[0]


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (0, "0"),
        (25.9, "+25"),
        (-45, "−45"),
        (-0.5, "−1"),
        (60, "+60"),
        (60.5, "+60:30"),
        (61.5, "+61"),
        (2040, "+2,040"),
    ],
)
def test_minutes_have_a_sign_and_the_one_after_the_first_hour_its_seconds(minute: float, words: str) -> None:
    assert minute_text(minute) == words


def test_a_reaction_is_told_with_severity_verdict_volume_and_how_long_it_lasted() -> None:
    end = START + timedelta(minutes=95)
    infusion = an_infusion(rates=RATES, reactions=(a_reaction(severity=Severity.MODERATE, resolved=end),))
    assert told(infusion)[1] == (
        "09:25, +25 min: Headache; moderate; ◔ Began 25 min after the start (within the first 60 minutes); "
        "25 mL in; over at 10:35, after 1 h 10 min"
    )


def test_a_range_that_reaches_over_the_hour_is_told_as_may_be() -> None:
    onset = between(START + timedelta(minutes=50), START + timedelta(minutes=80))
    assert told_of(a_reaction(onset=onset)) == (
        "09:50–10:20, +50 to +80 min: Headache; not graded; "
        "◌ May have begun in the first hour (50 to 80 min after the start)"
    )


def test_an_onset_that_is_not_known_has_no_time() -> None:
    assert told_of(a_reaction("chills", None)).startswith("Chills; not graded; ? Onset time not recorded")


def test_a_reaction_of_the_next_day_is_told_with_its_day() -> None:
    assert told_of(a_reaction("fatigue", 1380)).startswith("Wed 21 Oct 08:00, +1,380 min: Fatigue")


def test_medicines_are_told_with_their_purpose() -> None:
    given = Medication("ibuprofen", Decimal(400), "mg", "by mouth", Purpose.FOR_REACTION, START + timedelta(minutes=30))
    assert told(an_infusion(medications=(given,))) == ["09:30, +30 min: Ibuprofen 400 mg by mouth; for a reaction"]


def test_a_pause_is_told_with_its_length_and_reason() -> None:
    pauses = (Pause(START + timedelta(minutes=30), START + timedelta(minutes=40), "bathroom"),)
    assert told(an_infusion(pauses=pauses)) == ["09:30, +30 min: Paused; for 10 min; bathroom"]


def test_vital_signs_and_rates_are_told_at_their_minute() -> None:
    measured = VitalSigns(START - timedelta(minutes=5), 120, 70)
    assert told(an_infusion(rates=RATES, vitals=(measured,))) == [
        "08:55, −5 min: 120/70",
        "09:00, minute 0: Rate 60 mL/h; 0 mL in",
    ]


def test_the_start_names_the_lots_and_the_end_the_volume() -> None:
    shown = timeline_of(an_infusion(rates=RATES, vials=(Vial("P100"), Vial("P100"), Vial("Q7"))))
    assert sentence(start_line(shown)) == "09:00, minute 0: Started at 60 mL/h; lots P100, Q7"
    assert sentence(end_line(shown)) == "12:00, +180 min: Ended; 180 mL in"


def test_an_end_that_is_not_recorded_is_said() -> None:
    assert sentence(end_line(timeline_of(an_infusion(ended=None)))) == "End not recorded"


def test_volumes_that_are_counted_from_a_later_rate_say_so() -> None:
    late = (RateStep(START + timedelta(minutes=30), Decimal(60), RateUnit.ML_H),)
    assert (
        sentence(end_line(timeline_of(an_infusion(rates=late)))) == "12:00, +180 min: Ended; 150 mL in since minute 30"
    )


def test_what_is_beside_the_axis_has_its_time_in_words() -> None:
    rough = about(START + timedelta(minutes=1390), START)
    reactions = (a_reaction("fatigue", 1380, severity=Severity.MILD), a_reaction("rash", None), a_reaction(onset=rough))
    shown = timeline_of(an_infusion(reactions=reactions))
    assert sorted(late_text(each, shown) for each in shown.beside) == [
        "Fatigue, next day (08:00), mild",
        "Headache, next day",
        "Rash, onset not recorded",
    ]
