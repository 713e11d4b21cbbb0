"""What a plan asks for, as rows of a sheet of paper on which the clock and what was found are written by hand."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Infusion, RateStep
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR
from ivig_logger.domain.plan import USUAL_FOLLOW_UPS, Plan, PlannedMedicine
from ivig_logger.domain.vitals_grid import Grid
from ivig_logger.reports.paper_parts import PaperRow
from ivig_logger.words.letters import capital
from ivig_logger.words.plans import minutes_text
from ivig_logger.words.rates import rate_text

MOST_POINTS = 60  # what a plan asks for beyond them is written by hand
_USUAL_LENGTH = 4 * 60  # minutes that "to the end" is printed for where no length is planned
_START = Moment(0, "UTC")
_FIRST_HOUR = FIRST_HOUR.total_seconds() / 60


def step_rows(plan: Plan) -> tuple[PaperRow, ...]:
    """Each rate step of the plan: its time since the start and its rate."""
    return tuple(
        PaperRow((minutes_text(each.after) if each.after else "start", rate_text(each)), each.after <= _FIRST_HOUR)
        for each in plan.steps
    )


def medicine_rows(plan: Plan) -> tuple[PaperRow, ...]:
    """Each planned premedication: its name and dose, how long before the start, and the way it is taken."""
    return tuple(
        PaperRow((capital(each.name), _dose_text(each), _lead_text(each.lead), "", "", each.route))
        for each in plan.premedications
    )


def vitals_rows(plan: Plan) -> tuple[PaperRow, ...]:
    """The points at which the plan asks for vital signs, by the rule by which they are due."""
    found = [PaperRow(("before the start",))] if plan.vitals.baseline else []
    points = islice(_points(plan), MOST_POINTS)
    found += [PaperRow((_point_text(each, plan),), _is_first_hour(each, plan)) for each in points]
    if plan.duration is None:
        found += [PaperRow(("at the end",))] if plan.vitals.at_end else []
        found += [PaperRow((_after_end_text(each),)) for each in plan.vitals.after_end]
    return tuple(found)


def follow_up_rows(plan: Plan) -> tuple[PaperRow, ...]:
    """When is asked afterwards: by the plan, or at the usual times."""
    times = USUAL_FOLLOW_UPS if plan.follow_ups is None else plan.follow_ups
    return tuple(PaperRow((f"after {minutes_text(each)}",)) for each in times)


def length_text(plan: Plan) -> str:
    """ "Planned length 3 h; observation 30 min after the end"; "" where neither is planned."""
    length = "" if plan.duration is None else f"planned length {minutes_text(plan.duration)}"
    watched = "" if plan.observation is None else f"observation {minutes_text(plan.observation)} after the end"
    return capital("; ".join(each for each in (length, watched) if each))


def _points(plan: Plan) -> Iterator[int]:
    """Minutes since the start, in order; those after an end that nobody planned are left out."""
    infusion = Infusion(
        id="",
        patient="",
        started=_START,
        ended=None if plan.duration is None else _START + timedelta(minutes=plan.duration),
        rates=tuple(RateStep(_START + timedelta(minutes=each.after), each.value, each.unit) for each in plan.steps),
    )
    grid, last = Grid.of(infusion, plan.vitals), _last_point(plan) * 60
    point = grid.after(0)
    while point is not None and point.epoch <= last:
        yield point.epoch // 60
        point = grid.after(point.epoch)


def _last_point(plan: Plan) -> int:
    if plan.duration is not None:
        return plan.duration + max(plan.vitals.after_end, default=0)
    untils = [each.until for each in plan.vitals.every if each.until is not None]
    usual = [_USUAL_LENGTH] if any(each.until is None for each in plan.vitals.every) else []
    return max([*untils, *usual, *(each.after for each in plan.steps)], default=0)


def _point_text(minutes: int, plan: Plan) -> str:
    if plan.duration is None or minutes < plan.duration:
        return minutes_text(minutes)
    after = minutes - plan.duration
    return _after_end_text(after) if after else "at the end"


def _after_end_text(minutes: int) -> str:
    return f"end + {minutes_text(minutes)}"


def _is_first_hour(minutes: int, plan: Plan) -> bool:
    return minutes <= _FIRST_HOUR and (plan.duration is None or minutes <= plan.duration)


def _dose_text(planned: PlannedMedicine) -> str:
    return planned.unit if planned.dose is None else f"{plain_number(planned.dose)} {planned.unit}".strip()


def _lead_text(lead: int | None) -> str:
    return "" if lead is None else minutes_text(lead) if lead else "at the start"
