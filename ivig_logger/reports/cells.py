"""Rows as CSV (RFC 4180) that a spreadsheet reads and does not carry out."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to calculate


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a file in UTF-8 with the mark that Excel looks for, defused."""
    kept = io.StringIO()
    csv.writer(kept, lineterminator="\r\n").writerows([defused(each) for each in row] for row in rows)
    return kept.getvalue().encode("utf-8-sig")


def defused(cell: str) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe stands before what would be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
