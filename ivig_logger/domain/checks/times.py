"""Start, end and follow-ups: what lies in the future, and what is too short or too long."""

from collections.abc import Iterator
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem

_CLOCKS_DIFFER = timedelta(minutes=5)
_LATE = timedelta(days=30)
_SHORT, _LONG, _LONGEST = timedelta(minutes=30), timedelta(hours=12), timedelta(hours=48)


def in_future(at: Moment, now: Moment) -> bool:
    """Whether a moment is further ahead of now than two clocks may differ."""
    return at - now > _CLOCKS_DIFFER


def check_start(started: Moment, now: Moment) -> Iterator[Problem]:
    """A start that has not happened, or was long ago."""
    ago = now - started
    if in_future(started, now):
        yield Problem(Code.START_IN_FUTURE, "started", True, {"at": started})
    elif ago > _LATE:
        days = now.in_zone(started.zone).local.date() - started.local.date()  # as people count them on a calendar
        yield Problem(Code.LATE_ENTRY, "started", False, {"days": days.days})


def check_end(infusion: Infusion, now: Moment) -> Iterator[Problem]:
    """An end that is missing, has not happened, or makes an unlikely duration."""
    ended = infusion.ended
    if ended is None:
        if infusion.status is not Status.RUNNING:
            yield Problem(Code.END_MISSING, "ended", True)
        return
    lasted = ended - infusion.started
    if lasted <= timedelta(0):
        yield Problem(Code.END_BEFORE_START, "ended", True, {"at": ended})
    elif lasted > _LONGEST:
        yield Problem(Code.TOO_LONG, "ended", True, {"lasted": lasted})
    elif in_future(ended, now):
        yield Problem(Code.END_IN_FUTURE, "ended", True, {"at": ended})
    elif not _SHORT <= lasted <= _LONG:
        yield Problem(Code.UNUSUAL_DURATION, "ended", False, {"lasted": lasted})


def check_follow_ups(infusion: Infusion) -> Iterator[Problem]:
    """Follow-ups before the end of what they follow; while the infusion runs, before its start."""
    end = infusion.ended or infusion.started
    for at, each in enumerate(infusion.follow_ups):
        if each.at.epoch < end.epoch:
            yield Problem(Code.FOLLOW_UP_EARLY, f"follow_ups.{at}", True, {"at": each.at})
