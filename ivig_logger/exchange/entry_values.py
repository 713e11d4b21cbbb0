"""The session form as texts: what a person has typed so far, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from ivig_logger.domain.infusion import (
    Action,
    Infusion,
    Place,
    Premedication,
    Purpose,
    Reaction,
    ReactionAnswer,
    Severity,
    Status,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.typed_vitals import VitalsEntry


class Outcome(StrEnum):
    """How an infusion went, as one choice: the status, and whether it was completed after slowing."""

    COMPLETED = "completed"
    AFTER_SLOWING = "completed after slowing"
    STOPPED_EARLY = "stopped early"
    RUNNING = "still running"


STATUS_OF = {
    Outcome.COMPLETED: Status.COMPLETED,
    Outcome.AFTER_SLOWING: Status.COMPLETED,
    Outcome.STOPPED_EARLY: Status.STOPPED_EARLY,
    Outcome.RUNNING: Status.RUNNING,
}


@dataclass(frozen=True, slots=True)
class MedicationEntry:
    """One medicine: `dose` as "650 mg" or "2 tablets", `at` as "13:15" or "30 min before", "" where not recorded."""

    name: str = ""
    dose: str = ""
    at: str = ""
    route: str = ""
    purpose: Purpose = Purpose.PREMEDICATION


@dataclass(frozen=True, slots=True)
class ReactionEntry:
    """One reaction: `onset` as minutes or as a clock reading, `resolved` as a clock reading or "2 h later"."""

    symptom: str = ""
    onset: str = ""
    severity: Severity = Severity.NOT_GRADED
    actions: tuple[Action, ...] = ()
    resolved: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class VialEntry:
    """One vial, or several of one lot: `grams` as "10 g" or "2 x 10 g"."""

    lot: str = ""
    grams: str = ""
    expiry: str = ""


@dataclass(frozen=True, slots=True)
class RateEntry:
    """One rate step: `at` as "14:20" or as minutes after the start, `rate` as "60" or "1.5 mL/kg/h"."""

    at: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True)
class PauseEntry:
    """One pause; `until` is "" while it is not known to be over."""

    since: str = ""
    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SignsEntry(VitalsEntry):
    """One set of vital signs with its time."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpEntry:
    """What was asked and told afterwards: `at` as "after 24 h" or "21 Oct 2026 10:00"."""

    at: str = ""
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """All fields of the form. Either `end` or `duration` is enough; where both are given, the end counts."""

    date: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    outcome: Outcome = Outcome.COMPLETED
    stop_reason: str = ""
    place: Place | None = None
    product: str = ""
    concentration: str = ""
    dose: str = ""
    weight: str = ""
    before: str = ""
    wellbeing: str = ""
    igg_trough: str = ""
    notes: str = ""
    premedication: Premedication = Premedication.NOT_RECORDED
    reaction: ReactionAnswer = ReactionAnswer.NOT_ASKED
    medications: tuple[MedicationEntry, ...] = ()
    reactions: tuple[ReactionEntry, ...] = ()
    vials: tuple[VialEntry, ...] = ()
    rates: tuple[RateEntry, ...] = ()
    pauses: tuple[PauseEntry, ...] = ()
    vitals: tuple[SignsEntry, ...] = ()
    follow_ups: tuple[FollowUpEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry comes to. `infusion` is None while any text is missing or cannot be read.

    `problems` name the field of the form in `where`: "start", "reactions.1.onset". `reactions` has one place for each
    row of the form, None where its onset cannot be read yet, so that verdicts show while other fields are unfinished.
    `moments` are the times of the rows that are told by the clock ("rates.0.at"), `flows` the rates in mL/h ("rates.0")
    that were typed in another unit or in none.
    """

    infusion: Infusion | None
    problems: tuple[Problem, ...]
    started: Moment | None
    ended: Moment | None
    reactions: tuple[Reaction | None, ...]
    moments: Mapping[str, Moment] = field(default_factory=dict)
    flows: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def ends_next_day(self) -> bool:
        """Whether the end is on the day after the start, by the clock of the start."""
        if self.started is None or self.ended is None:
            return False
        last = self.ended.in_zone(self.started.zone).local.date()
        return last - self.started.local.date() == timedelta(days=1)
