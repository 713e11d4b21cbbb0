"""What is due, in words: the plan of the clinic restated, with no advice and no reproach."""

from dataclasses import replace
from datetime import timedelta

from ivig_logger.domain.due import Due, DueKind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine, PlannedStep
from ivig_logger.words.plans import medicine_text, minutes_text
from ivig_logger.words.rates import rate_text
from ivig_logger.words.times import clock_text, day_text

_MINUTE = timedelta(minutes=1)
_BY_THE_PLAN = "by the plan"


def due_title(due: Due, plan: Plan) -> str:  # noqa: ARG001 - asked like due_reason; no title needs the plan so far
    """What a due thing asks for, in large letters: "Next rate step: 90 mL/h"."""
    match due.kind:
        case DueKind.PREMEDICATION:
            return f"{_medicine_text(due.medicine)}, {_BY_THE_PLAN}"
        case DueKind.VITALS:
            return "Vital signs are due"
        case DueKind.STEP:
            return f"Next rate step: {_rate_text(due.step)}"
        case DueKind.END:
            return "The planned end has come"
    return "The observation time is over"


def due_reason(due: Due, infusion: Infusion, plan: Plan) -> str:
    """Where in the plan a due thing stands: "every 15 min in the first hour, by the plan"."""
    if due.kind is DueKind.PREMEDICATION:
        return _medicine_reason(due.medicine)
    reasons = {
        DueKind.VITALS: _vitals_reason,
        DueKind.STEP: _step_reason,
        DueKind.END: _end_reason,
        DueKind.OBSERVATION: _observation_reason,
    }
    reason = reasons[due.kind](due, infusion, plan)
    return f"{reason}, {_BY_THE_PLAN}" if reason else _BY_THE_PLAN


def done_text(due: Due) -> str:
    """The words on the button that does a due thing, with its key where it has one."""
    match due.kind:
        case DueKind.PREMEDICATION:
            return "Given now"
        case DueKind.VITALS:
            return "Enter now (V)"
        case DueKind.STEP:
            return f"{_rate_text(due.step)} now (R)"
        case DueKind.END:
            return "End… (E)"
    return "Over"


def upcoming_text(due: Due, now: Moment) -> str:
    """What comes next and when, in small letters: "vital signs 14:35"."""
    return f"{_short_name(due)} {_clock(due.at, now)}"


def _short_name(due: Due) -> str:
    match due.kind:
        case DueKind.PREMEDICATION:
            return due.medicine.name if due.medicine else ""
        case DueKind.VITALS:
            return "vital signs"
        case DueKind.STEP:
            return "next step"
        case DueKind.END:
            return "planned end"
    return "observation until"


def _clock(at: Moment, now: Moment) -> str:
    """The reading on the clock of now, with the day where it is another one."""
    here = at.in_zone(now.zone)
    same_day = here.local.date() == now.local.date()
    return clock_text(here) if same_day else f"{clock_text(here)} on {day_text(here)}"


def _rate_text(step: PlannedStep | None) -> str:
    return "" if step is None else rate_text(step)


def _medicine_text(medicine: PlannedMedicine | None) -> str:
    return "" if medicine is None else medicine_text(replace(medicine, route="", lead=None))


def _medicine_reason(medicine: PlannedMedicine | None) -> str:
    if medicine is None:
        return ""
    when = f"{minutes_text(medicine.lead)} before the start" if medicine.lead else "before the start"
    return f"{medicine.route}, {when}" if medicine.route else when


def _number_in(key: str) -> int:
    """The number by which a key names its thing: that of a step, or the point in time of vital signs."""
    number = key.split("@")[1]
    return int(number) if number.isdigit() else 0


def _vitals_reason(due: Due, infusion: Infusion, plan: Plan) -> str:
    point = _number_in(due.key)
    since_start, ended = point - infusion.started.epoch, infusion.ended
    if ended is not None and point >= ended.epoch:
        after = (point - ended.epoch) // 60
        return f"{minutes_text(after)} after the end" if after else "at the end"
    if not since_start and plan.vitals.baseline:
        return "before the start"
    return _stretch_reason(since_start, plan) or "at each rate step"


def _stretch_reason(since_start: int, plan: Plan) -> str:
    """The stretch of the schedule that has a point so many seconds after the start; "" where none has."""
    begin = 0
    for each in plan.vitals.every:
        within = begin * 60 <= since_start and (each.until is None or since_start <= each.until * 60)
        if within and each.interval > 0 and (since_start - begin * 60) % (each.interval * 60) == 0:
            return f"every {minutes_text(each.interval)}{_until_text(begin, each.until)}"
        begin = max(begin, each.until or 0)
    return ""


def _until_text(begin: int, until: int | None) -> str:
    if until is None:
        return ""
    return (
        f" in the first {'hour' if until == 60 else minutes_text(until)}" if not begin else f" to {minutes_text(until)}"
    )


def _step_reason(due: Due, infusion: Infusion, plan: Plan) -> str:
    at = _number_in(due.key) - 1
    if not 0 <= at < len(plan.steps):
        return ""
    interval = plan.steps[at].after - (plan.steps[at - 1].after if at else 0)
    if interval <= 0:
        return "" if at else "at the start"
    return f"{minutes_text(interval)} after {'the step before' if at else 'the start'}{_without_pauses(infusion)}"


def _end_reason(_: Due, infusion: Infusion, plan: Plan) -> str:
    return f"{minutes_text(plan.duration or 0)} after the start{_without_pauses(infusion)}"


def _observation_reason(_: Due, _infusion: Infusion, plan: Plan) -> str:
    return f"{minutes_text(plan.observation or 0)} after the end"


def _without_pauses(infusion: Infusion) -> str:
    return " without pauses" if infusion.pauses else ""
