"""A plan in words: what the clinic gave, said back in short lines, and nothing that was not given."""

from collections.abc import Sequence
from datetime import timedelta

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.exchange.typed_texts import duration_text, number_text
from ivig_logger.words.letters import capital

_DAY, _WEEK = 24 * 60, 7 * 24 * 60
_LONGEST_IN_HOURS = 3 * _DAY  # "72 h" is what everybody calls it


def plan_text(plan: Plan) -> list[str]:
    """The plan as lines, each about one thing; what it does not say has no line."""
    lines = [
        *(medicine_text(each) for each in plan.premedications),
        steps_text(plan),
        _vitals_text(plan.vitals),
        "" if plan.duration is None else f"Planned length {minutes_text(plan.duration)}",
        "" if plan.observation is None else f"Observation {minutes_text(plan.observation)} after the end",
        _follow_ups_text(plan.follow_ups),
    ]
    return [each for each in lines if each]


def steps_text(plan: Plan) -> str:
    """The rate steps: "30 mL/h at the start, 60 mL/h after 30 min"; "" where none is planned."""
    return ", ".join(_step_text(each) for each in plan.steps)


def medicine_text(planned: PlannedMedicine) -> str:
    """A premedication: "Paracetamol 1 g by mouth 30 min before"."""
    dose = planned.unit if planned.dose is None else f"{number_text(planned.dose)} {planned.unit}"
    name = capital(planned.name)
    when = "" if planned.lead is None else f"{minutes_text(planned.lead)} before" if planned.lead else "at the start"
    return " ".join(each for each in (name, dose.strip(), planned.route, when) if each)


def minutes_text(minutes: int) -> str:
    """A number of minutes as a length: "30 min", "3 h 30 min", "72 h", "a week"."""
    if minutes == _WEEK:
        return "a week"
    if minutes % 60 == 0 and 0 < minutes <= _LONGEST_IN_HOURS:
        return f"{minutes // 60} h"
    return duration_text(timedelta(minutes=minutes))


def _step_text(step: PlannedStep) -> str:
    when = f"after {minutes_text(step.after)}" if step.after else "at the start"
    return f"{number_text(step.value)} {step.unit.value} {when}"


def _vitals_text(vitals: VitalsPlan) -> str:
    said = ["before the start"] if vitals.baseline else []
    said += [_every_text(each, first=not at) for at, each in enumerate(vitals.every)]
    if vitals.at_steps:
        said.append("at each rate step")
    said.append(_end_text(vitals))
    said = [each for each in said if each]
    return f"Vital signs {', '.join(said)}" if said else ""


def _end_text(vitals: VitalsPlan) -> str:
    times = [minutes_text(each) for each in vitals.after_end]
    said = _listed(["at the end", *times] if vitals.at_end else times)
    return said if not times else f"{said} after" if vitals.at_end else f"{said} after the end"


def _every_text(every: Every, *, first: bool) -> str:
    words = f"{'' if first else 'then '}every {minutes_text(every.interval)}"
    if every.until is None:
        return words
    until = minutes_text(every.until)
    return f"{words} for {until}" if first else f"{words} until {until} after the start"


def _follow_ups_text(times: Sequence[int] | None) -> str:
    if times is None:
        return ""
    return f"Questions after {_listed([minutes_text(each) for each in times])}" if times else "No questions afterwards"


def _listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(each for each in (", ".join(words[:-1]), *words[-1:]) if each)
