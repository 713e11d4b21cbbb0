"""What the sample patient told: reactions in all five first-hour states, and the calls of the day after."""

from dataclasses import dataclass
from datetime import timedelta

from ivig_logger.domain.infusion import Action, FollowUp, Onset, Reaction, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly

_NEXT_MORNING = (21 * 60 + 30, 24 * 60)


@dataclass(frozen=True, slots=True)
class _Told:
    """A reaction as told; times in minutes after the start: exact, a range, "about", or not known (None)."""

    symptom: str
    began: int | tuple[int, int] | None
    roughly: bool = False
    severity: Severity = Severity.MILD
    actions: tuple[Action, ...] = ()
    resolved: int | None = None
    notes: str = ""


_MODERATE = Severity.MODERATE
_TOLD = {
    1: (
        _Told("headache", 25, severity=_MODERATE, actions=(Action.SLOWED,), resolved=150),
        _Told("fatigue", _NEXT_MORNING),
    ),
    3: (_Told("fatigue", _NEXT_MORNING, notes="Slept until noon."),),
    5: (_Told("headache", 130, resolved=330),),
    6: (_Told("nausea", -30, resolved=20, notes="Nervous about the needle."),),
    8: (_Told("headache", 18, severity=_MODERATE, actions=(Action.SLOWED, Action.MEDICINE_GIVEN), resolved=95),),
    10: (_Told("rash", None, notes="Seen on the arm in the evening, perhaps there before."),),
    11: (_Told("body aches", 26 * 60, roughly=True),),
    16: (
        _Told("chills", 40, severity=_MODERATE, actions=(Action.PAUSED, Action.MEDICINE_GIVEN), resolved=70),
        _Told("flushing", 55, resolved=100),
    ),
    18: (_Told("nausea", (50, 80), resolved=160),),
    20: (_Told("headache", 620, resolved=900),),
    22: (_Told("headache", 50, resolved=200),),
    24: (_Told("fatigue", _NEXT_MORNING),),
    25: (_Told("headache", 22 * 60 + 30, resolved=46 * 60, notes="Woke up with it, before the second day's drip."),),
    27: (_Told("fatigue", 240),),
    28: (
        _Told(
            "headache",
            45 * 60,
            severity=_MODERATE,
            actions=(Action.MEDICINE_GIVEN, Action.CALLED_SOMEONE),
            resolved=52 * 60,
        ),
    ),
    31: (
        _Told("nausea", 110, severity=_MODERATE, actions=(Action.STOPPED,), resolved=300),
        _Told("vomiting", 140, severity=_MODERATE, actions=(Action.STOPPED, Action.CALLED_SOMEONE), resolved=190),
    ),
    32: (_Told("chills", 35, severity=_MODERATE, actions=(Action.SLOWED,), resolved=65),),
    34: (_Told("fatigue", _NEXT_MORNING),),
    36: (_Told("dizziness", 55, roughly=True, resolved=90),),
    38: (_Told("headache", None, severity=Severity.NOT_GRADED, notes="Told on the phone, nobody asked since when."),),
    41: (_Told("back pain", 150, resolved=400),),
    43: (_Told("headache", (500, 560)), _Told("fatigue", _NEXT_MORNING)),
    44: (_Told("headache", 28, resolved=140), _Told("fatigue", 23 * 60, roughly=True)),
}
_ASKED_AFTER = {  # hours after the start, and what was told on the phone
    1: (25, "Headache gone, tired all morning."),
    16: (24, "Well again. No fever."),
    28: (50, "Headache getting better. Calls again if it does not."),
    31: (24, "Ate breakfast and kept it down."),
    44: (26, "Tired, no headache."),
}


def reactions_of(number: int, started: Moment) -> tuple[Reaction, ...]:
    """The reactions of a session; () where there was none or nobody asked."""
    return tuple(_reaction(each, started) for each in _TOLD.get(number, ()))


def follow_ups_of(number: int, started: Moment) -> tuple[FollowUp, ...]:
    """The call of the day after, where there was one."""
    if number not in _ASKED_AFTER:
        return ()
    hours, words = _ASKED_AFTER[number]
    return (FollowUp(started + timedelta(hours=hours), "Home nurse", words),)


def _reaction(told: _Told, started: Moment) -> Reaction:
    return Reaction(
        symptom=told.symptom,
        onset=_onset(told, started),
        severity=told.severity,
        actions=told.actions,
        resolved=None if told.resolved is None else started + timedelta(minutes=told.resolved),
        notes=told.notes,
    )


def _onset(told: _Told, started: Moment) -> Onset | None:
    if told.began is None:
        return None
    if isinstance(told.began, tuple):
        first, last = (started + timedelta(minutes=each) for each in told.began)
        return between(first, last)
    at = started + timedelta(minutes=told.began)
    return about(at, started) if told.roughly else exactly(at)
