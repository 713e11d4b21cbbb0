"""Paints the cells of the tables: what can be opened is underlined where it is pointed at, an interval is a bar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ivig_logger.domain.answers.wilson import Interval
from ivig_logger.ui import theme
from ivig_logger.ui.answers.grid_model import GridModel

_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_POINTED = QStyle.StateFlag.State_MouseOver
_FOCUS = QStyle.StateFlag.State_HasFocus
PADDING = 10


class Cells(QStyledItemDelegate):
    """Paints what a GridModel holds."""

    def __init__(self, model: GridModel, parent: QStyledItemDelegate | None = None) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = self._model.cell(index.row(), index.column())
        box: QRect = option.rect
        painter.save()
        focused = bool(option.state & _FOCUS)
        if focused:
            painter.fillRect(box, theme.color("selected"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        font = option.font
        font.setUnderline(bool(cell.members) and (focused or bool(option.state & _POINTED)))
        painter.setFont(font)
        opens = bool(cell.members) and index.column() > 0
        painter.setPen(theme.color("accent" if opens else "ink" if cell.members else "soft"))
        inner = box.adjusted(PADDING, 2, -PADDING, -2)
        if cell.interval is not None:
            inner = _paint_interval(painter, inner, cell.interval, QFontMetrics(font).height())
        painter.drawText(inner, _WRAPPED, cell.text)
        if focused:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0, 0, -1, -2))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, row_height(QFontMetrics(option.font)))


def row_height(metrics: QFontMetrics) -> int:
    """Two lines of text with room around them."""
    return metrics.lineSpacing() * 2 + 16


def _paint_interval(painter: QPainter, inner: QRect, interval: Interval, line: int) -> QRect:
    """A bar from 0 to 100 % in the upper half, with the interval filled; what is left for the words."""
    high = max(6, line // 3)
    bar = QRectF(inner.left(), inner.center().y() - line * 0.7, inner.width(), high)
    pen = painter.pen()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("soft"))
    painter.setBrush(theme.color("ground"))
    painter.drawRoundedRect(bar, 2, 2)
    filled = QRectF(bar.left() + bar.width() * interval.low, bar.top(), 0, high)
    filled.setWidth(max(2.0, bar.width() * (interval.high - interval.low)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("soft"))
    painter.drawRoundedRect(filled, 2, 2)
    painter.setPen(pen)
    return QRect(inner.left(), inner.center().y(), inner.width(), inner.bottom() - inner.center().y())
