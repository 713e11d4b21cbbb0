"""What is done with a session now and then, behind one button, so that the facts above it have the room."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

_NAME = "More to do with this session: opens a menu"


class More(QPushButton):
    """Offers to hand a session over, to compare it with others, and to mark it as entered in error."""

    hand_over_wanted = Signal()
    compare_wanted = Signal()
    mark_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("More ▾", parent)
        self.setAutoDefault(False)
        self.setAccessibleName(_NAME)
        self.menu_of_all = menu = QMenu(self)
        menu.setAccessibleName("More to do with this session")
        menu.addAction("Hand over…", self.hand_over_wanted.emit)
        self.compare = menu.addAction("Compare…", self.compare_wanted.emit)
        self.mark = menu.addAction("Entered in error…", self.mark_wanted.emit)
        self.clicked.connect(self._open)

    def offer(self, *, in_error: bool) -> None:
        """Offer what can be done with a session; one in error is in no comparison, and marked already."""
        for each in (self.compare, self.mark):
            each.setVisible(not in_error)

    def _open(self) -> None:
        self.menu_of_all.popup(self.mapToGlobal(QPoint(0, self.height())))
