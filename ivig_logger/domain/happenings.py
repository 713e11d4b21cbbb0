"""What happened in a session, in its order in time: one list over all kinds of parts."""

from dataclasses import dataclass
from enum import StrEnum

from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Pause,
    RateStep,
    Reaction,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment

Timed = Reaction | RateStep | Pause | Medication | VitalSigns | Mark | DueAnswer | FollowUp


class Kind(StrEnum):
    """The field of an Infusion in which a part stands; a pause is shown twice, when it began and when it was over."""

    REACTION = "reactions"
    RATE = "rates"
    PAUSE = "pauses"
    MEDICATION = "medications"
    VITALS = "vitals"
    MARK = "marks"
    ANSWER = "due_answers"
    FOLLOW_UP = "follow_ups"


@dataclass(frozen=True, slots=True)
class Happening:
    """One part of an infusion with its time; None where that is not recorded. `over` is the end of a pause."""

    at: Moment | None
    kind: Kind
    position: int
    part: Timed
    over: bool = False


def happenings(infusion: Infusion) -> list[Happening]:
    """All that happened, the latest first, of two at one time the one that was recorded last; without a time last."""
    found = [
        Happening(_time_of(part), kind, position, part)
        for kind in Kind
        for position, part in enumerate(getattr(infusion, kind.value))
    ]
    found += [
        Happening(each.until, Kind.PAUSE, position, each, over=True)
        for position, each in enumerate(infusion.pauses)
        if each.until is not None
    ]
    return sorted(found, key=_newest_first)


def _time_of(part: Timed) -> Moment | None:
    if isinstance(part, Reaction):
        return None if part.onset is None else part.onset.earliest
    return part.since if isinstance(part, Pause) else part.at


def _newest_first(each: Happening) -> tuple[bool, int, int]:
    return each.at is None, 0 if each.at is None else -each.at.epoch, -each.position
