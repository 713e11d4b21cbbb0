"""A page that scrolls when it is higher than its place, and keeps what has the keys in sight."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_AROUND = 24


class ScrollPage(QScrollArea):
    """Qt scrolls only where Tab goes from field to field inside; the keys also come from outside, and by a key press.

    Nothing moves under a mouse: what it has pressed is in sight, and a second click must not land on something else.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._wanted: QWidget | None = None  # what is to be at the top
        self._laid_out = QTimer(self)  # what has just been made has no place yet
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._scroll)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def begin_anew(self) -> None:
        """Go back to the top, or to where the keys are, once everything has another size."""
        self.verticalScrollBar().setValue(0)
        self._laid_out.start(0)

    def bring_to_top(self, part: QWidget) -> None:
        """Have a part of the page at its top once all is laid out, under a mouse too: it was asked for elsewhere."""
        self._wanted = part
        self._laid_out.start(0)

    def _follow(self, before: QWidget | None, _now: QWidget | None) -> None:
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton or (
            before is not None and before.underMouse()
        )
        if not by_mouse and self._focused() is not None:
            self._laid_out.start(0)

    def _scroll(self) -> None:
        wanted, self._wanted = self._wanted, None
        page = self.widget()
        if wanted is not None and page is not None and page.isAncestorOf(wanted):
            self.verticalScrollBar().setValue(wanted.mapTo(page, QPoint(0, 0)).y() - _AROUND)
            return
        focused = self._focused()
        if focused is not None:
            self.ensureWidgetVisible(focused, _AROUND, _AROUND)

    def _focused(self) -> QWidget | None:
        """What has the keys, where it is a part of the page that has room in its place."""
        now, page = QApplication.focusWidget(), self.widget()
        if now is None or page is None or not self.isVisible() or not page.isAncestorOf(now):
            return None
        return now if now.height() <= self.viewport().height() else None
