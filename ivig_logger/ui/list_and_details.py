"""The list and the details: beside one another where there is room, else below one another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

from ivig_logger.ui.theme import BASE_POINTS

_SIDE_BY_SIDE = 976  # px at 100 %
_DETAILS = 300  # px at 100 %
_LIST_HEIGHT, _DETAILS_HEIGHT = 320, 300


class ListAndDetails(QSplitter):
    """Two parts with a gap between them that can be dragged."""

    def __init__(self, listed: QWidget, details: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._listed, self._details = listed, details
        self.addWidget(listed)
        self.addWidget(details)
        self.setHandleWidth(16)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)
        self._arranged: tuple[bool, float] | None = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.font().pointSizeF() / BASE_POINTS
        arranged = (event.size().width() >= _SIDE_BY_SIDE * scale, scale)
        if arranged != self._arranged:
            self._arranged = arranged
            self._arrange(*arranged)

    def _arrange(self, beside: bool, scale: float) -> None:
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        self._listed.setMinimumHeight(round(_LIST_HEIGHT * scale))
        self._details.setMinimumHeight(0 if beside else round(_DETAILS_HEIGHT * scale))
        self._details.setMinimumWidth(round(_DETAILS * scale) if beside else 0)
        if beside:
            wide = round(_DETAILS * scale)
            self.setSizes([self.width() - wide - self.handleWidth(), wide])
        else:
            self.setSizes([round(self.height() * 0.55), round(self.height() * 0.45)])
