"""A change of the log, and the two ways in which it can be turned down."""

from dataclasses import dataclass, field
from enum import StrEnum

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem

Entry = Patient | Infusion


class Source(StrEnum):
    """How an entry came into the log."""

    TYPED = "typed"
    IMPORTED = "imported"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Change:
    """`wanted` takes the place of `instead_of`: None for the one is a removal, None for the other an addition.

    `trace` is that of a change which was made in another log, `sound_at` the present moment beside which `wanted` was
    found sound, every rule considered, by what read it.
    """

    wanted: Entry | None
    instead_of: Entry | None = None
    trace: "Trace | None" = None
    sound_at: Moment | None = field(default=None, compare=False)

    @property
    def undone(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.instead_of, self.wanted)

    def stays_sound(self, now: Moment) -> bool:
        """Whether an addition was found sound and is so still: once it has ended, time takes objections away only."""
        if self.sound_at is None or self.instead_of is not None or not isinstance(self.wanted, Infusion):
            return False
        return self.wanted.ended is not None and self.sound_at.epoch <= now.epoch

    @property
    def entry(self) -> Entry:
        """The entry that is changed, as it will be where it stays."""
        entry = self.wanted or self.instead_of
        if entry is None:
            raise ValueError("a change of nothing into nothing")
        return entry


@dataclass(frozen=True, slots=True)
class Trace:
    """Who changed the log, when, in which role, from where and why: what a revision keeps beside before and after."""

    at: Moment
    author: str = ""
    role: str = ""
    source: Source = Source.TYPED
    why: str = ""


class Conflict(Exception):
    """What is stored is not what the change expected; carries the change and what is stored now (None: nothing)."""

    def __init__(self, change: Change, stored: Entry | None) -> None:
        super().__init__(change.entry.id)
        self.change, self.stored = change, stored


class NoSuchPatient(Conflict):
    """The patient of an infusion is not in the log."""


class PatientHasInfusions(Conflict):
    """A patient cannot go while infusions are in the log, those entered in error included."""


class Refused(Exception):
    """The wanted record breaks a hard rule; carries its problems."""

    def __init__(self, entry: Entry, problems: list[Problem]) -> None:
        super().__init__(entry.id, [each.code.value for each in problems])
        self.entry, self.problems = entry, problems
