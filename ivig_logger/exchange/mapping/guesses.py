"""A sheet without a header: the columns that their content names, for a person to look at before anything is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import islice

from ivig_logger.domain.vocabulary import product_of
from ivig_logger.exchange.mapping.cell_texts import clock_text, minutes_between, text_of
from ivig_logger.exchange.mapping.day_texts import NUMBERED
from ivig_logger.exchange.mapping.layouts import Column, Layout
from ivig_logger.exchange.mapping.targets import Target
from ivig_logger.exchange.sheets import Cell, RawTable

_LOOKED_AT = 200  # rows


def named_by_content(layout: Layout, table: RawTable) -> Layout:
    """The layout with the first column of dates, the first two of clock readings and the first of products named."""
    rows = [row for _, row in islice(table.rows(), _LOOKED_AT)]
    wanted = [Target.DATE, Target.START, Target.END, Target.PRODUCT]
    columns = list(layout.columns)
    for at in range(len(columns)):
        cells = [row[at] for row in rows if at < len(row) and row[at] is not None]
        target = next((each for each in wanted if _is(each, cells)), None)
        if target is not None:
            wanted.remove(target)
            columns[at] = Column(target)
    return replace(layout, columns=tuple(columns))


def _is(target: Target, cells: Sequence[Cell]) -> bool:
    """Whether most cells are what a column of this holds."""
    if target is Target.DATE:
        fitting = sum(_is_day(each) for each in cells)
    elif target is Target.PRODUCT:
        fitting = sum(isinstance(each, str) and product_of(each) is not None for each in cells)
    else:
        fitting = sum(isinstance(each, time) or _is_clock(each) for each in cells)
    return bool(cells) and fitting * 2 > len(cells)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, datetime | date):
        return True
    return isinstance(cell, str) and (NUMBERED.fullmatch(cell.strip()) is not None or _is_iso(cell))


def _is_iso(text: str) -> bool:
    try:
        date.fromisoformat(text.strip())
    except ValueError:
        return False
    return True


def _is_clock(cell: Cell) -> bool:
    return isinstance(cell, str) and minutes_between(clock_text(text_of(cell))) is not None
