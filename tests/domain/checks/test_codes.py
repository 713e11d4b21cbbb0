"""Every code: the smallest record that earns it, and the nearest one that does not."""

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from ivig_logger.domain import checks, limits
from ivig_logger.domain.infusion import (
    FollowUp,
    Infusion,
    Medication,
    Pause,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    ReactionAnswer,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between, exactly
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, a_reaction, an_infusion
from tests.domain.checks.verdict import NOW, codes_of, the


class Case(NamedTuple):
    """A record just beyond a bound, and one just inside it."""

    code: Code
    refuses: bool
    beyond: Infusion
    inside: Infusion


def at(minutes: float) -> Moment:
    return a_moment("09:00") + timedelta(minutes=minutes)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


def day(number: int) -> timedelta:
    return timedelta(days=number)


def lasting(duration: timedelta, started: Moment | None = None) -> Infusion:
    started = started or at(0) - day(3)
    return an_infusion(started=started, ended=started + duration)


def told(reaction: Reaction, answer: ReactionAnswer = ReactionAnswer.RECORDED) -> Infusion:
    return an_infusion(reactions=(reaction,), reaction=answer)


def given(
    name: str = "cetirizine", dose: str = "10", when: Moment | None = None, purpose: Purpose = Purpose.OTHER
) -> Infusion:
    medication = Medication(name, Decimal(dose), "mg", purpose=purpose, at=when)
    return an_infusion(medications=(medication,), premedication=Premedication.GIVEN)


def ran(minute: float, value: int, weight: int = 62) -> Infusion:
    return an_infusion(rates=(RateStep(at(minute), Decimal(value), RateUnit.ML_H),), weight=Decimal(weight))


def pressures(*readings: int) -> Infusion:
    return an_infusion(vitals=tuple(VitalSigns(at(5 * each), systolic=value) for each, value in enumerate(readings)))


def vials(*used: Vial) -> Infusion:
    return an_infusion(vials=used)


SOON = NOW + seconds(300)
TOO_SOON = NOW + seconds(301)
FINE = an_infusion()

CASES = [
    Case(Code.UNUSUAL, False, an_infusion(dose=Decimal("150.001")), an_infusion(dose=Decimal(150))),
    Case(Code.IMPOSSIBLE, True, an_infusion(dose=Decimal("0.099")), an_infusion(dose=Decimal("0.1"))),
    Case(Code.TOO_PRECISE, True, an_infusion(dose=Decimal("30.0001")), an_infusion(dose=Decimal("30.001"))),
    Case(Code.START_IN_FUTURE, True, lasting(day(1), TOO_SOON), lasting(day(1), SOON)),
    Case(Code.LATE_ENTRY, False, lasting(day(1), NOW - day(30) - seconds(1)), lasting(day(1), NOW - day(30))),
    Case(Code.END_MISSING, True, an_infusion(ended=None), an_infusion(ended=None, status=Status.RUNNING)),
    Case(Code.END_BEFORE_START, True, lasting(seconds(0)), lasting(seconds(1))),
    Case(Code.END_IN_FUTURE, True, an_infusion(ended=TOO_SOON), an_infusion(ended=SOON)),
    Case(Code.TOO_LONG, True, lasting(day(2) + seconds(1)), lasting(day(2))),
    Case(Code.UNUSUAL_DURATION, False, lasting(seconds(1799)), lasting(seconds(1800))),
    Case(
        Code.PAUSE_OUTSIDE,
        True,
        an_infusion(pauses=(Pause(at(170), at(181)),)),
        an_infusion(pauses=(Pause(at(170), at(180)),)),
    ),
    Case(
        Code.PAUSES_OVERLAP,
        True,
        an_infusion(pauses=(Pause(at(20), at(30)), Pause(at(29), at(40)))),
        an_infusion(pauses=(Pause(at(20), at(30)), Pause(at(30), at(40)))),
    ),
    Case(
        Code.PAUSES_LONG,
        False,
        an_infusion(pauses=(Pause(at(20), at(111)),)),
        an_infusion(pauses=(Pause(at(20), at(110)),)),
    ),
    Case(Code.RATE_OUTSIDE, False, ran(181, 30), ran(180, 30)),
    Case(
        Code.FOLLOW_UP_EARLY,
        True,
        an_infusion(follow_ups=(FollowUp(at(179)),)),
        an_infusion(follow_ups=(FollowUp(at(180)),)),
    ),
    Case(Code.PRODUCT_UNLISTED, False, an_infusion(product="Privigenn"), an_infusion(product="unknown")),
    Case(Code.PRODUCT_SUBCUTANEOUS, False, an_infusion(product="Hizentra"), FINE),
    Case(Code.DOSE_PER_KG, False, an_infusion(dose=Decimal("137.501")), an_infusion(dose=Decimal("137.5"))),
    Case(
        Code.DOSE_NOT_AS_ORDERED,
        False,
        an_infusion(dose=Decimal("33.001"), ordered_dose=Decimal(30)),
        an_infusion(dose=Decimal(33), ordered_dose=Decimal(30)),
    ),
    Case(Code.VOLUME_DIFFERS, False, an_infusion(volume=Decimal("330.1")), an_infusion(volume=Decimal(330))),
    Case(
        Code.VIALS_DIFFER,
        False,
        vials(Vial("A", Decimal(20)), Vial("B", Decimal(8))),
        vials(Vial("A", Decimal("28.5"))),
    ),
    Case(Code.LOT_EMPTY, True, vials(Vial(" - ")), vials(Vial("A"))),
    Case(
        Code.LOT_TWO_EXPIRIES,
        False,
        vials(Vial("a-1", None, "2027-03"), Vial("A1", None, "2027-04")),
        vials(Vial("a-1", None, "2027-03"), Vial("A1", None, "2027-03-31"), Vial("B1", None, "2027-04")),
    ),
    Case(Code.EXPIRY_UNREADABLE, True, vials(Vial("A", None, "2027-13")), vials(Vial("A", None, "2027-12"))),
    Case(Code.VIAL_EXPIRED, False, vials(Vial("A", None, "2026-10-19")), vials(Vial("A", None, "2026-10-20"))),
    Case(Code.RATE_PER_KG, False, ran(0, 601, weight=40), ran(0, 600, weight=40)),
    Case(Code.MEDICINE_UNNAMED, True, given(name=" "), given(name="x")),
    Case(Code.MEDICINE_DOSE, True, given(dose="0"), given(dose="0.000001")),
    Case(Code.MEDICINE_FAR, True, given(when=at(0) - day(7) - seconds(1)), given(when=at(0) - day(7))),
    Case(
        Code.PREMEDICATION_LATE,
        False,
        given(when=at(1), purpose=Purpose.PREMEDICATION),
        given(when=at(0), purpose=Purpose.PREMEDICATION),
    ),
    Case(
        Code.PREMEDICATION_CONTRADICTED,
        True,
        an_infusion(medications=(Medication("cetirizine"),), premedication=Premedication.NONE_GIVEN),
        an_infusion(medications=(Medication("cetirizine"),), premedication=Premedication.GIVEN),
    ),
    Case(
        Code.DIASTOLIC_NOT_BELOW,
        True,
        an_infusion(vitals=(VitalSigns(at(0), systolic=90, diastolic=90),)),
        an_infusion(vitals=(VitalSigns(at(0), systolic=90, diastolic=89),)),
    ),
    Case(Code.SYSTOLIC_FAR, False, pressures(120, 150), pressures(120, 149)),
    Case(Code.SYMPTOM_EMPTY, True, told(a_reaction(" ")), told(a_reaction("x"))),
    Case(
        Code.ONSET_BACKWARDS,
        True,
        told(a_reaction(onset=between(at(26), at(25)))),
        told(a_reaction(onset=between(at(25), at(25)))),
    ),
    Case(Code.ONSET_IN_FUTURE, True, told(a_reaction(onset=exactly(TOO_SOON))), told(a_reaction(onset=exactly(SOON)))),
    Case(
        Code.ONSET_FAR,
        False,
        told(a_reaction(onset=exactly(at(-1) - day(30)))),
        told(a_reaction(onset=exactly(at(0) - day(30)))),
    ),
    Case(
        Code.RESOLVED_BEFORE_ONSET,
        True,
        told(a_reaction(minutes=25, resolved=at(24))),
        told(a_reaction(minutes=25, resolved=at(25))),
    ),
    Case(
        Code.REACTION_CONTRADICTED,
        True,
        told(a_reaction(), answer=ReactionAnswer.NONE),
        an_infusion(reaction=ReactionAnswer.NONE),
    ),
    Case(Code.ERROR_UNEXPLAINED, True, an_infusion(entered_in_error=" "), an_infusion(entered_in_error="x")),
    Case(Code.TEXT_UNKEEPABLE, True, an_infusion(notes="half \ud83d"), an_infusion(notes="whole \U0001f600")),
]
IDS = [each.code.value for each in CASES]


def test_every_code_that_the_checks_name_has_its_case() -> None:
    sources = (*Path(checks.__file__).parent.glob("*.py"), Path(limits.__file__))
    named = {Code[name] for each in sources for name in re.findall(r"Code\.([A-Z_]+)", each.read_text("utf-8"))}
    elsewhere = {Code.WEIGHT_CHANGED, Code.PLAN_MINUTES, Code.PLAN_ORDER}  # see below, and test_plans.py
    elsewhere |= {Code.SIGNATURE_UNREADABLE, Code.SIGNATURE_TWICE}  # see test_signatures.py

    assert {each.code for each in CASES} == named - elsewhere


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_just_beyond_its_bound_a_code_is_said(case: Case) -> None:
    assert the(case.code, case.beyond).refuse is case.refuses


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_just_inside_its_bound_it_is_not(case: Case) -> None:
    assert case.code not in codes_of(case.inside)


@pytest.mark.parametrize(
    ("weight", "asks"), [("56.249", True), ("56.25", False), ("68.75", False), ("68.751", True), ("62.5", False)]
)
def test_a_weight_ten_percent_away_from_the_last_one_asks(weight: str, asks: bool) -> None:
    infusion = an_infusion(weight=Decimal(weight))

    assert (Code.WEIGHT_CHANGED in codes_of(infusion, last_weight=Decimal("62.5"))) is asks
    assert Code.WEIGHT_CHANGED not in codes_of(infusion)


def test_a_plain_record_has_no_problem() -> None:
    assert codes_of(FINE) == set()
