"""The shape of the tables of an ods file, from its XML: one cell can stand there for millions of equal ones."""

import zipfile
from datetime import timedelta
from xml.parsers import expat

from ivig_logger.exchange.sheets.archives import pieces_of
from ivig_logger.exchange.sheets.cells import length_of
from ivig_logger.exchange.sheets.markup import Attributes, a_parser, read_markup
from ivig_logger.exchange.sheets.shape import Shape
from ivig_logger.exchange.sheets.workbook import Cell

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{_OASIS}table:1.0 table"
_ROW = f"{_OASIS}table:1.0 table-row"
_CELL = f"{_OASIS}table:1.0 table-cell"
_COLUMN = f"{_OASIS}table:1.0 table-column"
_SEEN = f"{_OASIS}table:1.0 visibility"
_COVERED = f"{_OASIS}table:1.0 covered-table-cell"
_NAME = f"{_OASIS}table:1.0 name"
_COLUMNS = f"{_OASIS}table:1.0 number-columns-repeated"
_ROWS = f"{_OASIS}table:1.0 number-rows-repeated"
_WIDE = f"{_OASIS}table:1.0 number-columns-spanned"
_HIGH = f"{_OASIS}table:1.0 number-rows-spanned"
_FORMULA = f"{_OASIS}table:1.0 formula"
_LENGTH = f"{_OASIS}office:1.0 time-value"
_TYPE = f"{_OASIS}office:1.0 value-type"
_COMMENT = f"{_OASIS}office:1.0 annotation"
_DAY = timedelta(days=1)
_ERRORS = ("#", "Err:")  # how the programs that write ods show an error


def ods_shapes(archive: zipfile.ZipFile) -> dict[str, Shape]:
    """The shape of each table by its name. Raises Unreadable."""
    reading = _Reading()
    read_markup(pieces_of(archive, "content.xml"), reading.start, reading.parser)
    return reading.shapes


class _Reading:
    """Follows the elements of content.xml; `row` and `column` are where the next cell stands."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.parser: expat.XMLParserType = a_parser()
        self._shape = Shape()
        self._row = self._column = self._defined = 0
        self._hidden = False  # the present row, until it is counted
        self._rows = self._columns = 1  # how often the present row and cell are repeated
        self._said: list[str] = []  # the text of the present cell, where it has a formula
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name in (_CELL, _COVERED):
            self._begin_cell(attributes, covered=name == _COVERED)
        elif name == _ROW:
            self._rows = _times(attributes, _ROWS)
            self._column = 0
            self._hidden = attributes.get(_SEEN, "visible") != "visible"
        elif name == _COLUMN:
            self._define_columns(attributes)
        elif name == _COMMENT:
            self._shape.comments = True
        elif name == _TABLE:
            self._shape = self.shapes.setdefault(attributes.get(_NAME, ""), Shape())
            self._row = self._defined = 0

    def end(self, name: str) -> None:
        """An element ends."""
        if name in (_CELL, _COVERED):
            if self.parser.CharacterDataHandler is not None:
                self._end_formula()
            self._column += self._columns
        elif name == _ROW:
            self._row += self._rows

    def _begin_cell(self, attributes: Attributes, covered: bool) -> None:
        self._columns = _times(attributes, _COLUMNS)
        if _times(attributes, _WIDE) > 1 or _times(attributes, _HIGH) > 1:
            self._shape.merged += 1
        if _TYPE not in attributes:
            return
        self._shape.reach(self._row + self._rows, self._column + self._columns)
        if self._hidden:
            self._shape.hidden_rows += self._rows
            self._hidden = False
        if covered:
            self._put(None)
        length = length_of(attributes.get(_LENGTH, ""))
        if length is not None and not timedelta() <= length < _DAY:  # below a day it may be a time as well
            self._put(length)
        if _FORMULA in attributes:
            self._said.clear()
            self.parser.CharacterDataHandler = self._said.append

    def _define_columns(self, attributes: Attributes) -> None:
        first, self._defined = self._defined, self._defined + _times(attributes, _COLUMNS)
        if attributes.get(_SEEN, "visible") != "visible":
            self._shape.hidden.append((first, self._defined - 1))

    def _end_formula(self) -> None:
        self.parser.CharacterDataHandler = None
        text = "".join(self._said).strip()
        if text.startswith(_ERRORS):
            for row, column in self._places():
                self._shape.lose(row, column, text)

    def _put(self, cell: Cell) -> None:
        for row, column in self._places():
            self._shape.put(row, column, cell)

    def _places(self) -> list[tuple[int, int]]:
        rows = range(self._row, self._row + self._rows)
        return [(row, column) for row in rows for column in range(self._column, self._column + self._columns)]


def _times(attributes: Attributes, name: str) -> int:
    number = attributes.get(name, "1")
    return max(int(number), 1) if number.isdecimal() else 1
