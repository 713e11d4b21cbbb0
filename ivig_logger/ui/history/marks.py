"""The marks of the five states as drawings: told apart by shape, in any font and without colour."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap, QPolygonF

from ivig_logger.domain.onset import FirstHour

MARKED = frozenset((FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN, FirstHour.BEFORE))
_QUARTER = -90 * 16  # Qt counts sixteenths of a degree, against the clock


def paint_mark(painter: QPainter, state: FirstHour, box: QRectF, colour: QColor) -> None:
    """A clock with its first quarter filled, a dashed ring, a question mark, an arrow back; a dot for "later"."""
    painter.setPen(QPen(colour, max(1.4, box.width() / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTED[state](painter, box, colour)


@lru_cache(maxsize=32)
def mark_icon(state: FirstHour, colour: str, size: int) -> QIcon:
    """The mark as an icon of `size` logical pixels for a button."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, state, QRectF(2, 2, size - 4, size - 4), QColor(colour))
    painter.end()
    return QIcon(drawn)


def _in(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(box)
    painter.setBrush(QBrush(colour))
    painter.drawPie(box, 90 * 16, _QUARTER)


def _may_be(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pen = painter.pen()
    pen.setDashPattern([1.6, 1.5])
    painter.setPen(pen)
    painter.drawEllipse(box)


def _not_known(painter: QPainter, box: QRectF, colour: QColor) -> None:
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(max(6, round(box.height() * 1.15)))
    painter.save()
    painter.setFont(font)
    painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


def _before(painter: QPainter, box: QRectF, colour: QColor) -> None:
    middle = box.center().y()
    painter.drawPolygon(QPolygonF([QPointF(box.left(), middle), box.topRight(), box.bottomRight()]))


def _later(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(QBrush(colour))
    painter.drawEllipse(box.center(), box.width() / 3.4, box.width() / 3.4)


_PAINTED = {
    FirstHour.IN: _in,
    FirstHour.MAY_BE: _may_be,
    FirstHour.NOT_KNOWN: _not_known,
    FirstHour.BEFORE: _before,
    FirstHour.LATER: _later,
}
