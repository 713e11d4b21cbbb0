"""Builders of domain values for tests: sound defaults, any field changed by name."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.infusion import (
    Access,
    Action,
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Patient,
    Pause,
    Place,
    Premedication,
    RateStep,
    RateUnit,
    Reaction,
    ReactionAnswer,
    Severity,
    Signature,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment, at_clock
from ivig_logger.domain.onset import exactly

ZONE = "Europe/Berlin"
PATIENT = Patient("00000000-0000-4000-8000-000000000001", "Patient A", date(1961, 4, 2))


def a_moment(clock: str = "09:00", day: str = "2026-10-20", zone: str = ZONE, *, second: bool | None = None) -> Moment:
    """The moment of a clock reading such as "09:00" on an ISO day."""
    return at_clock(date.fromisoformat(day), time.fromisoformat(clock), zone, second=second)


def an_infusion(number: int = 1, **changes: Any) -> Infusion:
    """A completed infusion of 30 g at home, 09:00 to 12:00; `number` makes its id."""
    plain = Infusion(
        id=f"00000000-0000-4000-9000-{number:012d}",
        patient=PATIENT.id,
        started=a_moment("09:00"),
        ended=a_moment("12:00"),
        product="Privigen",
        concentration=Decimal(10),
        dose=Decimal(30),
        weight=Decimal("62.5"),
    )
    if "reactions" in changes:
        changes.setdefault("reaction", ReactionAnswer.RECORDED)
    return replace(plain, **changes)


def an_infusion_on(day: str, number: int = 1, **changes: Any) -> Infusion:
    """The infusion of `an_infusion` on another ISO day."""
    return an_infusion(number, **{"started": a_moment("09:00", day), "ended": a_moment("12:00", day)} | changes)


def a_reaction(symptom: str = "headache", minutes: float | None = 25, **changes: Any) -> Reaction:
    """A reaction that began `minutes` after 09:00 on 2026-10-20, or at a time not known."""
    onset = None if minutes is None else exactly(a_moment("09:00") + timedelta(minutes=minutes))
    return replace(Reaction(symptom, onset), **changes)


def a_full_infusion(number: int = 1, **changes: Any) -> Infusion:
    """An infusion in which every field holds something, with every kind of part but signatures."""
    everything = an_infusion(
        number,
        slowed=True,
        stop_reason="chills",
        place=Place.HOME,
        ordered_dose=Decimal("32.5"),
        volume=Decimal("300.5"),
        access=Access("peripheral", "forearm", "left", 22, 2),
        before="a cold last week",
        wellbeing=6,
        igg_trough=Decimal("9.475"),
        notes="slept well 🙂",
        premedication=Premedication.GIVEN,
        vials=(Vial("P100 123-456", Decimal(20), "2027-03"), Vial("P100 123-457", Decimal(10), "2027-04-30")),
        pauses=(Pause(a_moment("09:30"), a_moment("09:40"), "bathroom"),),
        rates=(
            RateStep(a_moment("09:00"), Decimal("0.5"), RateUnit.ML_KG_H),
            RateStep(a_moment("09:30"), Decimal(60), RateUnit.ML_H),
        ),
        vitals=(VitalSigns(a_moment("08:55"), 124, 76, 72, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),),
        medications=(Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=a_moment("08:30")),),
        reactions=(
            a_reaction(severity=Severity.MILD, actions=(Action.SLOWED,), resolved=a_moment("11:00"), notes="dull"),
            a_reaction("chills", None, scale="CTCAE 5", grade="2"),
        ),
        follow_ups=(FollowUp(a_moment("10:00", "2026-10-21"), "Ana", "tired"),),
        marks=(Mark(a_moment("10:15"), "the doorbell rang"),),
        due_answers=(DueAnswer("vitals", a_moment("10:20"), a_moment("10:25"), "asleep"),),
    )
    return replace(everything, **changes)


def a_running_infusion(started: Moment, number: int = 1, **changes: Any) -> Infusion:
    """An infusion that runs since `started` at 30 mL/h: Privigen 10 %, 30 g planned, one lot."""
    running = an_infusion(
        number,
        started=started,
        ended=None,
        status=Status.RUNNING,
        dose=None,
        ordered_dose=Decimal(30),
        vials=(Vial("P100 123-456"),),
        rates=(RateStep(started, Decimal(30), RateUnit.ML_H),),
    )
    return replace(running, **changes)


def a_signature(**changes: Any) -> Signature:
    """A signature in the right form, of a key that nobody has."""
    at = a_moment("14:05")
    plain = Signature("Anna Berg", "RN", "nurse", "1a" * 32, at, "2b" * 32, "3c" * 32, "4d" * 64)
    return replace(plain, **changes)
