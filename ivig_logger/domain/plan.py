"""The plan that a patient's clinic gave: rate steps, vital signs, premedications, observation, follow-up.

It is typed once and shown again; nothing is shipped filled in, and nothing here is advice. All distances are whole
minutes.
"""

from dataclasses import dataclass
from decimal import Decimal

from ivig_logger.domain.terms import RateUnit

USUAL_FOLLOW_UPS = (24 * 60, 72 * 60, 7 * 24 * 60)  # asked where a plan says nothing about it


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """The rate that is set `after` so many minutes from the start."""

    after: int
    value: Decimal
    unit: RateUnit = RateUnit.ML_H


@dataclass(frozen=True, slots=True)
class PlannedMedicine:
    """A premedication, given `lead` minutes before the start."""

    name: str
    dose: Decimal | None = None
    unit: str = ""
    route: str = ""
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """Vital signs every `interval` minutes, `until` so many minutes from the start; None is to the end."""

    interval: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class VitalsPlan:
    """When vital signs are taken; `after_end` holds minutes from the end."""

    baseline: bool = False
    every: tuple[Every, ...] = ()
    at_steps: bool = False
    at_end: bool = False
    after_end: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`duration` is the planned length, `observation` how long the patient is watched after the end.

    `follow_ups` are minutes from the end; None is "not said", which is USUAL_FOLLOW_UPS, and () is none.
    """

    steps: tuple[PlannedStep, ...] = ()
    vitals: VitalsPlan = VitalsPlan()
    premedications: tuple[PlannedMedicine, ...] = ()
    duration: int | None = None
    observation: int | None = None
    follow_ups: tuple[int, ...] | None = None
