"""What all rows of a sheet say about how it is written: the order of dates, the decimal mark, units, clock readings."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal

from ivig_logger.exchange.mapping.cell_texts import (
    clock_text,
    is_bare,
    mark_of,
    may_be_grouped,
    minutes_between,
    text_of,
)
from ivig_logger.exchange.mapping.day_texts import Fits, fits, parted
from ivig_logger.exchange.mapping.free_cells import split
from ivig_logger.exchange.mapping.layouts import Layout
from ivig_logger.exchange.mapping.symptom_cells import names_length
from ivig_logger.exchange.mapping.targets import Target
from ivig_logger.exchange.sheets import Cell, Row
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_clocks import clock_of

_DAY = 24 * 60
_EXAMPLES = 3
_LONGEST = 500  # characters of a cell in which dates are looked for
_NO_DATES = frozenset({Target.PATIENT, Target.PRODUCT, Target.LOT, Target.BEFORE, Target.STOP_REASON})
_NUMBERS = frozenset(
    {Target.DOSE, Target.WEIGHT, Target.VOLUME, Target.CONCENTRATION, Target.GRAMS, Target.IGG_TROUGH, Target.DURATION}
    | {Target.PREMEDICATION_DOSE, Target.WELLBEING, Target.PREMEDICATION, Target.ONE_LINE}
)
_COUNTED = frozenset({Target.DURATION, Target.WEIGHT, Target.PREMEDICATION_TIME, Target.RATE})
_MOST_HOURS = 24
_UNREAD = frozenset({Target.NOTES, Target.LEAVE_OUT})


@dataclass(slots=True)
class ColumnSurvey:
    """What the cells of one column are: a few of them, and how many of each kind."""

    examples: list[str] = field(default_factory=list)
    last: Cell = None  # that was looked at for these
    bare: int = 0  # numbers without a unit
    hours: int = 0  # of these, such as may be hours
    clocks: int = 0  # "1:25" that can only be a clock reading during the session
    spans: int = 0  # that can only be the time since its start
    either: int = 0  # that can be both, or neither
    # of a column that is named by a symptom
    zeros: int = 0  # numbers that are 0
    highest: Decimal = Decimal(0)
    odd: bool = False  # a number is below 0 or no whole one
    lengths: int = 0  # "25 min", which may be when it began and how long it was
    open: list[str] = field(default_factory=list)  # a few of all these


@dataclass(slots=True)
class Survey:
    """What is found in all rows of one layout."""

    layout: Layout
    columns: list[ColumnSurvey] = field(init=False)
    orders: Counter[Fits] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)
    marks: Counter[str] = field(default_factory=Counter)
    grouped: list[str] = field(default_factory=list)
    rows: int = 0

    def __post_init__(self) -> None:
        self.columns = [ColumnSurvey() for _ in self.layout.columns]

    def look(self, rows: Iterable[tuple[int, Row]]) -> "Survey":
        """Look at all rows; the survey itself is given back."""
        for _, row in rows:
            self.rows += 1
            for at, (column, cell) in enumerate(zip(self.layout.columns, row, strict=False)):
                if cell is not None and cell != "":
                    self._see(at, column.target, cell, row)
        return self

    def _see(self, at: int, target: Target, cell: Cell, row: Row) -> None:
        seen = self.columns[at]
        if len(seen.examples) < _EXAMPLES and cell != seen.last:
            seen.last = cell
            if (said := text_of(cell)) and said not in seen.examples:
                seen.examples.append(said[:80])
        if target in _UNREAD:
            return
        if isinstance(cell, str):
            self._see_text(target, cell)
        if target in _COUNTED or target in _NUMBERS:
            _see_number(seen, cell)
        elif target is Target.ONSET:
            self._see_onset(seen, cell, row)
        elif target is Target.MEASURED:
            _see_number(seen, cell)
            self._see_onset(seen, cell, row)
        elif target is Target.SYMPTOM:
            self._see_symptom(seen, cell, row)

    def _see_text(self, target: Target, cell: str) -> None:
        if target not in _NO_DATES and len(cell) <= _LONGEST:
            found = fits(cell)
            if found is not Fits.NEITHER_MATTERS:
                self.orders[found] += 1
                if len(self.dates) < _EXAMPLES and found is Fits.BOTH:
                    self.dates.append(cell.strip())
        if target in _NUMBERS and len(cell) <= _LONGEST:
            if mark := mark_of(cell):
                self.marks[mark] += 1
            elif may_be_grouped(cell.strip()) and len(self.grouped) < _EXAMPLES:
                self.grouped.append(cell.strip())

    def _see_symptom(self, seen: ColumnSurvey, cell: Cell, row: Row) -> None:
        before = seen.bare - seen.zeros, seen.spans, seen.either, seen.lengths
        _see_measure(seen, cell)
        self._see_onset(seen, cell, row)
        seen.lengths += isinstance(cell, str) and len(cell) <= _LONGEST and names_length(cell)
        if (seen.bare - seen.zeros, seen.spans, seen.either, seen.lengths) != before and len(seen.open) < _EXAMPLES:
            said = text_of(cell)[:80]
            seen.open += [said] if said not in seen.open else []

    def _see_onset(self, seen: ColumnSurvey, cell: Cell, row: Row) -> None:
        if not isinstance(cell, str | time | timedelta):
            return
        for each in split(text_of(cell)):
            said = minutes_between(each)
            if said is not None:
                self._see_time(seen, said, row)

    def _see_time(self, seen: ColumnSurvey, said: int, row: Row) -> None:
        start, length = _minutes(self._cell(row, Target.START)), self._length(row)
        if length is None and said >= _DAY // 2:
            seen.clocks += 1  # half a day after the start nobody counts minutes
            return
        clock = start is not None and length is not None and (said - start) % _DAY <= length
        span = length is not None and said <= length
        seen.clocks += clock and not span
        seen.spans += span and not clock
        seen.either += clock == span

    def _length(self, row: Row) -> int | None:
        """About how many minutes the session took; None where it cannot be told."""
        start, end = _minutes(self._cell(row, Target.START)), _minutes(self._cell(row, Target.END))
        if start is not None and end is not None:
            return (end - start) % _DAY
        lasted = self._cell(row, Target.DURATION)
        if lasted is None:
            return None
        said, unit = text_of(lasted), self.layout.columns[self.layout.places(Target.DURATION)[0]].unit
        minutes = minutes_between(said)
        if minutes is not None or not is_bare(said):
            return minutes
        return int(_value(said) * (60 if unit == "h" else 1))

    def _cell(self, row: Row, target: Target) -> Cell:
        places = self.layout.places(target)
        return row[places[0]] if places and places[0] < len(row) else None


def _see_number(seen: ColumnSurvey, cell: Cell) -> None:
    if isinstance(cell, Decimal):
        value = cell
    elif isinstance(cell, str) and is_bare(cell.strip()):
        value = _value(cell.strip())
    else:
        return
    seen.bare += 1
    seen.hours += value <= _MOST_HOURS


def _see_measure(seen: ColumnSurvey, cell: Cell) -> None:
    before = seen.bare
    _see_number(seen, cell)
    if seen.bare == before:
        return
    value = cell if isinstance(cell, Decimal) else _value(text_of(cell))
    seen.zeros += value == 0
    seen.highest = max(seen.highest, value)
    seen.odd = seen.odd or value < 0 or value != value.to_integral_value()


def _value(said: str) -> Decimal:
    """About what a number is, whichever decimal mark it has."""
    return Decimal(said.replace(",", ".")) if said.count(",") + said.count(".") < 2 else Decimal(0)


def _minutes(cell: Cell) -> int | None:
    """The minute of the day that a cell names."""
    if isinstance(cell, datetime):
        cell = cell.time()
    if cell is None:
        return None
    said = text_of(cell)
    try:
        clock = clock_of(clock_text(parted(said)[1] or said).lower())
    except Unreadable:
        return None
    return None if clock is None else clock.time.hour * 60 + clock.time.minute
