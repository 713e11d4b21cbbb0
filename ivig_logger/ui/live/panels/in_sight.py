"""What has the keys is in sight, also on a page that scrolls and is laid out anew."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ivig_logger.ui.field import Field

_AROUND = 24


class InSight(QTimer):
    """Scrolls the page around a part of it to the field that got the keys, once the page has been laid out."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._watched: QScrollArea | None = None
        self.setSingleShot(True)
        self.timeout.connect(self._scroll)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._part.isAncestorOf(now):
            self._watch(_area_around(self._part))
            self.start(0)

    def _watch(self, area: QScrollArea | None) -> None:
        """A page is laid out in several goes, and each may push the field out again."""
        if area is not None and area is not self._watched:
            self._watched = area
            area.verticalScrollBar().rangeChanged.connect(self._page_grew)

    def _page_grew(self) -> None:
        if self._field() is not None:
            self.start(0)

    def _scroll(self) -> None:
        field = self._field()
        if self._watched is not None and field is not None:
            self._watched.ensureWidgetVisible(self._part, 0, 0)
            around = field.parentWidget()  # of a line alone Qt shows no more than the cursor
            self._watched.ensureWidgetVisible(around if isinstance(around, Field) else field, _AROUND, _AROUND)

    def _field(self) -> QWidget | None:
        """The field of the part that has the keys now."""
        now = QApplication.focusWidget()
        return now if now is not None and self._part.isVisible() and self._part.isAncestorOf(now) else None


def _area_around(part: QWidget) -> QScrollArea | None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
