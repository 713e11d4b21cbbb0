"""Typed plans that something is said of, each with the sentence that is said."""

from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.plan_entry import EveryEntry, PlanEntry, StepEntry, read_plan
from ivig_logger.exchange.typed import Conventions
from tests.builders import ZONE, a_moment


def said_of_plan_texts(entry: PlanEntry) -> list[Problem]:
    """Everything that is said of the texts of a plan."""
    return read_plan(entry, Conventions(ZONE, now=a_moment("18:00")))[1]


PLAN_TEXTS: list[tuple[PlanEntry, str]] = [
    (PlanEntry(every=(EveryEntry("", "60"),)), "The time is not filled in. Please type it, or remove this row."),
    (PlanEntry(steps=(StepEntry("0", ""),)), "The rate is not filled in. Please type it like 60 or 1.5 mL/kg/h."),
    (
        PlanEntry(follow_ups="24, 72"),
        (
            "“24, 72” is not understood. Please type each time with its unit and a comma between them, "
            "like 24 h, 72 h, 1 week."
        ),
    ),
]
