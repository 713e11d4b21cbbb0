"""The facts of a problem as texts for its sentence."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.typed_texts import MONTHS, number_text
from ivig_logger.words.times import clock_text, day_text, day_text_of, duration_text

_MOST_DIGITS = 15
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """Reads the facts of one problem by name."""

    problem: Problem

    def __contains__(self, name: str) -> bool:
        return self.problem.facts.get(name) is not None

    def text(self, name: str) -> str:
        """A text, short and on one line."""
        said = " ".join(str(self.problem.facts[name])[:200].split())
        return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"

    def value(self, name: str) -> Decimal:
        """A number."""
        return Decimal(str(self.problem.facts[name]))

    def number(self, name: str, decimals: int | None = None) -> str:
        """A number as text, rounded to `decimals` where these are given; huge ones as 1E+99."""
        value = self.value(name)
        if not value.is_finite():
            return str(value)
        if value.adjusted() > _MOST_DIGITS or value.adjusted() < -_MOST_DIGITS:
            return f"{value:.3g}" if value else "0"
        if decimals is not None:
            value = round(value, decimals)
        return number_text(value)[: 2 * _MOST_DIGITS]

    def amount(self, name: str, unit: str) -> str:
        """A number with the unit that stands in another fact."""
        return f"{self.number(name)} {self.text(unit)}".strip()

    def bounds(self, name: str) -> tuple[Decimal | None, Decimal | None]:
        """The lower and the upper bound of a limit, None where there is none."""
        found = self.problem.facts[name]
        low, high = found if isinstance(found, tuple) else (None, None)
        return (None if low is None else Decimal(low)), (None if high is None else Decimal(high))

    def length(self, name: str) -> timedelta:
        """A length of time."""
        found = self.problem.facts[name]
        return found if isinstance(found, timedelta) else timedelta(0)

    def duration(self, name: str) -> str:
        """A length of time in words."""
        return duration_text(self.length(name))

    def moment(self, name: str) -> str:
        """A moment as "09:00 on Tue 20 Oct 2026"."""
        found = self.problem.facts[name]
        return f"{clock_text(found)} on {day_text(found)}" if isinstance(found, Moment) else str(found)

    def day(self, name: str) -> str:
        """A day as "Tue 20 Oct 2026"."""
        found = self.problem.facts[name]
        return day_text_of(found) if isinstance(found, date) else str(found)

    def month(self, name: str) -> str:
        """The name of the month with this number."""
        return MONTHS[int(self.value(name)) - 1]
