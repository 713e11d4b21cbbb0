"""Other people's spreadsheets for tests: a text becomes a workbook, and what is read of it is asked for briefly."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.mapping import Mapping, Recognised, read_mapped, recognise
from ivig_logger.exchange.sheets import RawTable, Row, Workbook, read_workbook
from tests.builders import PATIENT, ZONE, a_moment

NOW = a_moment("12:00", "2027-01-15")


def a_workbook(text: str) -> Workbook:
    """The workbook of a CSV text."""
    return read_workbook(text.strip("\n").encode(), "diary.csv")


def a_book(**tables: Sequence[Row]) -> Workbook:
    """A workbook of tables of cells, as a sheet file gives them."""

    def table(name: str, rows: Sequence[Row]) -> RawTable:
        return RawTable(name, lambda: iter(list(enumerate(rows, 1))))

    return Workbook(tuple(table(name, rows) for name, rows in tables.items()))


class Both(NamedTuple):
    """What was recognised and what was read with it."""

    recognised: Recognised
    contents: LogContents

    @property
    def mapping(self) -> Mapping:
        return self.recognised.mapping

    def only(self) -> Infusion:
        """The one session that was read, with nothing refused."""
        assert self.contents.refusals == ()
        (infusion,) = self.contents.infusions.values()
        return infusion

    def reasons(self) -> dict[str, str | Code]:
        """Why what cannot be read, by its position: the sentence, or the code of the problem."""
        return {
            each.where: each.reason.code if isinstance(each.reason, Problem) else each.reason
            for each in self.contents.refusals
        }


def read(book: str | Workbook, *, known: Iterable[Patient] = (), mapping: Mapping | None = None) -> Both:
    """A spreadsheet recognised and read with what is proposed for it, or with `mapping`."""
    workbook = a_workbook(book) if isinstance(book, str) else book
    recognised = recognise(workbook)
    contents = read_mapped(workbook, mapping or recognised.mapping, known, PATIENT.id, NOW, ZONE)
    return Both(recognised, contents)
