"""Paints the records of a file: the box and how the record stands to the log; the rest as in the history."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.importing.model import TAKE
from ivig_logger.ui.session_list.delegate import Cells
from ivig_logger.words.previews import STATES

_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_BAR = 4


def box_side(metrics: QFontMetrics) -> int:
    """How large the box is, in type of this size."""
    return round(metrics.ascent() * 1.1)


class PreviewCells(Cells):
    """The column of boxes beside the columns of a session."""

    first = TAKE
    worded = True  # how a record stands to the log is said beside its box; else in the details only

    def take_width(self, heading: int) -> int:
        """How wide the column of boxes has to be below a heading of this width in pixels."""
        box = box_side(self._metrics) + 2 * self.padding + _BAR
        words = max(self._metrics.horizontalAdvance(each) for each in STATES.values())
        return box + words + self.padding if self.worded else max(box, heading + 2 * self.padding)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.column() != TAKE:
            super().paint(painter, option, index)
            return
        box: QRect = option.rect
        if index.row() == self.front:
            painter.fillRect(box, self._colours["selected"])
            painter.fillRect(
                box.left(), box.top(), _BAR, box.height(), self._colours["accent" if self.focused else "line"]
            )
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, self._colours["line"])
        state = index.data(_CHECK)
        side = box_side(self._metrics)
        if state is not None:
            left, top = box.left() + _BAR + self.padding, box.center().y() - side // 2
            self._box(painter, QRectF(left, top, side, side), ticked=Qt.CheckState(state) == Qt.CheckState.Checked)
        if not self.worded:
            return
        room = box.adjusted(_BAR + 2 * self.padding + side, 0, -self.padding, 0)
        painter.setFont(self._chips.plain)
        painter.setPen(self._colours["ink"])
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), index.data())

    def _box(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colours["accent" if ticked else "soft"], 2))
        painter.setBrush(self._colours["accent"] if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(theme.color("on_accent"), max(2.0, box.width() / 7)))
            at = [QPointF(box.left() + box.width() * x, box.top() + box.height() * y) for x, y in _TICK]
            painter.drawPolyline(at)
        painter.restore()


_TICK = ((0.22, 0.52), (0.43, 0.73), (0.78, 0.3))
