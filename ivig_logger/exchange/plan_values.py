"""The plan as texts: what a person has typed of it so far."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One rate step: `after` as "30", "1 h 30" or "1:30", `rate` as "60 mL/h"; without a unit that of the step before.

    Nothing in the first `after` is the start.
    """

    after: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class EveryEntry:
    """Vital signs every `interval`, `until` so long after the start; nothing there is to the end."""

    interval: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMedicineEntry:
    """One premedication: `dose` as "1 g", `lead` as the time before the start, "30 min"."""

    name: str = ""
    dose: str = ""
    route: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """All fields of the plan. `after_end` and `follow_ups` hold several times: "30, 60", "24 h, 72 h, 1 week".

    Nothing in `follow_ups` is the usual times, "none" is no questions.
    """

    steps: tuple[StepEntry, ...] = ()
    baseline: bool = False
    every: tuple[EveryEntry, ...] = ()
    at_steps: bool = False
    at_end: bool = False
    after_end: str = ""
    premedications: tuple[PlannedMedicineEntry, ...] = ()
    duration: str = ""
    observation: str = ""
    follow_ups: str = ""
