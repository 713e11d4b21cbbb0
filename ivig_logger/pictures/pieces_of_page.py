"""What a page is put together from: pieces with a height, painted one below another, and texts that wrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine, QTextOption

from ivig_logger.pictures.paper import UNITS
from ivig_logger.pictures.remembering import remembered
from ivig_logger.pictures.typeface import on_paper

Painting = Callable[[QPainter, float], None]
_UNBOUNDED = float(1 << 20)
_LEADING = 1.24  # of the type's size, from line to line


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page that is never cut; `paint` takes the painter and the top. `joined`: not the last of a page."""

    height: float
    paint: Painting
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """A type: its size in points, its weight and its colour as #RRGGBB."""

    points: float
    colour: str
    strong: bool = False

    @property
    def line(self) -> float:
        """From one line to the next."""
        return round(self.points * UNITS) * _LEADING


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text in lines of a width, from the left edge `x` on. Qt's lines point into the layout, so it is held too."""

    layout: QTextLayout
    lines: tuple[QTextLine, ...]
    style: Style
    x: float
    step: float

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.step

    def paint_line(self, painter: QPainter, at: int, top: float) -> None:
        """Paint one line."""
        line = self.lines[at]
        painter.setPen(_colour(self.style.colour))
        line.draw(painter, QPointF(self.x, top + (self.step - line.height()) / 2))

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint all lines."""
        for at in range(len(self.lines)):
            self.paint_line(painter, at, top + at * self.step)


def wrapped(words: str, style: Style, x: float, width: float) -> Wrapped:
    """The text in lines, with breaks where it was typed with breaks, within a long word too."""
    layout, lines = _set(words, style, width)
    return Wrapped(layout, lines, style, x, style.line)


def _set(words: str, style: Style, width: float) -> tuple[QTextLayout, tuple[QTextLine, ...]]:
    return remembered((words, style, width), partial(_set_anew, words, style, width))


def _set_anew(words: str, style: Style, width: float) -> tuple[QTextLayout, tuple[QTextLine, ...]]:
    layout = QTextLayout(words.replace("\n", "\u2028"), _font(style))
    layout.setTextOption(_option())
    layout.beginLayout()
    lines: list[QTextLine] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    return layout, tuple(lines)


@cache
def _colour(name: str) -> QColor:
    return QColor(name)


@cache
def _font(style: Style) -> QFont:
    """The font in the units of the paper."""
    return on_paper(round(style.points * UNITS), strong=style.strong)


def width_of(words: str, style: Style) -> float:
    """How wide the text is on one line."""
    made = wrapped(words, style, 0, _UNBOUNDED)  # its lines live no longer than it does
    return max((line.naturalTextWidth() for line in made.lines), default=0.0)


def paragraph(words: str, style: Style, x: float, width: float, *, joined: bool = False) -> list[Piece]:
    """A text as a piece for each line, so that a long one goes on over pages."""
    made = wrapped(words, style, x, width)

    def paint(at: int) -> Painting:
        return lambda painter, top: made.paint_line(painter, at, top)

    return [Piece(style.line, paint(at), joined) for at in range(len(made.lines))]


def beside(parts: Sequence[Wrapped], *, above: float = 0.0, below: float = 0.0, joined: bool = False) -> Piece:
    """Texts beside one another, as in the row of a table."""

    def paint(painter: QPainter, top: float) -> None:
        for each in parts:
            each.paint(painter, top + above)

    return Piece(above + max((each.height for each in parts), default=0.0) + below, paint, joined)


def gap(height: float) -> Piece:
    """Room."""
    return Piece(height, _nothing, joined=True)


def _nothing(_painter: QPainter, _top: float) -> None:
    """Room is left as it is."""


@cache
def _option() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
