"""What hypothesis draws: moments on many clocks, onsets, and infusions with everything in them that has a time."""

from datetime import timedelta

from hypothesis import strategies as st

from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    RateStep,
    RateUnit,
    Reaction,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from tests.builders import an_infusion

# Whole hours, half hours, three quarters, a clock that is moved by half an hour, and one that skipped a whole day.
ZONES = (
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Pacific/Apia",
)

zones = st.sampled_from(ZONES)
moments = st.builds(Moment, st.integers(946_684_800, 2_208_988_800), zones)  # 2000 to 2039
distances = st.integers(-4 * 86_400, 4 * 86_400).map(lambda seconds: timedelta(seconds=seconds))


@st.composite
def moments_near(draw: st.DrawFn, started: Moment) -> Moment:
    """A moment up to four days from a start, often at a limit of the first hour, on any clock."""
    at_limit = st.sampled_from((-1, 0, 1, 3599, 3600, 3601)).map(lambda seconds: timedelta(seconds=seconds))
    return (started + draw(st.one_of(at_limit, distances))).in_zone(draw(zones))


@st.composite
def onsets(draw: st.DrawFn, started: Moment) -> Onset:
    """An onset of any precision near a start."""
    first, second = sorted((draw(moments_near(started)), draw(moments_near(started))), key=lambda each: each.epoch)
    return draw(st.sampled_from((exactly(first), about(first, started), between(first, second))))


@st.composite
def infusions(draw: st.DrawFn) -> Infusion:
    """An infusion, of which everything that can have a time has one, sound or not."""
    started = draw(moments)
    near = moments_near(started)
    maybe = st.one_of(st.none(), near)
    drawn = st.one_of(st.none(), onsets(started))
    return an_infusion(
        started=started,
        ended=draw(maybe),
        pauses=tuple(draw(st.lists(st.builds(Pause, near, maybe), max_size=2))),
        rates=tuple(draw(st.lists(st.builds(RateStep, near, st.decimals(1, 400, places=1), st.just(RateUnit.ML_H))))),
        vitals=tuple(draw(st.lists(st.builds(VitalSigns, near), max_size=2))),
        medications=tuple(draw(st.lists(st.builds(Medication, st.just("saline"), at=maybe), max_size=2))),
        reactions=tuple(draw(st.lists(st.builds(Reaction, st.just("chills"), drawn, resolved=maybe), max_size=3))),
        follow_ups=tuple(draw(st.lists(st.builds(FollowUp, near), max_size=2))),
        marks=tuple(draw(st.lists(st.builds(Mark, near), max_size=2))),
        due_answers=tuple(draw(st.lists(st.builds(DueAnswer, st.just("vitals"), near, maybe), max_size=2))),
    )
