"""Eleven published cases, facts only. Clock times were not published: each session is taken to start at 09:00."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Onset,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Status,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import Band, FirstHour, about, between, exactly, session_of
from ivig_logger.domain.timing import timing_of
from tests.builders import a_moment, an_infusion

START = a_moment("09:00")
IN, LATER, NOT_KNOWN = FirstHour.IN, FirstHour.LATER, FirstHour.NOT_KNOWN


def after(hours: float) -> Moment:
    return START + timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Case:
    """A published session, one of its reactions, and what the facts allow to say of it."""

    told: str
    state: FirstHour
    band: Band
    symptom: str
    onset: Onset | None
    ended: Moment
    day: int = 1
    dose: str | None = None
    weight: str | None = None
    rate: int | None = None
    heart_rate: int | None = None
    status: Status = Status.COMPLETED
    medications: tuple[Medication, ...] = ()

    @property
    def infusion(self) -> Infusion:
        """The session, with what is published of it."""
        later = timedelta(days=self.day - 1)
        return an_infusion(
            self.day,
            started=START + later,
            ended=self.ended + later,
            status=self.status,
            dose=None if self.dose is None else Decimal(self.dose),
            weight=None if self.weight is None else Decimal(self.weight),
            rates=() if self.rate is None else (RateStep(START + later, Decimal(self.rate), RateUnit.ML_H),),
            vitals=() if self.heart_rate is None else (VitalSigns(after(7), heart_rate=self.heart_rate),),
            medications=self.medications,
            premedication=Premedication.GIVEN if self.medications else Premedication.NOT_RECORDED,
            reactions=(Reaction(self.symptom, self.onset),),
        )


NOT_RECORDED = Band.NOT_RECORDED
ORAL = (
    Medication("diphenhydramine", Decimal(50), "mg", at=after(-0.5)),
    Medication("acetaminophen", at=after(-0.5)),
    Medication("saline", Decimal(2000), "mL", "IV", Purpose.HYDRATION, START),
)

CASES = [
    Case("1: distress 30 min after initiation, stopped", IN, Band.FIRST_HOUR, "respiratory distress",
         exactly(after(0.5)), after(0.5), dose="80", weight="80", status=Status.STOPPED_EARLY),
    Case("2: distress within minutes, first infusion", IN, Band.FIRST_HOUR, "respiratory distress",
         about(START, START), after(0.5), status=Status.STOPPED_EARLY),
    Case("2: slow pulse after 20 mL, second infusion", NOT_KNOWN, NOT_RECORDED, "bradycardia",
         None, after(0.5), status=Status.STOPPED_EARLY),
    Case("3: unconscious 1 h after the end, 12 h long", LATER, Band.TO_24_H, "unconscious",
         exactly(after(13)), after(12), dose="60"),
    Case("6: heart rate falls to 24 two hours after the end", LATER, Band.TO_24_H, "bradycardia",
         exactly(after(7)), after(5), heart_rate=24),
    Case("13: stroke during the infusion of day 2, time not given", NOT_KNOWN, NOT_RECORDED, "stroke",
         None, after(5), day=2),
    Case("13: thrombosis three days after day 2", LATER, Band.TO_72_H, "thrombosis",
         exactly(after(24 + 72)), after(5), day=2),
    Case("22: 172 g at 100 mL/h, vomiting", NOT_KNOWN, NOT_RECORDED, "vomiting",
         None, after(17.2), dose="172", rate=100),
    Case("26: boy, 400 mg/kg over 4 h, meningitis", NOT_KNOWN, NOT_RECORDED, "aseptic meningitis",
         None, after(4), day=2, dose="12", weight="30"),
    Case("30: 77.6 g, haemoglobin falls after 48 h", LATER, Band.TO_72_H, "haemolysis",
         exactly(after(5 + 48)), after(5), dose="77.6"),
    Case("33: tired for two days after 30 g at 50 mL/h", LATER, Band.TO_24_H, "fatigue",
         between(after(6.5), after(12)), after(6), dose="30", rate=50, medications=ORAL),
    Case("34: headache on the morning before day 2", LATER, Band.TO_24_H, "headache",
         exactly(after(22.5)), after(3)),
    Case("36: itchy, peeling rash 15 days after the last of four days", LATER, Band.AFTER_72_H, "rash",
         exactly(after(3 + 18 * 24)), after(3), day=4),
]  # fmt: skip  # one case reads as two or three lines
NOW = START + timedelta(days=25)


@pytest.mark.parametrize("case", CASES, ids=[each.told for each in CASES])
def test_a_published_case_is_flagged_as_its_facts_allow(case: Case) -> None:
    timing = timing_of(case.infusion.reactions[0], case.infusion)

    assert (timing.state, timing.band) == (case.state, case.band)


@pytest.mark.parametrize("case", CASES, ids=[each.told for each in CASES])
def test_a_published_case_can_be_stored(case: Case) -> None:
    assert refusals_of(case.infusion, Surroundings(NOW)) == []


def test_all_eleven_cases_are_here() -> None:
    numbers = {int(each.told.split(":")[0]) for each in CASES}

    assert numbers == {1, 2, 3, 6, 13, 22, 26, 30, 33, 34, 36}


def test_case_22_the_other_brand_ran_for_34_hours_without_a_reaction() -> None:
    infusion = an_infusion(
        product="Octagam 5 %",
        concentration=Decimal(5),
        dose=Decimal(170),
        ended=after(34),
        rates=(RateStep(START, Decimal(50), RateUnit.ML_H),),
    )

    assert refusals_of(infusion, Surroundings(NOW)) == []


def test_case_33_nothing_was_in_the_first_hour() -> None:
    (case,) = (each for each in CASES if each.told.startswith("33"))

    timing = timing_of(case.infusion.reactions[0], case.infusion)

    assert timing.rate is None
    assert timing.flow == (timedelta(hours=6), timedelta(hours=6))


def test_case_34_the_headache_belongs_to_day_one() -> None:
    days = [
        an_infusion(each + 1, started=START + timedelta(days=each), ended=after(3) + timedelta(days=each))
        for each in range(5)
    ]

    assert session_of(exactly(after(22.5)), days) is days[0]


def test_case_36_the_rash_belongs_to_the_last_day() -> None:
    days = [an_infusion(each + 1, started=START + timedelta(days=each)) for each in range(4)]

    assert session_of(exactly(after(3 + 18 * 24)), days) is days[3]
