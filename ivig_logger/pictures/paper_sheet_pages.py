"""The log sheet on paper: what it holds first, then as many empty rows as one page has room for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ivig_logger.pictures.ink import PRINT
from ivig_logger.pictures.paper import UNITS, Paper
from ivig_logger.pictures.paper_blanks import (
    Span,
    column_names,
    grid_row,
    headline,
    label_boxes,
    line_of_blanks,
    room_to_write,
    title_line,
)
from ivig_logger.pictures.pieces_of_page import Piece, Style, paragraph, wrapped
from ivig_logger.pictures.remembering import remembering
from ivig_logger.pictures.report_pages import FOOT, Pages
from ivig_logger.pictures.report_tables import space
from ivig_logger.reports.paper_parts import PaperGrid, PaperRow
from ivig_logger.reports.paper_sheet import ADVICE, HOW, TITLE, PaperSheet

_HEAD = Style(15, PRINT.ink, strong=True)
_HOW = Style(8, PRINT.ink)
_ADVICE = Style(8, PRINT.ink, strong=True)
_GAP = 2.5  # points, between two parts
_BETWEEN = 8.0 * UNITS  # two grids beside one another
_LINES = ((0.21, 0.15, 0.15, 0.49), (0.25, 0.3, 0.17, 0.12, 0.16), (0.17, 0.5, 0.15, 0.18))
_REACTIONS = (0.21, 0.105, 0.09, 0.085, 0.15, 0.25, 0.11)
_MEDICINES = (0.3, 0.14, 0.13, 0.12, 0.19, 0.12)
_VITALS = (0.185, 0.13, 0.165, 0.1, 0.115, 0.1, 0.11, 0.095)
_RATES = (0.29, 0.29, 0.2, 0.22)
_PAUSES = (0.25, 0.25, 0.5)
_FOLLOW_UPS = (0.34, 0.66)
_VIALS = 4  # beside one another
_LEFT = 0.37  # of the width, for the rates
# What more room is used for, one row after another, as long as there is any.
_WISHES = (
    *("pauses", "reactions", "medicines", "vitals", "rates", "medicines", "vitals"),
    *("reactions", "notes", "rates", "vitals", "vials", "vitals"),
) * 3
# On several pages the plan begins on the first one.
_FEW_WISHES = ("pauses", "reactions", "medicines", "rates", "vitals")
_MOST_LINES = 3

_Placed = list[tuple[float, Piece]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece, and what stands above it again where it begins a page."""

    piece: Piece
    again: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where is printed on a page, and what stands at the top of all but the first."""

    area: QRectF
    again: Piece


def lay_out_paper_sheet(sheet: PaperSheet, paper: Paper) -> Pages:
    """One page, filled with empty rows; a second one only where the plan has more rows than fit."""
    more: Counter[str] = Counter()
    with remembering():
        placed = _placed(sheet, paper, more)
        for wish in _WISHES if len(placed) == 1 else _FEW_WISHES:
            tried = more + Counter({wish: 1})
            if not _is_wanted(sheet, wish, tried[wish]):
                continue
            fuller = _placed(sheet, paper, tried)
            if len(fuller) == len(placed):
                placed, more = fuller, tried
    return Pages(paper, tuple(map(tuple, placed)), sheet.made, whose="")


def _is_wanted(sheet: PaperSheet, wish: str, more: int) -> bool:
    if wish == "notes":
        return 1 + more <= _MOST_LINES
    grid: PaperGrid = getattr(sheet, wish)
    rows = _VIALS * more if wish == "vials" else more
    return len(grid.rows) + grid.empty + rows <= grid.most


def _placed(sheet: PaperSheet, paper: Paper, more: Counter[str]) -> list[_Placed]:
    """The pages: everything down to the notes below one another, and below it the rest in two columns."""
    area = paper.inside.adjusted(0, 0, 0, -FOOT)
    advice = wrapped(ADVICE, _ADVICE, area.left(), area.width())
    whose = " · ".join(each for each in (TITLE, sheet.patient.value) if each)
    again = wrapped(whose, _HOW, area.left(), area.width())
    sides = _Sides(area, Piece(again.height + _GAP * UNITS, again.paint))
    whole = Span(area.left(), area.width())
    pages: list[_Placed] = [[]]
    at, top = _flow(pages, _typed(sheet, whole, more), sides, 0, area.top())
    left, right = whole.shared((_LEFT, 1 - _LEFT))
    left = Span(left.left, left.width - _BETWEEN)
    beside = [*_grid(sheet.rates, left, _RATES, more["rates"]), _Step(space(_GAP))]
    if more["pauses"]:
        beside += [*_grid(sheet.pauses, left, _PAUSES, more["pauses"]), _Step(space(_GAP))]
    beside += _grid(sheet.follow_ups, left, _FOLLOW_UPS, 0) if sheet.follow_ups.rows else []
    _flow(pages, beside, sides, at, top)
    _flow(pages, _grid(sheet.vitals, right, _VITALS, more["vitals"]), sides, at, top)
    for each in pages:
        each.append((area.bottom() + UNITS, Piece(advice.height, advice.paint)))
    return pages


def _typed(sheet: PaperSheet, span: Span, more: Counter[str]) -> list[_Step]:
    """The title, how it is typed in, and everything down to the notes, in its order."""
    pieces = [headline(TITLE, _HEAD, sheet.patient, span), *paragraph(HOW, _HOW, span.left, span.width), space(2)]
    pieces += [line_of_blanks(line, span.shared(shares)) for line, shares in zip(sheet.lines, _LINES, strict=True)]
    steps = [*_steps(pieces), _Step(space(_GAP)), *_grid(sheet.reactions, span, _REACTIONS, more["reactions"])]
    steps += [_Step(space(_GAP)), *_grid(sheet.medicines, span, _MEDICINES, more["medicines"]), _Step(space(_GAP))]
    steps += _vials(sheet.vials, span, more["vials"])
    notes = [space(_GAP), room_to_write(sheet.notes, span, 1 + more["notes"]), space(_GAP)]
    return [*steps, *_steps(notes)]


def _grid(grid: PaperGrid, span: Span, shares: Sequence[float], more: int) -> list[_Step]:
    columns = span.shared(shares)
    head = [title_line(grid, span), column_names(grid.columns, columns)]
    rows = [grid_row(grid.columns, each, columns) for each in (*grid.rows, *[PaperRow()] * (grid.empty + more))]
    return [*_steps(head), *(_Step(each, tuple(head)) for each in rows)]


def _vials(grid: PaperGrid, span: Span, more: int) -> list[_Step]:
    boxes = label_boxes(grid.columns, span.shared((1,) * _VIALS))
    return _steps([title_line(grid, span), *[boxes] * (grid.empty // _VIALS + more)])


def _steps(pieces: Iterable[Piece]) -> list[_Step]:
    return [_Step(each) for each in pieces]


def _flow(pages: list[_Placed], steps: Sequence[_Step], sides: _Sides, at: int, top: float) -> tuple[int, float]:
    """Place pieces from there on, over pages; where the next one would stand."""
    for number, step in enumerate(steps):
        if top + _together(steps, number) > sides.area.bottom() and pages[at]:
            at, top = at + 1, sides.area.top()
            if at == len(pages):
                pages.append([(top, sides.again)])
            top += sides.again.height
            for piece in step.again:
                pages[at].append((top, piece))
                top += piece.height
        pages[at].append((top, step.piece))
        top += step.piece.height
    return at, top


def _together(steps: Sequence[_Step], at: int) -> float:
    height = steps[at].piece.height
    while steps[at].piece.joined and at + 1 < len(steps):
        at += 1
        height += steps[at].piece.height
    return height
