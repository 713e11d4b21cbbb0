"""What the window shows, and what can be put in its place so that nothing of it is left in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

_AS_FROM_ANOTHER_WINDOW = Qt.FocusReason.ActiveWindowFocusReason  # fields keep their selection, and select nothing


class Work(QWidget):
    """Everything in the window that tells of the log."""

    covered = False


class Covering(QWidget):
    """Holds the work, or what covers it.

    What is covered is no part of the window: no key, click, tab order or screen reader comes to it, and nothing paints
    it. It lives on, and comes back as it was.
    """

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = work
        self.cover: QWidget | None = None
        self._aside: QWidget | None = None  # holds the work while it is covered, and is never shown
        self._focused: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(work)

    def put(self, cover: QWidget) -> None:
        """Show this instead of the work, which is covered from now on."""
        window = self.window()
        window.setUpdatesEnabled(False)
        self._focused, self.cover, self.work.covered = window.focusWidget(), cover, True
        cover.setParent(self)
        cover.setGeometry(self.rect())
        cover.show()
        cover.setFocus(_AS_FROM_ANOTHER_WINDOW)  # before the work is hidden, or Qt looks for who gets the keys
        self.work.hide()
        self._aside = QWidget()
        self.destroyed.connect(self._aside.deleteLater)  # a window that goes while it is covered takes the work along
        self.work.setParent(self._aside)
        self._layout.addWidget(cover)
        window.setUpdatesEnabled(True)

    def lift(self) -> None:
        """Let the cover go and show the work as it was."""
        cover, window = self.cover, self.window()
        if cover is None:
            return
        window.setUpdatesEnabled(False)
        self.cover, self.work.covered = None, False
        self._layout.removeWidget(cover)
        self._layout.addWidget(self.work)
        self.work.show()
        self._give_keys()
        cover.hide()
        cover.deleteLater()
        self._aside = None
        window.setUpdatesEnabled(True)

    def _give_keys(self) -> None:
        """To the widget that had them; it may have gone with a screen that was made anew."""
        back = self._focused
        if back is not None and isValid(back) and self.work.isAncestorOf(back):
            back.setFocus(_AS_FROM_ANOTHER_WINDOW)
        else:
            self.work.setFocus()
        self._focused = None


def is_covered(widget: QWidget) -> bool:
    """Whether a widget belongs to work that is covered: what it says is for nobody then."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Work):
        at = at.parentWidget()
    return at is not None and at.covered
