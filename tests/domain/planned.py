"""Sessions and plans whose times are minutes after 09:00, and what is due in them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.due import Due, DueKind, due_things
from ivig_logger.domain.infusion import DueAnswer, Infusion, RateStep, RateUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from tests.builders import a_moment, a_running_infusion

STEPS = (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)), PlannedStep(60, Decimal(90)))
IN_FIRST_HOUR = VitalsPlan(every=(Every(15, 60), Every(30)))


def at(minutes: float) -> Moment:
    """So many minutes after 09:00."""
    return a_moment("09:00") + timedelta(minutes=minutes)


def running(**changes: Any) -> Infusion:
    """An infusion that runs since 09:00."""
    return a_running_infusion(at(0), **changes)


def ended(minutes: float, **changes: Any) -> Infusion:
    """One that ended so many minutes after 09:00."""
    return running(ended=at(minutes), **changes)


def vitals(*minutes: float) -> tuple[VitalSigns, ...]:
    """Sets that were taken at these minutes."""
    return tuple(VitalSigns(at(each), 120, 80) for each in minutes)


def rates(*steps: tuple[float, int]) -> tuple[RateStep, ...]:
    """Rates in mL/h that were set at these minutes."""
    return tuple(RateStep(at(minute), Decimal(value), RateUnit.ML_H) for minute, value in steps)


def the(kind: DueKind, infusion: Infusion, plan: Plan, minute: float) -> Due | None:
    """The only due thing of a kind."""
    found = [each for each in due_things(infusion, plan, at(minute)) if each.kind is kind]
    assert len(found) <= 1
    return found[0] if found else None


def when(kind: DueKind, infusion: Infusion, plan: Plan, minute: float) -> float | None:
    """At which minute the thing of a kind is due."""
    found = the(kind, infusion, plan, minute)
    return None if found is None else (found.at - at(0)).total_seconds() / 60


def answered(infusion: Infusion, plan: Plan, kind: DueKind, minute: float, again: float | None) -> DueAnswer:
    """The answer to what is due at a minute."""
    due = the(kind, infusion, plan, minute)
    assert due is not None
    return DueAnswer(due.key, at(minute), None if again is None else at(again))
