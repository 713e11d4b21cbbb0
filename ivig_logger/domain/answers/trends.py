"""How something went from session to session, and how often reactions began early from quarter to quarter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.moment import Moment

Value = int | float | Decimal
_MONTHS = 3
_MOST_QUARTERS = 16  # after four years a step is a year


class Measure(StrEnum):
    """What is followed from session to session."""

    REACTIONS = "reactions"
    DOSE = "dose per kg"
    GAP = "days since the last session"
    DURATION = "duration"
    WELLBEING = "well-being"
    TROUGH = "IgG trough"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One session and its value: a count, g/kg, days, minutes, 0-10 or g/L; None is "not recorded"."""

    fact: SessionFact
    value: Value | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over sessions, the oldest first."""

    measure: Measure
    points: tuple[TrendPoint, ...]

    @property
    def known(self) -> tuple[TrendPoint, ...]:
        """The sessions for which it is recorded."""
        return tuple(each for each in self.points if each.value is not None)


@dataclass(frozen=True, slots=True)
class Step:
    """The sessions of `months` calendar months from the first day of `month` on, on their own clocks; maybe none."""

    year: int
    month: int
    months: int
    group: Group


def trend(measure: Measure, facts: Sequence[SessionFact]) -> Trend:
    """A measure of these sessions, which are in the order of their starts."""
    value_of = _VALUES[measure]
    return Trend(measure, tuple(TrendPoint(each, value_of(each)) for each in facts))


def steps(facts: Sequence[SessionFact]) -> tuple[Step, ...]:
    """Quarter after quarter from the first session to the last; years where there are too many quarters to be seen."""
    found = _steps(facts, _MONTHS)
    return found if len(found) <= _MOST_QUARTERS else _steps(facts, 12)


def _steps(facts: Sequence[SessionFact], months: int) -> tuple[Step, ...]:
    gathered: dict[int, list[SessionFact]] = {}
    for each in facts:
        day = Moment(each.started, each.zone).local
        gathered.setdefault((day.year * 12 + day.month - 1) // months, []).append(each)
    if not gathered:
        return ()
    return tuple(
        Step(at * months // 12, at * months % 12 + 1, months, Group(tuple(gathered.get(at, ()))))
        for at in range(min(gathered), max(gathered) + 1)
    )


def _duration(fact: SessionFact) -> float | None:
    return None if fact.ended is None else (fact.ended - fact.started) / 60


_VALUES: dict[Measure, Callable[[SessionFact], Value | None]] = {
    Measure.REACTIONS: lambda fact: fact.reactions,
    Measure.DOSE: lambda fact: fact.dose_per_kg,
    Measure.GAP: lambda fact: fact.gap,
    Measure.DURATION: _duration,
    Measure.WELLBEING: lambda fact: fact.wellbeing,
    Measure.TROUGH: lambda fact: fact.igg_trough,
}
