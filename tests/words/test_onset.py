"""The verdict of the first hour in a sentence, and the chip of the history. The session runs from 09:00 to 12:00."""

from datetime import timedelta

import pytest

from ivig_logger.domain.infusion import Onset, Precision, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, about, between, exactly
from ivig_logger.words.onset import chip_text, state_mark, verdict_text
from tests.builders import a_moment

STARTED, ENDED = a_moment("09:00"), a_moment("12:00")


def at(minutes: float) -> Moment:
    return STARTED + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("onset", "sentence"),
    [
        (exactly(at(25)), "Began 25 min after the start (within the first 60 minutes)"),
        (exactly(at(0)), "Began at the start (within the first 60 minutes)"),
        (exactly(at(60)), "Began 1 h after the start (within the first 60 minutes)"),
        (exactly(at(60.5)), "Began 1 h 30 s after the start (after the first hour)"),
        (exactly(at(25.5)), "Began 25 min after the start (within the first 60 minutes)"),
        (about(at(25), STARTED), "Began about 25 min after the start (within the first 60 minutes)"),
        (between(at(20), at(40)), "Began 20 to 40 min after the start (within the first 60 minutes)"),
        (between(at(50), at(80)), "May have begun in the first hour (50 to 80 min after the start)"),
        (about(at(55), STARTED), "May have begun in the first hour (about 55 min after the start)"),
        (
            between(at(-10), at(20)),
            "May have begun in the first hour (between 10 min before and 20 min after the start)",
        ),
        (exactly(at(130)), "Began 2 h 10 min after the start (after the first hour)"),
        (between(at(100), at(200)), "Began 1 h 40 min to 3 h 20 min after the start (after the first hour)"),
        (exactly(at(-10)), "Was there 10 min before the start (not counted as a reaction to this session)"),
        (
            between(at(-20), at(-10)),
            "Was there 20 to 10 min before the start (not counted as a reaction to this session)",
        ),
        (None, "Onset time not recorded, so it is not known whether this began in the first hour"),
    ],
)
def test_each_state_has_its_sentence(onset: Onset | None, sentence: str) -> None:
    assert verdict_text(onset, STARTED) == sentence


def test_without_a_start_nothing_is_known() -> None:
    sentence = "Start time not recorded, so it is not known whether this began in the first hour"
    assert verdict_text(exactly(at(25)), None) == sentence


@pytest.mark.parametrize(
    ("onset", "chip"),
    [
        (exactly(at(25)), "Headache +25 min"),
        (exactly(at(0)), "Headache +0 min"),
        (exactly(at(130)), "Headache +2 h 10 min"),
        (between(at(50), at(80)), "Headache +50 to 80 min"),
        (about(at(25), STARTED), "Headache about +25 min"),
        (Onset(at(50), at(80), Precision.ABOUT), "Headache about +50 to 80 min"),
        (exactly(at(12 * 60)), "Headache +12 h"),
        (exactly(at(22.5 * 60)), "Headache, next day"),
        (exactly(at(15 * 1440)), "Headache, 15 days later"),
        (between(at(1440), at(2 * 1440)), "Headache, 1 to 2 days later"),
        (exactly(at(-10)), "Headache, before the start"),
        (between(at(-10), at(5)), "Headache -10 to 5 min"),
        (None, "Headache, onset not recorded"),
    ],
)
def test_a_chip_is_the_symptom_and_its_onset(onset: Onset | None, chip: str) -> None:
    assert chip_text(Reaction("headache", onset), STARTED, ENDED) == chip


def test_a_reaction_after_midnight_is_told_from_the_start_while_it_is_near() -> None:
    started = a_moment("23:40")
    reaction = Reaction("chills", exactly(a_moment("00:20", "2026-10-21")))
    assert chip_text(reaction, started, a_moment("00:10", "2026-10-21")) == "Chills +40 min"


def test_an_onset_during_a_session_of_two_days_is_not_the_next_day() -> None:
    assert chip_text(Reaction("fever", exactly(at(20 * 60))), STARTED, at(34 * 60)) == "Fever +20 h"


def test_each_state_has_a_mark_of_its_own_shape() -> None:
    marks = [state_mark(each) for each in FirstHour]
    assert len(set(marks)) == len(marks)
    assert [len(each) for each in marks if each] == [1, 1, 1, 1]
