"""What the controls of a row make of its part: another time, another onset, or nothing of it any more."""

from dataclasses import replace
from enum import Enum, auto

from ivig_logger.domain import events
from ivig_logger.domain.events import Event
from ivig_logger.domain.happenings import Happening, Timed
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    Precision,
    Purpose,
    RateStep,
    Reaction,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, exactly, said_about


class Earlier(Enum):
    """What becomes of a time that is put earlier: it is stored, it is asked about, or it cannot be."""

    FINE = auto()
    ASK = auto()
    BEFORE_START = auto()
    BEFORE_PAUSE = auto()


def can_be_earlier(happening: Happening) -> bool:
    """Whether there is a time that is said to be some minutes earlier."""
    return happening.at is not None and not isinstance(happening.part, VitalSigns | DueAnswer | FollowUp)


def said_time(happening: Happening, started: Moment) -> Moment | None:
    """The time that was said; of an onset between two times the first, without a time None."""
    part = happening.part
    if isinstance(part, Reaction) and part.onset is not None and part.onset.precision is Precision.ABOUT:
        return said_about(part.onset, started) or part.onset.earliest
    return happening.at


def at_time(happening: Happening, at: Moment, started: Moment) -> Timed:
    """The part with another time; an onset stays "about" where it was."""
    part = happening.part
    match part:
        case Reaction():
            is_about = part.onset is not None and part.onset.precision is Precision.ABOUT
            return replace(part, onset=about(at, started) if is_about else exactly(at))
        case Pause():
            return replace(part, until=at) if happening.over else replace(part, since=at)
        case RateStep() | Medication() | VitalSigns() | Mark() | DueAnswer() | FollowUp():
            return replace(part, at=at)


def judge_earlier(happening: Happening, at: Moment, started: Moment) -> Earlier:
    """Whether a part can have this earlier time. A premedication is given before the start."""
    part = happening.part
    if isinstance(part, Pause) and happening.over:
        return Earlier.BEFORE_PAUSE if at.epoch < part.since.epoch else Earlier.FINE
    if at.epoch >= started.epoch or (isinstance(part, Medication) and part.purpose is Purpose.PREMEDICATION):
        return Earlier.FINE
    return Earlier.BEFORE_START if isinstance(part, Pause | RateStep) else Earlier.ASK


def other_precision(onset: Onset, started: Moment) -> Onset:
    """An onset as "about" its time, or as exactly that again."""
    if onset.precision is Precision.ABOUT:
        return exactly(said_about(onset, started) or onset.earliest)
    return about(onset.earliest, started)


def can_be_taken_back(happening: Happening, infusion: Infusion) -> bool:
    """Not the end of a pause once the infusion has ended: the flow cannot be stopped beyond that."""
    return not (happening.over and infusion.ended is not None)


def taken_back(happening: Happening) -> Event:
    """The record without the part. Taking back that the flow is on again leaves it paused."""
    part = happening.part
    if isinstance(part, Pause) and happening.over:
        return events.exchange(part, replace(part, until=None))
    return events.exchange(part, None)
