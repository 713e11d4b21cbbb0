"""What holds of the first-hour rule whatever the moments and the zones."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import Band, FirstHour, about, band_of, classify_onset, said_about
from tests.domain.strategies import distances, moments, moments_near, onsets, zones


@st.composite
def starts_and_onsets(draw: st.DrawFn) -> tuple[Moment, Onset]:
    started = draw(moments)
    return started, draw(onsets(started))


@given(starts_and_onsets(), zones, zones, zones)
@settings(deadline=None)
def test_the_answer_depends_on_instants_alone_whatever_the_zones(
    drawn: tuple[Moment, Onset], one: str, two: str, three: str
) -> None:
    started, onset = drawn
    elsewhere = replace(onset, earliest=onset.earliest.in_zone(one), latest=onset.latest.in_zone(two))

    assert classify_onset(elsewhere, started.in_zone(three)) is classify_onset(onset, started)


@given(starts_and_onsets(), distances)
def test_start_and_onset_shifted_together_change_nothing(drawn: tuple[Moment, Onset], by: timedelta) -> None:
    started, onset = drawn
    shifted = replace(onset, earliest=onset.earliest + by, latest=onset.latest + by)
    ended = started + timedelta(minutes=180)

    assert classify_onset(shifted, started + by) is classify_onset(onset, started)
    assert band_of(shifted, started + by, ended + by) is band_of(onset, started, ended)


@given(starts_and_onsets(), st.one_of(st.none(), st.integers(1, 48 * 60)))
def test_state_and_band_never_contradict_each_other(drawn: tuple[Moment, Onset], lasted: int | None) -> None:
    started, onset = drawn
    state = classify_onset(onset, started)
    band = band_of(onset, started, None if lasted is None else started + timedelta(minutes=lasted))

    assert (state is FirstHour.IN) == (band is Band.FIRST_HOUR)
    assert (state is FirstHour.BEFORE) == (band is Band.BEFORE)
    if state is FirstHour.MAY_BE:
        assert band is None
    if onset.precision is Precision.EXACT:
        assert state is not FirstHour.MAY_BE
        assert band is not None


@given(moments, st.data())
def test_what_was_said_to_be_about_is_kept_as_said(started: Moment, data: st.DataObject) -> None:
    said = data.draw(moments_near(started))
    onset = about(said, started)

    assert said_about(onset, started) == said
    assert onset.earliest.epoch <= said.epoch <= onset.latest.epoch
    if said.epoch >= started.epoch:
        assert onset.earliest.epoch >= started.epoch
