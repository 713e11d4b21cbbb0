"""What the live screen says of a running infusion: its time, the first hour, rate, millilitres, what comes next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.due import Due, DueKind, next_step
from ivig_logger.domain.events import open_pause
from ivig_logger.domain.infusion import Infusion, RateUnit
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.rates import rate_at, volume_until
from ivig_logger.words.due import upcoming_text
from ivig_logger.words.onset import state_mark
from ivig_logger.words.rates import rate_text
from ivig_logger.words.sessions import product_text
from ivig_logger.words.times import clock_text, day_text, duration_text

CLOCK_BEFORE_START = "The clock reads before the start."
FIRST_HOUR_TEXT = f"{state_mark(FirstHour.IN)} First hour"
_ZERO, _MINUTE = timedelta(0), timedelta(minutes=1)


def since_start(infusion: Infusion, now: Moment) -> timedelta:
    """How long it has run: from the start to the end, or to now; nothing where the clock reads before the start."""
    return max(_ZERO, (infusion.ended or now) - infusion.started)


def elapsed_text(length: timedelta) -> str:
    """ "0:47:12": hours, minutes and seconds."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def title_text(infusion: Infusion, name: str) -> str:
    """ "Infusion running · Patient A"."""
    words = "Infusion running" if infusion.ended is None else "Infusion ended"
    return f"{words} · {name}" if name else words


def facts_text(infusion: Infusion, now: Moment) -> str:
    """ "Privigen 10 %, 30 g · started 13:50": the dose that was planned, while none is given."""
    dose = infusion.ordered_dose if infusion.dose is None else infusion.dose
    product = product_text(replace(infusion, dose=dose, weight=None, place=None))
    started = infusion.started.in_zone(now.zone)
    day = "" if started.local.date() == now.local.date() else f"{day_text(started)} "
    return f"{product} · started {day}{clock_text(started)}"


def hour_text(infusion: Infusion, now: Moment) -> str:
    """ "13 min left", and after the hour "over at 14:50". It goes on when the infusion has ended earlier."""
    left = FIRST_HOUR - (now - infusion.started)
    if left < _ZERO:
        return f"over at {clock_text((infusion.started + FIRST_HOUR).in_zone(now.zone))}"
    return f"{-(-left // _MINUTE)} min left" if left else "ends now"


def flow_text(infusion: Infusion, plan: Plan, now: Moment) -> tuple[str, str]:
    """What flows, and which step of the plan that is: ("60 mL/h", "step 3 of 5"); also of a pause and the end."""
    if infusion.ended is not None:
        lasted = duration_text(_whole_minutes(infusion.ended - infusion.started))
        return f"Ended {clock_text(infusion.ended.in_zone(now.zone))}", f"lasted {lasted}"
    pause = open_pause(infusion)
    if pause is not None:
        length = duration_text(_whole_minutes(max(_ZERO, now - pause.since)))
        return f"Paused since {clock_text(pause.since.in_zone(now.zone))}", length
    step = rate_at(infusion, now)
    if step is None:
        return "No rate recorded", ""
    return rate_text(step), _step_text(infusion, plan, (step.value, step.unit))


def amount_text(infusion: Infusion, now: Moment) -> str:
    """ "28 mL in", or since when they could be counted; "" where they cannot."""
    counted = volume_until(infusion, now)
    if counted is None:
        return ""
    volume, since = counted
    amount = f"{plain_number(Decimal(round(volume)))} mL"
    late = since - infusion.started >= _MINUTE
    return f"{amount} since {clock_text(since.in_zone(now.zone))}" if late else f"{amount} in"


def next_text(dues: Sequence[Due], now: Moment, most: int = 2) -> str:
    """ "next step 14:50 · vital signs 14:35": what is not due yet; the planned end only where nothing else comes."""
    coming = [each for each in dues if not each.is_due(now)]
    soon = [each for each in coming if each.kind is not DueKind.END] or coming
    return " · ".join(_coming_text(each, now) for each in soon[:most])


def _coming_text(due: Due, now: Moment) -> str:
    words = upcoming_text(due, now)
    if due.kind is not DueKind.OBSERVATION:
        return words
    return f"{words}, {-(-(due.at - now) // _MINUTE)} min left"


def _step_text(infusion: Infusion, plan: Plan, rate: tuple[Decimal, RateUnit]) -> str:
    """Which step of the plan runs; "" where what runs is not the plan's."""
    following = next_step(infusion, plan)
    made = len(plan.steps) if following is None else following[0] - 1
    if not made or (plan.steps[made - 1].value, plan.steps[made - 1].unit) != rate:
        return ""
    return f"step {made} of {len(plan.steps)}"


def _whole_minutes(length: timedelta) -> timedelta:
    return length // _MINUTE * _MINUTE
