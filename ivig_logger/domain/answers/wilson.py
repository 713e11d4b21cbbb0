"""The interval of a share, which says how little a few sessions can tell.

E. B. Wilson, Probable inference, the law of succession, and statistical inference, J Am Stat Assoc 22 (1927) 209-212.
"""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054  # the standard normal distribution has 95 % between -z and z


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, as shares between 0 and 1."""

    low: float
    high: float


def wilson(count: int, total: int) -> Interval:
    """The 95 % score interval of `count` among `total` (at least 1)."""
    share, squared = count / total, _Z * _Z
    middle = share + squared / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + squared / (4 * total * total))
    scale = 1 + squared / total
    return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
