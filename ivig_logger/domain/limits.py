"""The limits of each number: a table. Outside `usual` it asks, outside `possible` it refuses.

Real sessions broke naive limits: 17 h and 34 h long, a heart rate of 24, 172 g in one infusion. What has happened is
never refused.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from ivig_logger.domain.problems import Code, Problem

Number = int | Decimal
_Number = TypeVar("_Number", int, Decimal)


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds of one field, both ends allowed; None is no bound. `decimals` is how many the log keeps.

    With `only` the two values of `usual` are usual and nothing between them. With `asks_from` that value and all above
    ask, where the usual bound is finer than what can be measured.
    """

    unit: str
    usual: tuple[Number | None, Number | None]
    possible: tuple[Number | None, Number | None]
    decimals: int = 0
    only: bool = False
    asks_from: Number | None = None

    def is_possible(self, value: Number) -> bool:
        """Whether a number can be kept at all."""
        return (isinstance(value, int) or value.is_finite()) and _within(value, self.possible)

    def is_usual(self, value: Number) -> bool:
        """Whether a possible number needs no second look."""
        if self.only:
            return value in self.usual
        if self.asks_from is not None:
            return value < self.asks_from
        return _within(value, self.usual)


_DOSE = Limit("g", (None, 150), (Decimal("0.1"), 600), 3)

LIMITS = {
    "concentration": Limit("%", (5, 10), (3, 12), 3, only=True),
    "dose": _DOSE,
    "ordered_dose": _DOSE,
    "weight": Limit("kg", (3, 150), (Decimal("0.4"), 500), 3),
    "volume": Limit("mL", (50, 1000), (Decimal("0.1"), 6000), 1),
    "wellbeing": Limit("", (0, 10), (0, 10)),
    "igg_trough": Limit("g/L", (2, 30), (Decimal("0.001"), 100), 3),
    "grams": Limit("g", (None, 60), (Decimal("0.001"), 600), 3),
    "rate": Limit("mL/h", (None, None), (Decimal("0.000001"), 2000), 6),
    "fluid": Limit("mL", (None, 4000), (0, 10000), 6),
    "medicine": Limit("", (None, None), (Decimal("0.000001"), 10**9), 6),
    "systolic": Limit("mmHg", (90, 180), (30, 320)),
    "diastolic": Limit("mmHg", (50, 110), (10, 220)),
    "heart_rate": Limit("/min", (50, 120), (10, 350)),
    "temperature": Limit("°C", (None, Decimal("37.9")), (28, 45), 2, asks_from=38),
    "spo2": Limit("%", (92, 100), (30, 100)),
    "breathing_rate": Limit("/min", (10, 30), (3, 100)),
    "pain": Limit("", (0, 10), (0, 10)),
    "gauge": Limit("G", (22, 24), (14, 27)),
    "attempts": Limit("", (0, 4), (0, 99)),
}


def problems_of_number(
    name: str, where: str, value: Number | None, typed: tuple[Number, str] | None = None
) -> Iterable[Problem]:
    """What is said against one number in the unit of the table; `typed` is what it was converted from, with its unit.

    The facts hold `name`, `value` and `unit`, which go with `usual` and `possible`; `typed` and `typed_unit` beside
    them where the unit is another one.
    """
    if value is None or (typed is None and _is_usual(name, value)):
        return ()
    return _problems_of(LIMITS[name], name, where, value, typed)


def _problems_of(
    limit: Limit, name: str, where: str, value: Number, typed: tuple[Number, str] | None
) -> Iterator[Problem]:
    number, unit = typed or (value, limit.unit)
    facts: dict[str, object] = {"name": name, "value": value, "unit": limit.unit}
    if unit != limit.unit:
        facts |= {"typed": number, "typed_unit": unit}
    if not limit.is_possible(value):
        yield Problem(Code.IMPOSSIBLE, where, True, facts | {"possible": limit.possible})
    elif _decimals(number) > limit.decimals:
        yield Problem(Code.TOO_PRECISE, where, True, facts | {"decimals": limit.decimals})
    elif not limit.is_usual(value):
        yield Problem(Code.UNUSUAL, where, False, facts | {"usual": limit.usual})


def allowed(name: str, value: _Number | None) -> _Number | None:
    """The number where the table has it possible, else None: with what is refused nothing is computed."""
    return value if value is not None and LIMITS[name].is_possible(value) else None


def apart(value: Decimal, expected: Decimal, percent: int) -> bool:
    """Whether a number differs from the expected one by more than so many percent of it."""
    return abs(value - expected) * 100 > expected * percent


def _is_usual(name: str, value: Number) -> bool:
    """Whether nothing is said against a number, as is true of nearly all."""
    if isinstance(value, Decimal) and not value.is_finite():
        return False
    return _is_usual_number(name, value)


@lru_cache(10_000)
def _is_usual_number(name: str, value: Number) -> bool:
    return not any(_problems_of(LIMITS[name], name, "", value, None))


def _within(value: Number, bounds: tuple[Number | None, Number | None]) -> bool:
    low, high = bounds
    return (low is None or value >= low) and (high is None or value <= high)


def _decimals(value: Number) -> int:
    """How many decimals a number has; not by `normalize`, which rounds to 28 digits and would hide some."""
    if isinstance(value, int):
        return 0
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return 0
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - zeros)
