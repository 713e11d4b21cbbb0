"""The content of a report, the same for paper, HTML and CSV: words and numbers in the order in which they are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from ivig_logger.domain.answers.overlay import Overlay


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head: "Period", "Last 12 months, since 1 Nov 2025"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five numbers: "4", "with a reaction in the first hour", "of 14, 1 may be"."""

    value: str
    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; `weight` is how many sessions it tells of."""

    cells: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The numbers of the columns in `on_paper` are those for which a page has room."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    on_paper: tuple[int, ...]

    def longest(self, most: int) -> tuple[Sequence[Line], int]:
        """The rows that tell of most sessions, in their order, and how many are left out."""
        if len(self.lines) <= most:
            return self.lines, 0
        ranked = sorted(range(len(self.lines)), key=lambda at: -self.lines[at].weight)[:most]
        return [self.lines[at] for at in sorted(ranked)], len(self.lines) - most


@dataclass(frozen=True, slots=True)
class Picture:
    """The overlay, with what it is called, and the same as a table."""

    title: str
    overlay: Overlay
    table: Table


@dataclass(frozen=True, slots=True)
class Story:
    """A session in words: its day and hours, and headings with the lines below each; the heading "" is none."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All of a report. `warnings` stand out; `made` tells the program and when and in which zone it was printed.

    `counted` is how many sessions it tells of, in words."""

    title: str
    patient: str
    facts: tuple[Fact, ...]
    warnings: tuple[str, ...]
    figures: tuple[Figure, ...]
    picture: Picture
    tables: tuple[Table, ...]
    last: Table
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    made: str
    counted: str
