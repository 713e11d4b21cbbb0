"""The sample log put together: a patient and 45 sessions."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid5

from ivig_logger.domain.infusion import Access, Infusion, Patient, Place, ReactionAnswer, Status
from ivig_logger.domain.moment import Moment, at_clock
from ivig_logger.services.sample.days import COURSE, SESSIONS, session_days
from ivig_logger.services.sample.flow import flow_of
from ivig_logger.services.sample.medicines import medications_of, premedication_of
from ivig_logger.services.sample.reactions import follow_ups_of, reactions_of
from ivig_logger.services.sample.supply import supply_of, vials_of
from ivig_logger.services.sample.vitals import vitals_of
from ivig_logger.services.sample_patient import SAMPLE_PATIENT_ID

_IDS = UUID("6a1f5c1e-3f0b-5d0a-9a57-0c4e2f7b9d31")

_NOT_ASKED = frozenset((13,))
_CLOCKS = (time(9), time(9, 5), time(8, 50), time(9, 10), time(9), time(10, 30), time(8, 55), time(9, 20))
_AFTERNOONS = {14: time(13, 50), 35: time(14, 10)}
_STOPPED_AT = {31: (Decimal(20), "Sick to the stomach, then throwing up")}  # grams given, and why it was stopped
_BEFORE = {
    4: "Slept badly, otherwise well",
    12: "A cold last week, no fever",
    19: "Hands weaker since last week",
    33: "Back from a journey, tired",
    42: "Well",
}
_TROUGHS = {  # g/L, as the clinic told them now and then
    number: Decimal(text)
    for number, text in {4: "7.9", 12: "8.6", 20: "9.2", 31: "10.1", 38: "10.4", 44: "10.2"}.items()
}
_BEGINS_TO_COUNT = 9  # the session from which on well-being was written down
_FORGOTTEN = frozenset((15, 22, 23, 36))
_NOTES = {
    2: "Slept through the second half.",
    5: "Drank two litres the day before.",
    12: "Read a whole book.",
    16: "First time with this product.",
    23: "Slept through the second half.",
    25: "Four days in a row this month, because the legs had become weaker.",
    33: "Went for a walk in the evening.",
    37: "Hands steadier since the last session.",
    45: "A good day. Gardening in the afternoon.",
}


def sample_log(now: Moment, zone: str) -> tuple[Patient, tuple[Infusion, ...]]:
    """The made-up patient and their sessions on the clock of `zone`, oldest first, up to about a week before `now`."""
    days = session_days(now.in_zone(zone).local.date())
    patient = Patient(SAMPLE_PATIENT_ID, "Sample patient (made up)", date(1968, 5, 14))
    return patient, tuple(_session(number, days, zone) for number in range(1, SESSIONS + 1))


def _session(number: int, days: tuple[date, ...], zone: str) -> Infusion:
    started = at_clock(days[number - 1], _clock(number), zone, second=False)
    product, ordered = supply_of(number)
    dose, stop_reason = _STOPPED_AT.get(number, (ordered, ""))
    volume = dose * 10  # a 10 % product holds 1 g in 10 mL
    flow = flow_of(number, started, volume)
    reactions = reactions_of(number, started)
    return Infusion(
        id=str(uuid5(_IDS, f"session {number}")),
        patient=SAMPLE_PATIENT_ID,
        started=started,
        ended=flow.ended,
        status=Status.STOPPED_EARLY if stop_reason else Status.COMPLETED,
        slowed=flow.slowed,
        stop_reason=stop_reason,
        place=_place(number),
        product=product,
        concentration=Decimal(10),
        dose=dose,
        ordered_dose=ordered,
        weight=_weight(number),
        volume=volume,
        access=_access(number),
        before=_BEFORE.get(number, ""),
        wellbeing=_wellbeing(number),
        igg_trough=_TROUGHS.get(number),
        notes=_NOTES.get(number, ""),
        premedication=premedication_of(number),
        reaction=_answer(number, bool(reactions)),
        vials=vials_of(number, dose, days),
        pauses=flow.pauses,
        rates=flow.rates,
        vitals=vitals_of(number, started, flow.ended),
        medications=medications_of(number, started),
        reactions=reactions,
        follow_ups=follow_ups_of(number, started),
    )


def _clock(number: int) -> time:
    if number in COURSE:
        return time(9)
    return _AFTERNOONS.get(number, _CLOCKS[number % len(_CLOCKS)])


def _place(number: int) -> Place:
    if number in COURSE:
        return Place.OUTPATIENT_CENTRE
    return Place.INFUSION_CENTRE if number <= 2 else Place.HOME


def _wellbeing(number: int) -> int | None:
    """Slowly better over the years, worse before the course and when something is told in `_BEFORE`."""
    if number < _BEGINS_TO_COUNT or number in _FORGOTTEN:
        return None
    return 4 + number // 15 + (number * 5 % 3) - 2 * (number in COURSE or number in (19, 24, 33))


def _weight(number: int) -> Decimal:
    """A slow rise by three kilograms, with the ups and downs of a bathroom scale."""
    return (Decimal("61.4") + Decimal(number * 7) / 100 + Decimal(number * 5 % 7) / 10).quantize(Decimal("0.1"))


def _access(number: int) -> Access:
    site = "back of the hand" if number % 5 == 0 else "forearm"
    return Access(
        "peripheral", site, "left" if number % 2 else "right", 24 if number % 3 else 22, 1 + (number % 9 == 4)
    )


def _answer(number: int, any_reaction: bool) -> ReactionAnswer:
    if number in _NOT_ASKED:
        return ReactionAnswer.NOT_ASKED
    return ReactionAnswer.RECORDED if any_reaction else ReactionAnswer.NONE
