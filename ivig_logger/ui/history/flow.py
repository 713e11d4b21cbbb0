"""A layout that puts widgets beside one another and goes on in the next line when there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.line_layout import LineLayout


class FlowLayout(LineLayout):
    """Lines of widgets, each as wide as it likes."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), only_measure=True)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, only_measure=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _place(self, room: QRect, *, only_measure: bool) -> int:
        left, top, line = room.x(), room.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if left > room.x() and left + size.width() > room.x() + room.width():
                left, top, line = room.x(), top + line + self.spacing(), 0
            if not only_measure:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - room.y()
