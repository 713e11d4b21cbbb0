"""Logs made of values, taken out as tables and read again as a person would bring them in."""

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.sheets import Workbook, read_workbook
from ivig_logger.exchange.tables.reading import read_tables
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE, Selection
from ivig_logger.services.table_export import export_tables_zip
from tests.strategies import NOW

Export = Callable[..., Any]


def filled(log: Logbook, patients: Iterable[Patient], infusions: Iterable[Infusion]) -> Logbook:
    """The log with these in it."""
    log.store_all([*map(Change, patients), *map(Change, infusions)])
    return log


def emptied(log: Logbook) -> None:
    """Take everything out again."""
    stored = list(log.everything())
    log.store_all([Change(None, each) for each in reversed(stored)])


def exported(log: Logbook, export: Export = export_tables_zip, selection: Selection = WHOLE) -> bytes:
    """The whole file."""
    pieces: list[bytes] = []
    export(log, selection, pieces.append)
    return b"".join(pieces)


def read_back(data: bytes, now: Moment = NOW) -> LogContents:
    """What an import reads."""
    return read_tables(workbook_of(data), [], now)


def workbook_of(data: bytes) -> Workbook:
    return read_workbook(data, "log.zip")


def changed(data: bytes, table: str, change: Callable[[list[str]], list[str]]) -> bytes:
    """The zip with the lines of one table changed by hand."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8-sig")
            if name == f"{table}.csv":
                text = "\r\n".join(change(text.removesuffix("\r\n").split("\r\n"))) + "\r\n"
            new.writestr(name, text.encode("utf-8-sig"))
    return kept.getvalue()
