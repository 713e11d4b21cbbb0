"""The one way into a sheet file, whatever its kind."""

from functools import partial
from io import BytesIO

from ivig_logger.exchange.sheets.containers import Container, container_of
from ivig_logger.exchange.sheets.delimited import read_delimited
from ivig_logger.exchange.sheets.spreadsheets import read_spreadsheet
from ivig_logger.exchange.sheets.texts import read_texts
from ivig_logger.exchange.sheets.workbook import Workbook


def read_workbook(data: bytes, name: str) -> Workbook:
    """The tables of a file of that name. Raises Unreadable with a sentence where it cannot be read at all."""
    container = container_of(data)
    if container is Container.TEXT:
        return read_delimited(partial(BytesIO, data), name)
    return read_texts(data) if container is Container.TEXTS else read_spreadsheet(data, container)
