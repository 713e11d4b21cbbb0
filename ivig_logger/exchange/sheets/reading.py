"""The one way into a sheet file, whatever its kind."""

from ivig_logger.exchange.sheets.delimited import read_delimited
from ivig_logger.exchange.sheets.workbook import Workbook


def read_workbook(data: bytes, name: str) -> Workbook:
    """The tables of a file of that name. Raises Unreadable with a sentence where it cannot be read at all."""
    return read_delimited(data, name)
