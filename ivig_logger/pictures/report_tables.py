"""The tables of a report as pieces of a page."""

from collections.abc import Sequence
from functools import cache, partial

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from ivig_logger.pictures.ink import PAPER
from ivig_logger.pictures.paper import UNITS
from ivig_logger.pictures.pieces_of_page import Piece, Style, beside, gap, wrapped
from ivig_logger.pictures.remembering import remembered
from ivig_logger.reports.content import Table

COUNTS = (0.344, 0.098, 0.2145, 0.0955, 0.084, 0.077, 0.087)  # shares of the width
SESSIONS = (0.221, 0.176, 0.203, 0.1865, 0.2135)
_PADDING = 0.15  # of a line, above and below a row
_BETWEEN = 5.0 * UNITS
_HAIR, _THIN = 0.4 * UNITS, 0.8 * UNITS


def counts_grid(tables: Sequence[Table], area: QRectF, points: float, most: int) -> list[Piece]:
    """Tables with the same columns as one grid: the headings once, the title of each above its rows."""
    filled = [each for each in tables if each.lines]
    if not filled:
        return []
    pieces = [_headings(filled[0], area, points, COUNTS)]
    for each in filled:
        pieces += [_title(each.title, area, points), *_rows(each, area, points, COUNTS, most)]
    return pieces


def sessions_table(table: Table, area: QRectF, points: float) -> list[Piece]:
    """A table of sessions, whole."""
    return [_headings(table, area, points, SESSIONS), *_rows(table, area, points, SESSIONS, len(table.lines))]


def ruled(piece: Piece, area: QRectF, width: float = _HAIR, colour: str = "line") -> Piece:
    """A piece with a line below it."""

    def paint(painter: QPainter, top: float) -> None:
        piece.paint(painter, top)
        painter.setPen(_pen(colour, width))
        painter.drawLine(QLineF(area.left(), top + piece.height, area.right(), top + piece.height))

    return Piece(piece.height, paint, piece.joined)


@cache
def _pen(colour: str, width: float) -> QPen:
    return PAPER.pen(colour, width)


def _headings(table: Table, area: QRectF, points: float, shares: tuple[float, ...]) -> Piece:
    cells = [table.headings[at] for at in table.on_paper]
    return ruled(
        _row(tuple(cells), area, Style(points - 0.5, PAPER.soft), shares, joined=True),
        area,
        _THIN,
        "soft",
    )


def _title(words: str, area: QRectF, points: float) -> Piece:
    style = Style(points, PAPER.accent, strong=True)
    part = wrapped(words, style, area.left(), area.width())
    return ruled(beside([part], above=style.line * 0.3, below=style.line * _PADDING, joined=True), area)


def _rows(table: Table, area: QRectF, points: float, shares: tuple[float, ...], most: int) -> list[Piece]:
    shown, left_out = table.longest(most)
    style = Style(points, PAPER.ink)
    rows = [_row(tuple(line.cells[at] for at in table.on_paper), area, style, shares) for line in shown]
    pieces = [ruled(each, area) for each in rows]
    if left_out:
        words = f"and {left_out:,} more with no more sessions each: in the HTML and CSV form of this report"
        pieces.append(beside([wrapped(words, Style(points - 0.5, PAPER.soft), area.left(), area.width())]))
    return pieces


def _row(
    cells: tuple[str, ...], area: QRectF, style: Style, shares: tuple[float, ...], *, joined: bool = False
) -> Piece:
    key = (cells, area.left(), area.width(), style, shares, joined)
    return remembered(key, partial(_row_anew, cells, area, style, shares, joined=joined))


def _row_anew(cells: tuple[str, ...], area: QRectF, style: Style, shares: tuple[float, ...], *, joined: bool) -> Piece:
    left, parts = area.left(), []
    for words, share in zip(cells, shares, strict=True):
        width = area.width() * share
        parts.append(wrapped(words, style, left, width - _BETWEEN))
        left += width
    padding = style.line * _PADDING
    return beside(parts, above=padding, below=padding, joined=joined)


def space(points: float) -> Piece:
    """Room between two parts of a page."""
    return gap(points * UNITS)
