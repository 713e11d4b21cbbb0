"""Builders of domain values for tests: sound defaults, any field changed by name."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.infusion import Infusion, Patient, Reaction, ReactionAnswer
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


def a_reaction(symptom: str = "headache", minutes: float | None = 25, **changes: Any) -> Reaction:
    """A reaction that began `minutes` after 09:00 on 2026-10-20, or at a time not known."""
    onset = None if minutes is None else exactly(a_moment("09:00") + timedelta(minutes=minutes))
    return replace(Reaction(symptom, onset), **changes)
