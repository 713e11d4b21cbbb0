"""The head of a report, its five numbers and its picture, as pieces of a page."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from ivig_logger.pictures.ink import PAPER
from ivig_logger.pictures.marks import LEGEND
from ivig_logger.pictures.overlay import DASHES, overlay_height, paint_overlay
from ivig_logger.pictures.paper import UNITS
from ivig_logger.pictures.pieces_of_page import Piece, Style, Wrapped, beside, paragraph, width_of, wrapped
from ivig_logger.pictures.report_tables import ruled
from ivig_logger.pictures.typeface import on_paper
from ivig_logger.reports.content import Fact, Figure, Picture, ReportContent

_TITLE, _PATIENT, _NUMBER = 17.0, 10.5, 15.0
_FACTS = 0.45  # of the width: where the facts begin
_SHARES = (0.19, 0.16, 0.27, 0.215, 0.165)  # of the five numbers: the third has most to say
_NAMES = 59.0 * UNITS
_CELL, _BETWEEN = 7.0 * UNITS, 5.0 * UNITS
_DASH = 22.0 * UNITS
_PICTURE_TYPE = 7
_MOST_PRODUCTS = 4


def head(content: ReportContent, area: QRectF, points: float) -> list[Piece]:
    """Title and patient at the left, the facts at the right, what must not be missed below."""
    width = area.width() * _FACTS - _CELL
    title = wrapped(content.title, Style(_TITLE, PAPER.ink, strong=True), area.left(), width)
    patient = wrapped(content.patient, Style(_PATIENT, PAPER.accent, strong=True), area.left(), width)
    facts = _facts(content.facts, area, points)
    height = max(title.height + patient.height, _CELL + sum(each.height for each in facts))

    def paint(painter: QPainter, top: float) -> None:
        title.paint(painter, top)
        patient.paint(painter, top + title.height)
        at = top + _CELL
        for each in facts:
            each.paint(painter, at)
            at += each.height

    whole = ruled(Piece(height + _CELL, paint, joined=True), area, 1.2 * UNITS, "accent")
    return [whole, *_warnings(content.warnings, area, points)]


def figures_row(figures: Sequence[Figure], area: QRectF, points: float) -> Piece:
    """The numbers in frames beside one another."""
    room, left = area.width() - _BETWEEN * (len(figures) - 1), area.left()
    boxes: list[tuple[float, float]] = []
    for share in _SHARES:
        boxes.append((left, room * share))
        left += room * share + _BETWEEN
    cells = [_figure(each, *box, points) for each, box in zip(figures, boxes, strict=True)]
    height = max(sum(part.height for part in each) for each in cells) + 1.2 * _CELL

    def paint(painter: QPainter, top: float) -> None:
        painter.setPen(PAPER.pen("line", 0.8 * UNITS))
        painter.setBrush(PAPER.color("ground"))
        for x, width in boxes:
            painter.drawRoundedRect(QRectF(x, top, width, height), 4 * UNITS, 4 * UNITS)
        for parts in cells:
            y = top + 0.6 * _CELL
            for each in parts:
                each.paint(painter, y)
                y += each.height

    return Piece(height, paint)


def picture_pieces(picture: Picture, area: QRectF, points: float, high: float) -> list[Piece]:
    """The title, the legend, and all lines; `high` 1 is roomy."""
    title = wrapped(picture.title, Style(points + 1, PAPER.ink, strong=True), area.left(), area.width())
    if not picture.overlay.lines:
        return []
    font = on_paper(_PICTURE_TYPE)
    height = overlay_height(picture.overlay, font) * UNITS * high

    def paint(painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate(area.left(), top)
        painter.scale(UNITS, UNITS)  # its lines are as wide as on a screen of 72 dots to an inch
        painter.setFont(font)
        paint_overlay(painter, QRectF(0, 0, area.width() / UNITS, height / UNITS), picture.overlay, PAPER)
        painter.restore()

    return [beside([title], below=2 * UNITS, joined=True), *_legend(picture, area, points - 0.5), Piece(height, paint)]


def _legend(picture: Picture, area: QRectF, points: float) -> list[Piece]:
    style = Style(points, PAPER.soft)
    names = [each or "product not recorded" for each in picture.overlay.products[:_MOST_PRODUCTS]]
    more = len(picture.overlay.products) - len(names)
    dashes: list[tuple[int, float]] = []
    parts: list[Wrapped] = []
    x = area.left()
    for at, words in enumerate([*names, *([f"and {more:,} more products"] if more > 0 else [])]):
        if at < len(names):
            dashes.append((at, x))
            x += _DASH + 0.5 * _CELL
        width = min(width_of(words, style) + 1, area.width() / 4)
        parts.append(wrapped(words, style, x, width + UNITS))
        x += width + 2 * _CELL
    wide = width_of(LEGEND, style) + UNITS
    below = 3 * UNITS
    if x + wide <= area.right():
        marks = wrapped(LEGEND, style, area.right() - wide, wide)
        return [_with_dashes(beside([*parts, marks], below=below, joined=True), dashes, style)]
    marks = wrapped(LEGEND, style, area.left(), area.width())
    return [_with_dashes(beside(parts, joined=True), dashes, style), beside([marks], below=below, joined=True)]


def _with_dashes(piece: Piece, dashes: Sequence[tuple[int, float]], style: Style) -> Piece:
    def paint(painter: QPainter, top: float) -> None:
        piece.paint(painter, top)
        for number, x in dashes:
            painter.setPen(PAPER.pen("accent", 1.8 * UNITS, DASHES[number % len(DASHES)]))
            painter.drawLine(QLineF(x, top + style.line / 2, x + _DASH, top + style.line / 2))

    return Piece(piece.height, paint, piece.joined)


def _facts(facts: Sequence[Fact], area: QRectF, points: float) -> list[Piece]:
    left = area.left() + area.width() * _FACTS
    name, value = Style(points, PAPER.soft), Style(points, PAPER.ink)
    width = area.right() - left - _NAMES
    return [
        beside([wrapped(each.name, name, left, _NAMES), wrapped(each.value, value, left + _NAMES, width)])
        for each in facts
    ]


def _warnings(warnings: Sequence[str], area: QRectF, points: float) -> list[Piece]:
    style = Style(points, PAPER.first_hour, strong=True)
    return [piece for each in warnings for piece in paragraph(f"! {each}", style, area.left(), area.width())]


def _figure(figure: Figure, left: float, width: float, points: float) -> list[Wrapped]:
    x, inner = left + _BETWEEN, width - 2 * _BETWEEN
    size = _NUMBER if width_of(figure.value, Style(_NUMBER, PAPER.ink, strong=True)) <= inner else points + 2
    return [
        wrapped(figure.value, Style(size, PAPER.ink, strong=True), x, inner),
        wrapped(figure.name, Style(points, PAPER.ink, strong=True), x, inner),
        wrapped(figure.beside, Style(points - 0.5, PAPER.soft), x, inner),
    ]
