"""The day, the start, the end and the duration of one row, as texts of the form."""

import re
from datetime import datetime, time
from typing import NamedTuple

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.entry_values import Outcome
from ivig_logger.exchange.mapping.cell_texts import clock_text, day_of, text_of, with_unit
from ivig_logger.exchange.mapping.cell_words import outcome_of
from ivig_logger.exchange.mapping.day_texts import day_text, in_english, parted
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.targets import Target
from ivig_logger.exchange.sheets import Broken, Cell

_CLOCK_ONLY = 1905  # sheets write a clock reading without a day as one of the first days that they know
_HOURS = re.compile(r"(?<=\d) ?(?:h|hrs?|hours?|std|stunden?|horas?|heures?)\b\.?")
_MIDNIGHT = re.compile(r"0{1,2}:00(?::00(?:[.,]0+)?)?")  # behind a date it is no time of day
_MINUTES = re.compile(r"(?<=\d) ?(?:min|mins|minutes?|minuten|minutos?|mn)\b\.?")


class Times(NamedTuple):
    """The four texts, and whether the end says that the infusion is still running."""

    day: str = ""
    start: str = ""
    end: str = ""
    duration: str = ""
    running: bool = False


class Clocks(NamedTuple):
    """What the columns beside the date say: the start may name a day too."""

    day: str
    start: str
    end: str
    duration: str
    running: bool


def clocks_of(cells: Cells) -> Clocks:
    """The times of a row without what stands in the column of dates."""
    day, start = _day_and_clock(cells, Target.START, "start")
    end, running = _end(cells)
    return Clocks(day, start, end, _duration(cells), running)


def times_of(cells: Cells, clocks: Clocks | None = None) -> Times:
    """The times of a row; what cannot be read is noted at its field."""
    day, clock = _day_and_clock(cells, Target.DATE, "date")
    other, start, end, duration, running = clocks or clocks_of(cells)
    if day and other and day != other:
        cells.refuse("start", f"The date says {day}, the start {other}.")
    clock = "" if _MIDNIGHT.fullmatch(clock) else clock
    if clock and start and clock != start:
        cells.refuse("start", f"The date says {clock}, the start {start}.")
    return Times(day or other, start or clock, end, duration, running)


def _day_and_clock(cells: Cells, target: Target, where: str) -> tuple[str, str]:
    """The day and the clock reading of a cell, each "" where it names none."""
    cell = cells.cell(target)
    if cell is None:
        return "", ""
    if isinstance(cell, Broken):
        cells.refuse(where, cell.why)
        return "", ""
    if isinstance(cell, datetime) and cell.year < _CLOCK_ONLY:
        cell = cell.time()
    said = day_of(cell) if target is Target.DATE else text_of(cell)
    if isinstance(cell, time) or not said:
        return "", said
    day, clock = parted(said)
    if target is Target.START and not clock and not _names_a_day(day, cell):
        return "", clock_text(day)
    return cells.read(where, lambda: day_text(day, cells.plan.order)) or "", clock


def _names_a_day(said: str, cell: Cell) -> bool:
    """Whether a text without a clock reading behind it is a day: a start may be nothing but a clock reading."""
    return (not isinstance(cell, str) and "-" in said) or (len(re.findall(r"\d+", said)) > 2 and ":" not in said)


def _end(cells: Cells) -> tuple[str, bool]:
    cell = cells.cell(Target.END)
    if isinstance(cell, datetime) and cell.year < _CLOCK_ONLY:
        return text_of(cell.time()), False
    said = cells.dated(Target.END, "end")
    if outcome_of(said) is Outcome.RUNNING:
        return "", True
    day, clock = parted(said)
    return (f"{in_english(day)} {clock}" if clock else clock_text(said)), False


def _duration(cells: Cells) -> str:
    said = cells.text(Target.DURATION, "duration")
    if not isinstance(cells.cell(Target.DURATION), str):
        return _with_unit(cells, said)
    plain = _MINUTES.sub(" min", _HOURS.sub(" h ", fold(said)))
    return _with_unit(cells, " ".join(plain.split()))


def _with_unit(cells: Cells, said: str) -> str:
    return cells.read("duration", lambda: with_unit(said, cells.unit(Target.DURATION))) or ""
