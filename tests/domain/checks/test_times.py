"""Start, end, pauses, rates and follow-ups: what has happened is stored, what cannot have happened is not."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import FollowUp, Infusion, Pause, RateStep, RateUnit, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, an_infusion
from tests.domain.checks.verdict import NOW, codes_of, said_of, the


def at(minutes: float) -> Moment:
    return a_moment("09:00") + timedelta(minutes=minutes)


def lasting(**duration: float) -> Infusion:
    started = a_moment("09:00", "2026-10-10")
    return an_infusion(started=started, ended=started + timedelta(**duration))


def running(**parts: tuple[Pause, ...] | tuple[RateStep, ...] | tuple[FollowUp, ...]) -> Infusion:
    return an_infusion(ended=None, status=Status.RUNNING, **parts)  # type: ignore[arg-type]  # parts by name


@pytest.mark.parametrize("hours", [17, 34, 48])
def test_a_long_infusion_asks_and_is_kept(hours: int) -> None:
    (problem,) = said_of(lasting(hours=hours))

    assert (problem.code, problem.refuse, problem.where) == (Code.UNUSUAL_DURATION, False, "ended")
    assert problem.facts == {"lasted": timedelta(hours=hours)}


@pytest.mark.parametrize(("minutes", "asks"), [(29, True), (30, False), (360, False), (720, False), (721, True)])
def test_shorter_than_half_an_hour_and_longer_than_twelve_ask(minutes: int, asks: bool) -> None:
    assert (Code.UNUSUAL_DURATION in codes_of(lasting(minutes=minutes))) is asks


def test_the_duration_is_counted_between_instants_across_a_clock_change() -> None:
    night = an_infusion(
        started=a_moment("01:50", "2026-03-29"),
        ended=a_moment("03:10", "2026-03-29"),
    )

    assert the(Code.UNUSUAL_DURATION, night, NOW).facts == {"lasted": timedelta(minutes=20)}


def test_an_end_in_49_hours_is_too_long_and_said_once() -> None:
    assert codes_of(an_infusion(ended=at(49 * 60))) == {Code.TOO_LONG}


def test_a_late_entry_says_how_late() -> None:
    late = the(Code.LATE_ENTRY, an_infusion(), NOW + timedelta(days=40))

    assert (late.refuse, late.facts) == (False, {"days": 41})


def test_the_days_of_a_late_entry_are_counted_on_the_calendar() -> None:
    evening = an_infusion(started=a_moment("18:00", "2026-10-01"), ended=a_moment("21:00", "2026-10-01"))

    assert the(Code.LATE_ENTRY, evening, a_moment("08:00", "2026-11-06")).facts == {"days": 36}


def test_a_running_infusion_needs_no_end_and_takes_what_happens_at_this_second() -> None:
    infusion = running(
        pauses=(Pause(at(20), at(25)), Pause(at(30), None)),
        rates=(RateStep(at(0), Decimal(30), RateUnit.ML_H), RateStep(at(30), Decimal(60), RateUnit.ML_H)),
        follow_ups=(FollowUp(at(10)),),
    )

    assert codes_of(infusion, at(30)) == set()


@pytest.mark.parametrize(
    ("since", "until"),
    [(at(-1), at(10)), (at(10), at(9)), (at(170), at(181)), (at(181), None)],
)
def test_a_pause_outside_the_session_or_backwards_is_refused(since: Moment, until: Moment | None) -> None:
    problem = the(Code.PAUSE_OUTSIDE, an_infusion(pauses=(Pause(at(0), at(1)), Pause(since, until))))

    assert (problem.refuse, problem.where) == (True, "pauses.1")


@pytest.mark.parametrize(("since", "until"), [(at(0), at(10)), (at(10), at(10)), (at(170), at(180)), (at(180), None)])
def test_a_pause_may_touch_both_ends_of_the_session(since: Moment, until: Moment | None) -> None:
    assert codes_of(an_infusion(pauses=(Pause(since, until),))) == set()


def test_overlapping_pauses_are_found_in_any_order() -> None:
    pauses = (Pause(at(50), at(60)), Pause(at(20), at(52)))

    assert the(Code.PAUSES_OVERLAP, an_infusion(pauses=pauses)).where == "pauses.0"


@pytest.mark.parametrize("minute", [-1, 181])
def test_a_rate_step_outside_the_session_asks_and_is_kept(minute: float) -> None:
    steps = (RateStep(at(0), Decimal(30), RateUnit.ML_H), RateStep(at(minute), Decimal(30), RateUnit.ML_H))
    problem = the(Code.RATE_OUTSIDE, an_infusion(rates=steps))

    assert (problem.refuse, problem.where, problem.facts) == (False, "rates.1", {"at": at(minute)})


@pytest.mark.parametrize(
    ("value", "unit", "code"),
    [
        ("0", RateUnit.ML_H, Code.IMPOSSIBLE),
        ("2000.000001", RateUnit.ML_H, Code.IMPOSSIBLE),
        ("32.000001", RateUnit.ML_KG_H, Code.IMPOSSIBLE),
        ("0.54", RateUnit.ML_KG_MIN, Code.IMPOSSIBLE),
        ("53.34", RateUnit.MG_KG_MIN, Code.IMPOSSIBLE),
        ("1e999999", RateUnit.MG_KG_MIN, Code.IMPOSSIBLE),
        ("NaN", RateUnit.ML_KG_H, Code.IMPOSSIBLE),
        ("0.0000001", RateUnit.ML_KG_MIN, Code.IMPOSSIBLE),
        ("0.0100001", RateUnit.ML_KG_MIN, Code.TOO_PRECISE),
        ("938", RateUnit.ML_H, Code.RATE_PER_KG),
        ("15.01", RateUnit.ML_KG_H, Code.RATE_PER_KG),
        ("0.251", RateUnit.ML_KG_MIN, Code.RATE_PER_KG),
        ("25.1", RateUnit.MG_KG_MIN, Code.RATE_PER_KG),
    ],
)
def test_a_rate_is_judged_in_ml_per_hour_whatever_its_unit(value: str, unit: RateUnit, code: Code) -> None:
    infusion = an_infusion(rates=(RateStep(at(0), Decimal(value), unit),))

    assert codes_of(infusion) == {code}


@pytest.mark.parametrize(
    ("value", "unit"),
    [("937.5", RateUnit.ML_H), ("15", RateUnit.ML_KG_H), ("0.25", RateUnit.ML_KG_MIN), ("25", RateUnit.MG_KG_MIN)],
)
def test_up_to_15_ml_per_kg_and_hour_nothing_is_said(value: str, unit: RateUnit) -> None:
    assert codes_of(an_infusion(rates=(RateStep(at(0), Decimal(value), unit),))) == set()


def test_without_a_weight_a_rate_is_judged_as_typed() -> None:
    steps = (RateStep(at(0), Decimal("0.5"), RateUnit.ML_KG_H), RateStep(at(30), Decimal(2001), RateUnit.ML_KG_H))
    (problem,) = said_of(an_infusion(weight=None, rates=steps))

    assert (problem.code, problem.where) == (Code.IMPOSSIBLE, "rates.1")
    assert (problem.facts["typed"], problem.facts["typed_unit"]) == (Decimal(2001), "mL/kg/h")


def test_a_follow_up_of_a_running_infusion_comes_after_its_start() -> None:
    assert codes_of(running(follow_ups=(FollowUp(at(-1)),)), at(30)) == {Code.FOLLOW_UP_EARLY}
