"""Sheets of other programs as plain tables: CSV, TSV, xlsx, xls, ods, and a zip of CSV files."""

from ivig_logger.exchange.sheets.reading import read_workbook
from ivig_logger.exchange.sheets.workbook import (
    Broken,
    Cell,
    RawTable,
    Row,
    Rows,
    Workbook,
    broken,
    is_empty,
    why_unreadable,
)

__all__ = [
    "Broken",
    "Cell",
    "RawTable",
    "Row",
    "Rows",
    "Workbook",
    "broken",
    "is_empty",
    "read_workbook",
    "why_unreadable",
]
