"""What stands in a calendar: the next session, and the questions after the last one that have not come yet."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import USUAL_FOLLOW_UPS, Plan

FOLLOW_UP_TAKES = timedelta(minutes=15)


class Kind(StrEnum):
    """What an appointment is."""

    SESSION = "session"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Appointment:
    """`of` names what it belongs to, so that a calendar that imports it again changes it and has it not twice.

    `after` is how long after the end of the session a follow-up is, in minutes.
    """

    kind: Kind
    begins: Moment
    takes: timedelta
    of: str
    after: int = 0


def follow_ups_ahead(infusion: Infusion, plan: Plan, now: Moment) -> list[Appointment]:
    """The questions after a session that are still to come, the next one first."""
    ended = infusion.ended
    if ended is None or infusion.entered_in_error is not None:
        return []
    planned = USUAL_FOLLOW_UPS if plan.follow_ups is None else plan.follow_ups
    moments = ((after, ended + timedelta(minutes=after)) for after in sorted(planned))
    return [
        Appointment(Kind.FOLLOW_UP, at, FOLLOW_UP_TAKES, infusion.id, after)
        for after, at in moments
        if at.epoch > now.epoch
    ]
