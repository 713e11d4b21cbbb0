"""Two ways measured in turn, A B A B, so that whatever else the machine does meets both alike."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Protocol

Run = Callable[[], object]
"""What is measured; one that gives a float has measured its own seconds, and those count."""


class Benchmark(Protocol):
    """What this module needs of the fixture of pytest-benchmark."""

    extra_info: dict[str, Any]

    def pedantic(self, target: Run, *, rounds: int, warmup_rounds: int) -> object:
        """Call the target so many times."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Seconds that ours and the other took, in pairs, and how many times as long ours may take."""

    name: str
    ours: tuple[float, ...]
    other: tuple[float, ...]
    limit: float

    @property
    def ratio(self) -> float:
        """The median of the ratios of the pairs."""
        return median(a / b for a, b in zip(self.ours, self.other, strict=True))

    def line(self) -> str:
        """A line of the table."""
        ours, other = (f"{median(each) * 1000:.2f} ms" for each in (self.ours, self.other))
        return f"| {self.name} | {ours} | {other} | {self.ratio:.2f} | {self.limit:g} |"


HEADING = "| what | ours | to compare | ratio | limit |\n| --- | ---: | ---: | ---: | ---: |"


def measure_pairs(
    benchmark: Benchmark,
    name: str,
    ours: Run,
    other: Run,
    *,
    limit: float,
    rounds: int = 60,
    between: Run | None = None,
) -> Pairs:
    """Run both in turn and keep the seconds beside what pytest-benchmark measures of the pair.

    `between` runs after each, off the clock, to finish what goes on behind it.
    """
    warm = 5
    seconds: list[tuple[float, float]] = []

    def pair() -> None:
        seconds.append((_timed(ours, between), _timed(other, between)))

    gc.collect()
    gc.freeze()  # what the tests before left behind is not collected on our time
    benchmark.pedantic(pair, rounds=rounds, warmup_rounds=warm)
    gc.unfreeze()
    first, second = zip(*seconds[warm:], strict=True)
    pairs = Pairs(name, first, second, limit)
    benchmark.extra_info |= {"pairs": pairs.name, "ratio": pairs.ratio, "limit": limit}
    return pairs


def _timed(run: Run, after: Run | None) -> float:
    began = perf_counter()
    told = run()
    took = perf_counter() - began
    if after is not None:
        after()
    return told if isinstance(told, float) else took
