"""What a person waits for and what a computer spends, in figures of its own: beside the ratios, never instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its unit, and what the program promises of it."""

    name: str
    measured: str
    promised: str

    def line(self) -> str:
        """A line of the table."""
        return f"| {self.name} | {self.measured} | {self.promised} |"


HEADING = "| what | measured | promised |\n| --- | ---: | ---: |"


def waiting(seconds: Sequence[float]) -> str:
    """How long a person waits: half of the times, and all but one of a hundred."""
    return f"p50 {percentile(seconds, 50) * 1000:.1f} ms, p99 {percentile(seconds, 99) * 1000:.1f} ms"


def percentile(seconds: Sequence[float], share: int) -> float:
    """What `share` of a hundred stay within."""
    return quantiles(seconds, n=100, method="inclusive")[share - 1]
