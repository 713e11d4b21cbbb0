"""A report on sheets of paper: laid out once, painted by one routine for screen, printer and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

from ivig_logger.pictures.ink import PAPER
from ivig_logger.pictures.paper import DOTS, UNITS, Paper
from ivig_logger.pictures.pieces_of_page import Piece, Style, Wrapped, paragraph, width_of, wrapped
from ivig_logger.pictures.remembering import remembering
from ivig_logger.pictures.report_head import figures_row, head, picture_pieces
from ivig_logger.pictures.report_tables import counts_grid, sessions_table, space
from ivig_logger.reports.content import ReportContent, Story

FOOT = 20.0 * UNITS  # below what is printed on: the program, and the number of the page
# The points of the type, the most rows of a table, and the height of the picture.
_SIZES = (
    *((8.0, 8, 1.0), (8.0, 5, 0.9), (8.0, 4, 0.83), (7.5, 5, 0.88), (7.5, 4, 0.83)),
    *((7.0, 4, 0.83), (7.0, 3, 0.83), (6.5, 3, 0.83)),
)
_READABLE = (8.0, 5, 0.93)  # where it does not fit on one page anyhow
_STORY = 8.5
_NAMES = 96.0 * UNITS  # for the headings beside the words


@dataclass(frozen=True, slots=True)
class Pages:
    """The pieces of each page with their tops, on a paper; `made` and `whose` stand at the foot."""

    paper: Paper
    placed: tuple[tuple[tuple[float, Piece], ...], ...]
    made: str
    whose: str

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.placed)


def lay_out(content: ReportContent, paper: Paper) -> Pages:
    """The first page in the largest type in which all of it fits; what is too long even then goes on behind it."""
    area = paper.inside.adjusted(0, 0, 0, -FOOT)
    with remembering():
        tried = (on_pages(_first_page(content, area, *size), area) for size in _SIZES)
        first = next((each for each in tried if len(each) == 1), None)
        if first is None:
            first = on_pages(_first_page(content, area, *_READABLE), area)
    stories = [piece for each in content.stories for piece in story_pieces(each, area)]
    placed = (*first, *(on_pages(stories, area) if stories else ()))
    return Pages(paper, tuple(map(tuple, placed)), content.made, f"{content.title} · {content.patient}")


def paint_page(painter: QPainter, pages: Pages, at: int) -> None:
    """Paint a page in tenths of points."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for top, piece in pages.placed[at]:
        piece.paint(painter, top)
    _paint_foot(painter, pages, at)
    painter.restore()


def paint_all(device: QPagedPaintDevice, pages: Pages) -> None:
    """Print all pages; the device has the layout of their paper and no margins of its own.

    Raises OSError where the device does not take them.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the device takes no pages")
    scale = device.logicalDpiX() / DOTS
    painter.scale(scale, scale)
    for at in range(pages.count):
        if at:
            device.newPage()
        paint_page(painter, pages, at)
    painter.end()


def image_of_page(pages: Pages, at: int, width: int) -> QImage:
    """A page as an image of so many dots across."""
    scale = width / pages.paper.width
    image = QImage(width, round(pages.paper.height * scale), QImage.Format.Format_RGB32)
    image.fill(PAPER.color("ground"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_page(painter, pages, at)
    painter.end()
    return image


def _first_page(content: ReportContent, area: QRectF, points: float, most: int, high: float) -> list[Piece]:
    small = Style(points - 1, PAPER.soft)
    parts = [
        head(content, area, points),
        [figures_row(content.figures, area, points)],
        picture_pieces(content.picture, area, points, high),
        counts_grid(content.tables, area, points, most),
        _last(content, area, points),
        [piece for each in content.notes for piece in paragraph(each, small, area.left(), area.width())],
    ]
    pieces: list[Piece] = []
    for part in filter(None, parts):
        pieces += [space(points * 0.7), *part] if pieces else part
    return pieces


def _last(content: ReportContent, area: QRectF, points: float) -> list[Piece]:
    if not content.last.lines:
        return []
    style = Style(points + 1, PAPER.ink, strong=True)
    title = paragraph(content.last.title, style, area.left(), area.width(), joined=True)
    return [*title, *sessions_table(content.last, area, points)]


def story_pieces(story: Story, area: QRectF) -> list[Piece]:
    """The headings at the left, what they hold beside them."""
    title = Style(_STORY + 1.5, PAPER.ink, strong=True)
    name, plain = Style(_STORY - 0.5, PAPER.accent, strong=True), Style(_STORY, PAPER.ink)
    pieces = [space(10), *paragraph(story.title, title, area.left(), area.width(), joined=True), space(2)]
    for heading, lines in story.parts:
        beginning = wrapped(heading, name, area.left(), _NAMES)
        for at, line in enumerate(lines):
            rest = paragraph(line, plain, area.left() + _NAMES, area.width() - _NAMES)
            pieces += [_with(rest[0], beginning), *rest[1:]] if at == 0 else rest
    return pieces


def _with(piece: Piece, beginning: Wrapped) -> Piece:
    """The first line of what a heading holds, with the heading beside it."""

    def paint(painter: QPainter, top: float) -> None:
        beginning.paint(painter, top)
        piece.paint(painter, top)

    return Piece(max(piece.height, beginning.height), paint)


def on_pages(pieces: Sequence[Piece], area: QRectF) -> list[list[tuple[float, Piece]]]:
    """The pieces on pages; what is joined to the next one does not end a page."""
    pages: list[list[tuple[float, Piece]]] = [[]]
    top = area.top()
    for at, piece in enumerate(pieces):
        if pages[-1] and top + _together(pieces, at) > area.bottom():
            pages.append([])
            top = area.top()
        pages[-1].append((top, piece))
        top += piece.height
    return pages


def _together(pieces: Sequence[Piece], at: int) -> float:
    """The height of a piece with those that it is joined to."""
    height = pieces[at].height
    while pieces[at].joined and at + 1 < len(pieces):
        at += 1
        height += pieces[at].height
    return height


def _paint_foot(painter: QPainter, pages: Pages, at: int) -> None:
    inside = pages.paper.inside
    style = Style(7.0, PAPER.soft)
    words = f"page {at + 1} of {pages.count}"
    top = inside.bottom() - style.line
    wide = width_of(words, style)
    wrapped(words, style, inside.right() - wide - 1, wide + UNITS).paint(painter, top)
    wrapped(pages.made, style, inside.left(), inside.width() * 0.6).paint(painter, top)
    if at:
        wrapped(pages.whose, style, inside.left(), inside.width()).paint(painter, top - style.line)
