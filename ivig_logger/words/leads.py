"""The time between a premedication and the start that a plan asks for, in words: the plan's number and the clock."""

from datetime import timedelta

from ivig_logger.domain.moment import Moment
from ivig_logger.words.plans import minutes_text
from ivig_logger.words.times import clock_text, day_text


def lead_text(medicine: str, lead: int, given: Moment, now: Moment) -> str:
    """ "30 min after paracetamol, by the plan: at 14:02 (in 12 min)"; when they are over, that they are."""
    over = given + timedelta(minutes=lead)
    if over.epoch <= now.epoch:
        return lead_over_text(medicine, lead)
    minutes = -(-(over.epoch - now.epoch) // 60)
    return f"{minutes_text(lead)} after {medicine}, by the plan: at {clock_text(over)} (in {minutes_text(minutes)})"


def lead_over_text(medicine: str, lead: int) -> str:
    """That the minutes of the plan are over."""
    return f"The plan's {minutes_text(lead)} after {medicine} are over."


def clock_and_day(at: Moment, now: Moment) -> str:
    """A clock reading, with its day where that is not today: "13:45", "23:50 yesterday"."""
    days = (now.in_zone(at.zone).local.date() - at.local.date()).days
    if days == 0:
        return clock_text(at)
    return f"{clock_text(at)} {'yesterday' if days == 1 else day_text(at)}"
