"""Scripted changes of a log, of every kind that the program makes, and what the log holds after each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from ivig_logger.domain import events
from ivig_logger.domain.change import Change, Entry
from ivig_logger.domain.infusion import Infusion, Mark, Patient
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.exchange.log_writing import write_log
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion

Entries = Mapping[str, Entry]
KINDS = ("add", "press", "correct", "enter in error", "import", "take back", "remove", "plan")
RUNNING = a_running_infusion(a_moment("10:00", "2026-11-01"), 1)
START: Entries = {each.id: each for each in (PATIENT, RUNNING, a_full_infusion(2), a_full_infusion(3))}


@dataclass(frozen=True, slots=True)
class Step:
    """One unit of work: the changes that it comes to, and for an import the file that is brought in."""

    kind: str
    changes: tuple[Change, ...]
    why: str = ""
    file: bytes = b""


@dataclass
class Script:
    """Makes up the next change of what is there; the same seed makes up the same changes."""

    random: Random = field(default_factory=lambda: Random(0))  # noqa: S311  # which changes is no secret
    made: int = 0
    _number: int = field(default=len(START), repr=False)

    def next(self, entries: Entries) -> Step:
        """One kind after another; removals take several sessions at once, so that the log stays small."""
        kind = KINDS[self.made % len(KINDS)]
        self.made += 1
        sessions = [each for each in entries.values() if isinstance(each, Infusion) and each.ended is not None]
        wrong = [each for each in sessions if each.entered_in_error is not None]
        right = [each for each in sessions if each.entered_in_error is None]
        return self._step(kind, entries, wrong, right)

    def _step(self, kind: str, entries: Entries, wrong: list[Infusion], right: list[Infusion]) -> Step:
        if kind == "press":
            return self._press(entries)
        if kind == "plan":
            return self._plan(entries)
        if kind == "import":
            some = [self._another() for _ in range(3)]
            patients = [each for each in entries.values() if isinstance(each, Patient)]
            return Step(kind, tuple(map(Change, some)), file=write_log(patients, some).encode())
        if kind == "take back" and wrong:
            one = self.random.choice(wrong)
            return Step(kind, (Change(replace(one, entered_in_error=None), one),))
        if kind == "remove" and len(right) > 3:
            return Step(kind, tuple(Change(None, each) for each in self.random.sample(right, 3)))
        if kind in ("correct", "enter in error") and right:
            return self._edit(kind, self.random.choice(right))
        return Step("add", (Change(self._another()),))

    def _edit(self, kind: str, one: Infusion) -> Step:
        if kind == "enter in error":
            return Step(kind, (Change(replace(one, entered_in_error="twice"), one),), why="twice")
        wanted = replace(
            one, dose=Decimal(self.random.randint(20, 40)), notes=f"noted {self.made}", vials=one.vials[:1]
        )
        return Step(kind, (Change(wanted, one),), why="typo")

    def _press(self, entries: Entries) -> Step:
        running = entries[RUNNING.id]
        assert isinstance(running, Infusion)
        at = RUNNING.started + (self.made * (a_moment("10:01") - a_moment("10:00")) / 60)
        event = events.react("headache", at) if self.made % 2 else events.add(Mark(at, f"press {self.made}"))
        return Step("press", (Change(event(running), running),))

    def _plan(self, entries: Entries) -> Step:
        patient = entries[PATIENT.id]
        assert isinstance(patient, Patient)
        plan = Plan(tuple(PlannedStep(10 * at, Decimal(self.random.randint(20, 240))) for at in range(1, 4)))
        return Step("plan", (Change(replace(patient, plan=plan), patient),))

    def _another(self) -> Infusion:
        self._number += 1
        return a_full_infusion(self._number)


def after(entries: Entries, step: Step) -> Entries:
    """What is there when a step was carried out."""
    changed = dict(entries)
    for each in step.changes:
        if each.wanted is None:
            del changed[each.entry.id]
        else:
            changed[each.entry.id] = each.wanted
    return changed
