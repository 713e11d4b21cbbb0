"""Rates, pauses, vital signs and follow-ups of the form: read, checked at their fields, and kept where not touched."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.infusion import Infusion, Pause, RateStep, RateUnit, TemperatureUnit, VitalSigns
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.entry import (
    Conventions,
    FollowUpEntry,
    PauseEntry,
    RateEntry,
    Reading,
    SessionEntry,
    SignsEntry,
    blank_infusion,
    entry_of,
    read_entry,
)
from tests.builders import ZONE, a_full_infusion, a_moment, an_infusion

HERE = Conventions(ZONE, now=a_moment("18:00", "2026-10-27"))
ENOUGH = SessionEntry(
    date="20 Oct 2026", start="13:50", end="17:10", product="Privigen", concentration="10 %", dose="30", weight="60 kg"
)


def read(here: Conventions = HERE, **changes: Any) -> Reading:
    return read_entry(replace(ENOUGH, **changes), here, blank_infusion("i", "p", here))


def stored(**changes: Any) -> Infusion:
    found = read(**changes).infusion
    assert found is not None
    return found


def said(**changes: Any) -> list[tuple[Code, str, bool]]:
    return [(each.code, each.where, each.refuse) for each in read(**changes).problems if each.code is not Code.UNUSUAL]


def test_a_rate_without_a_unit_is_in_that_of_the_row_before() -> None:
    rows = (RateEntry("start", "0.5 mL/kg/h"), RateEntry("30", "1"), RateEntry("", ""), RateEntry("15:00", "90 mL/h"))
    assert stored(rates=rows).rates == (
        RateStep(a_moment("13:50"), Decimal("0.5"), RateUnit.ML_KG_H),
        RateStep(a_moment("14:20"), Decimal(1), RateUnit.ML_KG_H),
        RateStep(a_moment("15:00"), Decimal(90), RateUnit.ML_H),
    )


def test_a_rate_in_another_unit_is_told_in_ml_per_hour_too() -> None:
    found = read(rates=(RateEntry("start", "0.5 mL/kg/h"), RateEntry("30", "60 mL/h")))
    assert found.flows == {"rates.0": Decimal("30.0")}
    assert found.moments == {"rates.0.at": a_moment("13:50"), "rates.1.at": a_moment("14:20")}


def test_a_rate_without_a_unit_is_told_with_the_one_it_was_taken_in() -> None:
    assert read(rates=(RateEntry("start", "30"), RateEntry("30", "60 mL/h"))).flows == {"rates.0": Decimal(30)}


def test_problems_of_a_rate_stand_at_their_fields_of_the_row() -> None:
    rows = (
        RateEntry(),
        RateEntry("14:20", ""),
        RateEntry("", "60"),
        RateEntry("19:00", "60"),
        RateEntry("15:00", "3000"),
    )
    assert said(rates=rows) == [
        (Code.RATE_MISSING, "rates.1.rate", True),
        (Code.TIME_MISSING, "rates.2.at", True),
        (Code.RATE_OUTSIDE, "rates.3.at", False),
        (Code.IMPOSSIBLE, "rates.4.rate", True),
    ]


def test_pauses_are_stored_and_checked() -> None:
    rows = (PauseEntry("14:40", "14:55", "bathroom"), PauseEntry("15:10"))
    assert stored(pauses=rows[:1]).pauses == (Pause(a_moment("14:40"), a_moment("14:55"), "bathroom"),)
    assert (Code.PAUSES_LONG, "pauses", False) in said(pauses=rows)
    assert said(pauses=(PauseEntry(), PauseEntry("12:00", "12:10"))) == [(Code.PAUSE_OUTSIDE, "pauses.1.since", True)]
    assert said(pauses=(PauseEntry("", "15:00"),)) == [(Code.TIME_MISSING, "pauses.0.since", True)]


def test_a_set_of_vital_signs_may_be_partial() -> None:
    rows = (SignsEntry("122/76", "88", "36.8", "98", "14", "0", at="13:40"), SignsEntry(heart_rate="90", at="14:20"))
    assert stored(vitals=rows).vitals == (
        VitalSigns(a_moment("13:40"), 122, 76, 88, Decimal("36.8"), TemperatureUnit.CELSIUS, 98, 14, 0),
        VitalSigns(a_moment("14:20"), heart_rate=90),
    )


def test_a_temperature_without_a_unit_is_in_the_usual_one() -> None:
    found = read(replace(HERE, fahrenheit=True), vitals=(SignsEntry(temperature="98.6", at="14:20"),)).infusion
    assert found is not None
    assert found.vitals[0].temperature_unit is TemperatureUnit.FAHRENHEIT


def test_problems_of_vital_signs_stand_at_the_fields_they_were_typed_into() -> None:
    rows = (
        *(SignsEntry("122/76", at="13:40"), SignsEntry("170/76", at="14:00"), SignsEntry("76/122", at="14:20")),
        *(SignsEntry("high", heart_rate="900", at="14:40"), SignsEntry(spo2="98"), SignsEntry(at="15:00")),
    )
    assert said(vitals=rows) == [
        (Code.SYSTOLIC_FAR, "vitals.1.pressure", False),
        (Code.DIASTOLIC_NOT_BELOW, "vitals.2.pressure", True),
        (Code.SYSTOLIC_FAR, "vitals.2.pressure", False),
        (Code.PRESSURE_UNREADABLE, "vitals.3.pressure", True),
        (Code.IMPOSSIBLE, "vitals.3.heart_rate", True),
        (Code.TIME_MISSING, "vitals.4.at", True),
        (Code.SIGNS_MISSING, "vitals.5.pressure", True),
    ]


def test_follow_ups_are_stored_and_checked() -> None:
    found = stored(follow_ups=(FollowUpEntry("after 24 h", " Ana ", "tired"),)).follow_ups
    assert [(each.at, each.by, each.text) for each in found] == [(a_moment("17:10", "2026-10-21"), "Ana", "tired")]
    early = (FollowUpEntry("20 Oct 2026 15:00", text="well"),)
    assert said(follow_ups=early) == [(Code.FOLLOW_UP_EARLY, "follow_ups.0.at", True)]


def test_while_the_start_cannot_be_read_nothing_is_said_of_the_times_that_hang_on_it() -> None:
    rows = (RateEntry("14:20", "60"),)
    assert said(start="early", rates=rows, vitals=(SignsEntry("122/76", at="soon"),)) == [
        (Code.CLOCK_UNREADABLE, "start", True)
    ]


@pytest.mark.parametrize("kind", ["rates", "pauses", "vitals", "follow_ups"])
def test_one_row_that_is_changed_or_removed_leaves_the_others_to_the_second(kind: str) -> None:
    seconds = timedelta(seconds=37)
    base = a_full_infusion(
        started=a_moment("09:00") + seconds,
        rates=tuple(RateStep(a_moment("09:10") + seconds * at, Decimal(30 + at), RateUnit.ML_H) for at in range(3)),
        pauses=tuple(Pause(a_moment(f"10:{at}0") + seconds, a_moment(f"10:{at}5") + seconds) for at in range(3)),
        vitals=tuple(VitalSigns(a_moment("09:20") + seconds * at, diastolic=70 + at) for at in range(3)),
        follow_ups=tuple(replace(a_full_infusion().follow_ups[0], text=str(at)) for at in range(3)),
    )
    entry = entry_of(base, HERE)
    rows, parts = getattr(entry, kind), getattr(base, kind)
    left: dict[str, Any] = {kind: (rows[0], rows[2])}  # rows and parts of any kind
    kept: dict[str, Any] = {kind: (parts[0], parts[2])}
    assert read_entry(replace(entry, **left), HERE, base).infusion == replace(base, **kept)


def test_what_is_typed_over_in_a_row_leaves_the_rest_of_it() -> None:
    seconds = timedelta(seconds=37)
    taken = VitalSigns(a_moment("09:20") + seconds, diastolic=70, heart_rate=72)  # no form can type this pressure
    base = an_infusion(vitals=(taken,), rates=(RateStep(a_moment("09:10") + seconds, Decimal(30), RateUnit.ML_H),))
    entry = entry_of(base, HERE)
    changed = replace(
        entry, vitals=(replace(entry.vitals[0], heart_rate="80"),), rates=(replace(entry.rates[0], rate="40"),)
    )
    found = read_entry(changed, HERE, base).infusion
    assert found is not None
    assert found.vitals == (replace(taken, heart_rate=80),)
    assert found.rates == (replace(base.rates[0], value=Decimal(40)),)
