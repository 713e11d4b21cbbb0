"""Sheets of rates and vital signs: each line has a time and says which session it belongs to."""

from collections.abc import Iterable
from dataclasses import replace

from ivig_logger.exchange.mapping.header_rows import header_of
from ivig_logger.exchange.mapping.layouts import Column, Layout
from ivig_logger.exchange.mapping.measure_titles import time_of
from ivig_logger.exchange.mapping.targets import MEASURES, VITALS, Target
from ivig_logger.exchange.sheets import RawTable

_KEYS = frozenset({Target.SESSION, Target.DATE, Target.START})


def measuring_sheets(tables: Iterable[RawTable]) -> tuple[Layout | None, Layout | None]:
    """The first sheet with rates and the first with vital signs; None also where one sheet holds both."""
    layouts = [layout for each in tables if (layout := _layout(each)) is not None]
    vitals = next((each for each in layouts if _named(each) & set(VITALS)), None)
    rates = next((each for each in layouts if Target.RATE in _named(each) and each is not vitals), None)
    return rates, vitals


def _layout(table: RawTable) -> Layout | None:
    """The layout of a sheet with measurements, a time, and a session that they belong to."""
    layout = header_of(table, second=True).layout
    if not _named(layout) & MEASURES:
        return None
    at = next((at for at, each in enumerate(layout.columns) if _is_time(each)), None)
    if at is None:
        return None
    unit = _unit(layout.columns[at])
    layout = layout.with_column(at, replace(layout.columns[at], target=Target.MEASURED, number=0, unit=unit))
    return layout if _named(layout) & _KEYS else None


def _is_time(column: Column) -> bool:
    return column.target is Target.ONSET or time_of(column.title) is not None


def _unit(column: Column) -> str:
    return column.unit if column.target is Target.ONSET else time_of(column.title) or ""


def _named(layout: Layout) -> set[Target]:
    return {each.target for each in layout.columns}
