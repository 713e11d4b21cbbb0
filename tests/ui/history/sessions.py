"""Six sessions of 2026 for the history: none, in and later, may be, not known, later, still running."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.infusion import Infusion, Medication, Premedication, Reaction, ReactionAnswer, Status, Vial
from ivig_logger.domain.onset import between, exactly
from tests.builders import a_moment, a_reaction, an_infusion_on


def began(symptom: str, first: float, last: float | None = None, *, day: str) -> Reaction:
    """A reaction that began so many minutes after 09:00, or between two."""
    start = a_moment("09:00", day)
    if last is None:
        return a_reaction(symptom, onset=exactly(start + timedelta(minutes=first)))
    return a_reaction(symptom, onset=between(start + timedelta(minutes=first), start + timedelta(minutes=last)))


def on(day: str, number: int, *told: tuple[Any, ...], **changes: Any) -> Infusion:
    """A session of three hours from 09:00; reactions are told as symptom and minutes after the start."""
    if told:
        changes["reactions"] = tuple(
            began(each[0], *each[1:], day=day) if len(each) > 1 else a_reaction(each[0], None) for each in told
        )
    return an_infusion_on(day, number, **changes)


NONE = on("2026-01-15", 1, reaction=ReactionAnswer.NONE, dose=Decimal(25))
EARLY = on(
    "2026-02-15",
    2,
    ("fatigue", 1380.0),
    ("headache", 25.0),
    vials=(Vial("P100 123-456", Decimal(20), "2027-03"),),
    premedication=Premedication.GIVEN,
    medications=(Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=a_moment("08:15", "2026-02-15")),),
)
MAY_BE = on("2026-03-15", 3, ("nausea", 50.0, 80.0), product="Octagam 10 %")
UNKNOWN = on("2026-04-15", 4, ("rash",), product="Octagam 10 %", ended=a_moment("13:30", "2026-04-15"))
LATER = on("2025-12-15", 5, ("headache", 61.0))
RUNNING = on("2026-10-31", 6, status=Status.RUNNING, ended=None, product="Panzyga", dose=Decimal("32.5"))
SIX = (NONE, EARLY, MAY_BE, UNKNOWN, LATER, RUNNING)
NEWEST_FIRST = [each.id for each in sorted(SIX, key=lambda each: -each.started.epoch)]
