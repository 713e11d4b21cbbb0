"""The start of a saved session is corrected: everything moves along, or all clock times stay."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_logger.domain.infusion import DueAnswer, Infusion, Mark, Medication, Pause, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, about, between, exactly
from ivig_logger.domain.restart import changed_flags, restart
from tests.builders import a_moment, a_reaction, an_infusion
from tests.domain.strategies import infusions, moments, moments_near


def at(minutes: float) -> Moment:
    return a_moment("09:00") + timedelta(minutes=minutes)


def test_a_shift_moves_everything_that_has_a_time() -> None:
    infusion = an_infusion(
        pauses=(Pause(at(20), at(25)), Pause(at(100), None)),
        medications=(Medication("cetirizine", at=at(-30)), Medication("saline")),
        reactions=(a_reaction(minutes=25, resolved=at(90)), a_reaction(minutes=None)),
        marks=(Mark(at(30), "itchy?"),),
        due_answers=(DueAnswer("vitals", at(30), at(35)), DueAnswer("vitals", at(35), None, "asleep")),
    )

    moved = restart(infusion, at(15), shift=True)

    assert (moved.started, moved.ended) == (at(15), at(195))
    assert moved.pauses == (Pause(at(35), at(40)), Pause(at(115), None))
    assert [each.at for each in moved.medications] == [at(-15), None]
    assert moved.reactions == (a_reaction(minutes=40, resolved=at(105)), a_reaction(minutes=None))
    assert moved.marks == (Mark(at(45), "itchy?"),)
    assert [(each.at, each.again) for each in moved.due_answers] == [(at(45), at(50)), (at(50), None)]


def test_a_shift_leaves_a_running_infusion_running() -> None:
    assert restart(an_infusion(ended=None), at(15), shift=True).ended is None


def test_a_shift_across_a_clock_change_keeps_the_distances_and_not_the_clock_readings() -> None:
    night = an_infusion(
        started=a_moment("01:30", "2026-10-25"),
        ended=a_moment("02:45", "2026-10-25", second=False),
    )

    moved = restart(night, a_moment("02:30", "2026-10-25", second=False), shift=True)

    assert moved.duration == night.duration
    assert moved.ended == a_moment("02:45", "2026-10-25", second=True)


def test_keeping_the_clock_times_changes_nothing_but_the_start() -> None:
    infusion = an_infusion(reactions=(a_reaction(minutes=25, resolved=at(90)),), pauses=(Pause(at(20), at(25)),))

    kept = restart(infusion, at(10), shift=False)

    assert kept.started == at(10)
    assert restart(kept, at(0), shift=False) == infusion


def test_an_about_onset_that_was_clipped_at_the_start_reaches_further_back_with_an_earlier_start() -> None:
    infusion = an_infusion(reactions=(a_reaction(onset=about(at(5), at(0))),))

    kept = restart(infusion, at(-30), shift=False)

    assert kept.reactions[0].onset == about(at(5), at(-30))
    assert kept.reactions[0].onset != infusion.reactions[0].onset


def test_an_about_onset_is_clipped_at_a_later_start() -> None:
    infusion = an_infusion(reactions=(a_reaction(onset=about(at(25), at(0))),))

    onset = restart(infusion, at(20), shift=False).reactions[0].onset

    assert onset is not None
    assert (onset.earliest, onset.latest, onset.precision) == (at(20), at(35), Precision.ABOUT)


def test_a_range_is_never_clipped() -> None:
    infusion = an_infusion(reactions=(a_reaction(onset=between(at(15), at(35))),))

    assert restart(infusion, at(20), shift=False).reactions == infusion.reactions


def test_the_flags_that_change_are_named_with_both_states() -> None:
    early, hour, late = a_reaction("chills", 5), a_reaction("headache", 62), a_reaction("fatigue", 150)
    infusion = an_infusion(reactions=(early, hour, late, a_reaction("rash", None)))

    kept = restart(infusion, at(10), shift=False)

    assert changed_flags(infusion, kept) == [
        (early, FirstHour.IN, FirstHour.BEFORE),
        (hour, FirstHour.LATER, FirstHour.IN),
    ]


def test_an_onset_anchored_to_the_start_changes_its_flag_with_it() -> None:
    infusion = an_infusion(reactions=(a_reaction(onset=exactly(at(0))),))

    assert changed_flags(infusion, restart(infusion, at(1), shift=False)) == [
        (infusion.reactions[0], FirstHour.IN, FirstHour.BEFORE)
    ]


def test_flags_of_different_reactions_are_not_compared() -> None:
    with pytest.raises(ValueError, match="zip"):
        changed_flags(an_infusion(), an_infusion(reactions=(a_reaction(),)))


@st.composite
def restarts(draw: st.DrawFn) -> tuple[Infusion, Moment]:
    """An infusion and another start for it, often so near that onsets change sides."""
    infusion = draw(infusions())
    return infusion, draw(st.one_of(moments, moments_near(infusion.started)))


@given(restarts())
@settings(deadline=None)
def test_a_shift_changes_no_flag(case: tuple[Infusion, Moment]) -> None:
    infusion, started = case
    assert changed_flags(infusion, restart(infusion, started, shift=True)) == []


@given(restarts())
@settings(deadline=None)
def test_a_shift_and_a_shift_back_give_the_original_zones_included(case: tuple[Infusion, Moment]) -> None:
    infusion, started = case
    assert restart(restart(infusion, started, shift=True), infusion.started, shift=True) == infusion


@given(restarts())
@settings(deadline=None)
def test_with_clock_times_kept_a_move_and_a_move_back_give_the_original(case: tuple[Infusion, Moment]) -> None:
    infusion, started = case
    assert restart(restart(infusion, started, shift=False), infusion.started, shift=False) == infusion
