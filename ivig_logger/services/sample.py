"""A made-up patient with three years of sessions, to look around in the program before there are own records.

Everything follows from the present moment and the tables of these modules: the same call gives the same log. The ids
depend on the session's number only, so that the sample is recognised whenever it was loaded.
"""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from ivig_logger.domain.infusion import (
    Access,
    Infusion,
    Medication,
    Patient,
    Place,
    Premedication,
    ReactionAnswer,
    Status,
)
from ivig_logger.domain.moment import Moment, at_clock
from ivig_logger.services.sample_calendar import COURSE, SESSIONS, session_days
from ivig_logger.services.sample_events import NOT_ASKED, events_of
from ivig_logger.services.sample_flow import flow_of, vitals_of
from ivig_logger.services.sample_medicines import medicines_of, premedication_of
from ivig_logger.services.sample_supply import product_of_session, vials_of

_IDS = UUID("6a1f5c1e-3f0b-5d0a-9a57-0c4e2f7b9d31")
SAMPLE_PATIENT_ID = str(uuid5(_IDS, "patient"))

_CLOCKS = (time(9, 0), time(9, 5), time(8, 50), time(9, 10), time(9, 0), time(10, 30), time(8, 55), time(9, 20))
_AFTERNOON = {14: time(13, 50), 35: time(14, 10)}
_STOPPED = {31: (Decimal(20), "Sick to the stomach, then throwing up")}
_NEVER_WEIGHED = frozenset((9, 29))
_BEFORE = {
    4: "Slept badly, otherwise well",
    12: "A cold last week, no fever",
    16: "First time with this product",
    19: "Hands weaker since last week",
    33: "Back from a journey, tired",
    42: "Well",
}
_NOTES = {
    2: "Slept through the second half.",
    5: "Drank two litres the day before.",
    12: "Read a whole book.",
    17: "Second vial was cold, warmed it up to room temperature first.",
    23: "Slept through the second half.",
    25: "Four days in a row this month, the legs had become weaker.",
    33: "Went for a walk in the evening.",
    37: "Hands steadier since the last session.",
    40: "Drip ran out early, the pump was checked.",
    45: "Good day. Gardening in the afternoon.",
}


def sample_log(now: Moment, zone: str) -> tuple[Patient, tuple[Infusion, ...]]:
    """The made-up patient and their sessions, oldest first; the last one is about a week before `now`."""
    days = session_days(now.in_zone(zone).local.date())
    patient = Patient(SAMPLE_PATIENT_ID, "Sample patient (made up)", date(1968, 5, 14))
    return patient, tuple(_session(number, days, zone) for number in range(1, SESSIONS + 1))


def _session(number: int, days: tuple[date, ...], zone: str) -> Infusion:
    started = at_clock(days[number - 1], _clock(number), zone, second=False)
    product, ordered = product_of_session(number)
    dose, stop_reason = _STOPPED.get(number, (ordered, ""))
    flow = flow_of(number, started, volume=int(dose) * 10)
    events = events_of(number, started)
    return Infusion(
        id=str(uuid5(_IDS, f"session {number}")),
        patient=SAMPLE_PATIENT_ID,
        started=started,
        ended=flow.ended,
        status=Status.STOPPED_EARLY if number in _STOPPED else Status.COMPLETED,
        slowed=flow.slowed,
        stop_reason=stop_reason,
        place=_place(number),
        product=product,
        concentration=Decimal(10),
        dose=dose,
        ordered_dose=ordered,
        weight=_weight(number),
        volume=dose * 10,
        access=_access(number),
        before=_BEFORE.get(number, ""),
        notes=_NOTES.get(number, ""),
        premedication=premedication_of(number),
        reaction=_answer(number, bool(events.reactions)),
        vials=vials_of(number, dose, days),
        pauses=flow.pauses,
        rates=flow.rates,
        vitals=vitals_of(number, started, flow.ended),
        medications=_medications(number, started, flow.ended, events.medicines),
        reactions=events.reactions,
        follow_ups=events.follow_ups,
    )
