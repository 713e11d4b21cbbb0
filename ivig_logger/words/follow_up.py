"""The question after an infusion, in words."""

from datetime import date, timedelta

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed_texts import WEEKDAYS, day_text_of

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def question_text(infusion: Infusion, now: Moment) -> str:
    """ "Since the infusion on Tuesday: headache, fever, rash, dark urine, anything else?"."""
    day, today = infusion.started.local.date(), now.in_zone(infusion.started.zone).local.date()
    ago = today - day
    named = f"on {_named(day)}" if ago < _WEEK else f"on {day_text_of(day)}"
    when = named if ago > _DAY else "yesterday" if ago == _DAY else "today"
    return f"Since the infusion {when}: headache, fever, rash, dark urine, anything else?"


def day_choice_text(day: date, infusion: Infusion) -> str:
    """A day after the infusion on a chip: "same day", "next day", "on Thursday"."""
    distance = day - infusion.started.local.date()
    if distance <= timedelta(0):
        return "same day"
    return "next day" if distance == _DAY else f"on {_named(day)}" if distance < _WEEK else f"on {day_text_of(day)}"


def _named(day: date) -> str:
    return WEEKDAYS[day.weekday()]
