"""The limits of each number: a table. Outside `usual` it asks, outside `possible` it refuses.

Real sessions broke naive limits: 17 h and 34 h long, a heart rate of 24, 172 g in one infusion. What has happened is
never refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ivig_logger.domain.problems import Code, Problem

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """Bounds of one field, both ends allowed; None is no bound. `decimals` is how many the log keeps."""

    unit: str
    usual: tuple[Number | None, Number | None]
    possible: tuple[Number | None, Number | None]
    decimals: int = 0


_KG = (Decimal("0.4"), 500)

LIMITS = {
    "concentration": Limit("%", (5, 10), (3, 12), 3),
    "dose": Limit("g", (None, 150), (Decimal("0.1"), 600), 3),
    "ordered_dose": Limit("g", (None, 150), (Decimal("0.1"), 600), 3),
    "weight": Limit("kg", (3, 150), _KG, 3),
    "volume": Limit("mL", (50, 1000), (Decimal("0.1"), 6000), 1),
    "grams": Limit("g", (None, 60), (Decimal("0.001"), 600), 3),
    "rate": Limit("mL/h", (None, None), (Decimal("0.000001"), 2000), 6),
    "fluid": Limit("mL", (None, 4000), (0, 10000), 6),
    "systolic": Limit("mmHg", (90, 180), (30, 320)),
    "diastolic": Limit("mmHg", (50, 110), (10, 220)),
    "heart_rate": Limit("/min", (50, 120), (10, 350)),
    "temperature": Limit("°C", (None, Decimal("37.9")), (28, 45), 2),
    "spo2": Limit("%", (92, 100), (30, 100)),
    "breathing_rate": Limit("/min", (10, 30), (3, 100)),
    "pain": Limit("", (0, 10), (0, 10)),
    "gauge": Limit("G", (22, 24), (14, 27)),
    "attempts": Limit("", (0, 4), (0, 99)),
}


def problems_of_number(name: str, where: str, value: Number | None, shown: Number | None = None) -> Iterator[Problem]:
    """What is said against one number; `shown` is the number as typed where its unit differs from the table's."""
    if value is None:
        return
    limit = LIMITS[name]
    facts: dict[str, object] = {"name": name, "value": value if shown is None else shown, "unit": limit.unit}
    if not _is_number(value) or not _within(value, limit.possible):
        yield Problem(Code.IMPOSSIBLE, where, True, facts | {"possible": limit.possible})
    elif _decimals(value if shown is None else shown) > limit.decimals:
        yield Problem(Code.TOO_PRECISE, where, True, facts | {"decimals": limit.decimals})
    elif not _within(value, limit.usual):
        yield Problem(Code.UNUSUAL, where, False, facts | {"usual": limit.usual})


def _is_number(value: Number) -> bool:
    return isinstance(value, int) or value.is_finite()


def _within(value: Number, bounds: tuple[Number | None, Number | None]) -> bool:
    low, high = bounds
    return (low is None or value >= low) and (high is None or value <= high)


def _decimals(value: Number) -> int:
    if isinstance(value, int):
        return 0
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
