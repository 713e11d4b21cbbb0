"""Places on paper to write on by hand: in black on white, and high enough for a hand that is not steady."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ivig_logger.pictures.ink import PRINT
from ivig_logger.pictures.paper import DOTS, UNITS
from ivig_logger.pictures.pieces_of_page import Piece, Style, Wrapped, beside, width_of, wrapped
from ivig_logger.reports.paper_parts import Blank, PaperGrid, PaperRow

LINE = 8 / 25.4 * DOTS  # 8 mm: what a hand needs
_NAME = Style(7.0, PRINT.soft)
_VALUE = Style(10.0, PRINT.ink)
_CELL = Style(8.5, PRINT.ink)
_BOXED = Style(7.0, PRINT.ink)
TITLE = Style(9.5, PRINT.ink, strong=True)
_PADDING = 3.0 * UNITS
_BOX, _BOX_GAP = 6.5 * UNITS, 2.5 * UNITS
_BAR = 3.0 * UNITS  # beside what lies in the first hour
_RULE, _EDGE = 0.6 * UNITS, 1.0 * UNITS


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where across the page."""

    left: float
    width: float

    def shared(self, shares: Sequence[float]) -> tuple["Span", ...]:
        """Parts beside one another, as wide as their shares."""
        whole, left, parts = sum(shares), self.left, []
        for each in shares:
            width = self.width * each / whole
            parts.append(Span(left, width))
            left += width
        return tuple(parts)


def headline(words: str, style: Style, blank: Blank, span: Span) -> Piece:
    """The title of the page with a place beside it."""
    title = wrapped(words, style, span.left, span.width)
    left = width_of(words, style) + 4 * _PADDING
    place = line_of_blanks([blank], [Span(span.left + left, span.width - left)])

    def paint(painter: QPainter, top: float) -> None:
        title.paint(painter, top)
        place.paint(painter, top)

    return Piece(place.height, paint)


def line_of_blanks(blanks: Sequence[Blank], spans: Sequence[Span]) -> Piece:
    """Places beside one another in frames: the name small at the top, and below it the room to write."""
    cells = [_blank(each, span) for each, span in zip(blanks, spans, strict=True)]
    height = max(each.height for each in cells)

    def paint(painter: QPainter, top: float) -> None:
        for cell, span in zip(cells, spans, strict=True):
            _frame(painter, QRectF(span.left, top, span.width, height))
            cell.paint(painter, top)

    return Piece(height, paint)


def room_to_write(blank: Blank, span: Span, lines: int) -> Piece:
    """A framed place of several lines, with its name in the first."""
    name = _text(blank.name, _NAME, span)

    def paint(painter: QPainter, top: float) -> None:
        _frame(painter, QRectF(span.left, top, span.width, lines * LINE))
        name.paint(painter, top + UNITS)
        painter.setPen(_pen(_RULE, Qt.PenStyle.DotLine))
        for at in range(1, lines):
            _across(painter, span, top + at * LINE)

    return Piece(lines * LINE, paint)


def title_line(grid: PaperGrid, span: Span) -> Piece:
    """The title of a grid, the answers to the whole of it, and its note: between them, or below where it is long."""
    title = wrapped(grid.title, TITLE, span.left, span.width)
    wide = _boxes_wide(grid.boxes.boxes)
    answers = _Boxes(grid.boxes.boxes, Span(span.left + span.width - wide, wide + _PADDING))
    left = span.left + width_of(grid.title, TITLE) + 2 * _PADDING
    room = span.left + span.width - left - wide
    is_beside = width_of(grid.note, _NAME) < room
    note = wrapped(grid.note, _NAME, left, room) if is_beside else wrapped(grid.note, _NAME, span.left, span.width)
    lower = title.height - (1.1 * _NAME.line if is_beside else 0)

    def paint(painter: QPainter, top: float) -> None:
        title.paint(painter, top)
        note.paint(painter, top + lower)
        answers.paint(painter, top + (title.height - answers.height) / 2)

    return Piece(max(title.height, lower + note.height) + UNITS, paint, joined=True)


def column_names(columns: Sequence[Blank], spans: Sequence[Span]) -> Piece:
    """The names of the columns, on grey."""
    names = beside([_text(each.name, _NAME, span) for each, span in zip(columns, spans, strict=True)])

    def paint(painter: QPainter, top: float) -> None:
        for span in spans:
            box = QRectF(span.left, top, span.width, names.height + UNITS)
            painter.fillRect(box, PRINT.color("first_hour_fill"))
            _frame(painter, box)
        names.paint(painter, top + UNITS / 2)

    return Piece(names.height + UNITS, paint, joined=True)


def grid_row(columns: Sequence[Blank], row: PaperRow, spans: Sequence[Span]) -> Piece:
    """One row: what is printed of it, boxes to tick, and for the rest the room to write; a bar marks the first hour."""
    printed = [*row.cells, *[""] * (len(columns) - len(row.cells))]
    cells = [
        _Boxes(column.boxes, span) if column.boxes else _text(words, _CELL, span, beside_bar=not at)
        for at, (column, words, span) in enumerate(zip(columns, printed, spans, strict=True))
    ]
    height = max(LINE, *(each.height + 2 * UNITS for each in cells))

    def paint(painter: QPainter, top: float) -> None:
        if row.in_first_hour:
            painter.fillRect(QRectF(spans[0].left, top, _BAR, height), PRINT.color("ink"))
        for cell, span in zip(cells, spans, strict=True):
            _frame(painter, QRectF(span.left, top, span.width, height))
            cell.paint(painter, top + (height - cell.height) / 2)

    return Piece(height, paint)


def label_boxes(names: Sequence[Blank], spans: Sequence[Span]) -> Piece:
    """A place beside each other for the label of a vial, or for its lot, grams and expiry written by hand."""
    height = 2 * LINE + _NAME.line
    parts = [(span, _label_names(names, span)) for span in spans]

    def paint(painter: QPainter, top: float) -> None:
        for span, (lot, grams, expiry) in parts:
            _frame(painter, QRectF(span.left, top, span.width, height))
            lot.paint(painter, top + UNITS)
            lower = top + height / 2
            painter.setPen(_pen(_RULE, Qt.PenStyle.DotLine))
            _across(painter, span, lower)
            painter.drawLine(QLineF(expiry.x - _PADDING, lower, expiry.x - _PADDING, top + height))
            grams.paint(painter, lower + UNITS)
            expiry.paint(painter, lower + UNITS)

    return Piece(height, paint)


class _Boxes:
    """Boxes to tick with their words behind them, in as many lines as they need."""

    def __init__(self, words: Sequence[str], span: Span) -> None:
        self._placed: list[tuple[float, int, Wrapped]] = []
        left, line = span.left + _PADDING, 0
        for each in words:
            wide = _BOX + _BOX_GAP + width_of(each, _BOXED)
            if self._placed and left + wide > span.left + span.width and left > span.left + _PADDING:
                left, line = span.left + _PADDING, line + 1
            room = span.left + span.width - left - _BOX - _BOX_GAP
            self._placed.append((left, line, wrapped(each, _BOXED, left + _BOX + _BOX_GAP, max(room, wide))))
            left += wide + 2 * _BOX_GAP
        self._step = _BOXED.line * 1.15
        self.height = (line + 1) * self._step if words else 0.0

    def paint(self, painter: QPainter, top: float) -> None:
        for left, line, words in self._placed:
            y = top + line * self._step
            painter.setPen(_pen(_EDGE))
            painter.drawRect(QRectF(left, y + (self._step - _BOX) / 2, _BOX, _BOX))
            words.paint(painter, y + (self._step - _BOXED.line) / 2)


def _blank(blank: Blank, span: Span) -> Piece:
    name = _text(blank.name, _NAME, span)
    if blank.boxes:
        boxes = _Boxes(blank.boxes, span)
        body: Wrapped | _Boxes = boxes
        above = name.height + (LINE - boxes.height) / 2
    else:
        body = _text(blank.value, _VALUE, span)
        above = name.height + UNITS
    height = name.height + max(0.85 * LINE, body.height + 2 * UNITS)

    def paint(painter: QPainter, top: float) -> None:
        name.paint(painter, top + UNITS)
        body.paint(painter, top + above)

    return Piece(max(height, LINE), paint)


def _label_names(names: Sequence[Blank], span: Span) -> tuple[Wrapped, Wrapped, Wrapped]:
    lot, grams, expiry = names
    left, right = span.shared((2, 3))
    return _text(lot.name, _NAME, span), _text(grams.name, _NAME, left), _text(expiry.name, _NAME, right)


def _boxes_wide(words: Sequence[str]) -> float:
    return sum(_BOX + 3 * _BOX_GAP + _PADDING + width_of(each, _BOXED) for each in words)


def _text(words: str, style: Style, span: Span, *, beside_bar: bool = False) -> Wrapped:
    before = _PADDING + (_BAR if beside_bar else 0)
    return wrapped(words, style, span.left + before, span.width - before - _PADDING / 2)


def _frame(painter: QPainter, box: QRectF) -> None:
    painter.setPen(_pen(_RULE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _across(painter: QPainter, span: Span, y: float) -> None:
    painter.drawLine(QLineF(span.left, y, span.left + span.width, y))


def _pen(width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return PRINT.pen("soft", width, style)
