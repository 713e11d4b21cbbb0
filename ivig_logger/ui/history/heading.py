"""The head of the history: its title, the one search field, and the button that adds a session."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ivig_logger.ui.icons import icon
from ivig_logger.ui.pieces import button, text

PAUSE = 150  # ms without a key before the log is asked


class Heading(QWidget):
    """`searched` tells that other words are searched for, `add_requested` that a session is to be added."""

    searched = Signal()
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.search_now)
        self.search = QLineEdit(placeholderText="Words, symptoms, lots (Ctrl+F)", clearButtonEnabled=True)
        self.search.setAccessibleName("Find sessions by words, symptoms or lots")
        self.search.addAction(icon("search", "soft"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._pause.start)
        self.search.returnPressed.connect(self.search_now)
        label = text("&Find", "label", wrap=False)
        label.setBuddy(self.search)
        self.add = button("Add past session", self.add_requested.emit, picture="add", primary=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(text("History", "title", wrap=False))
        layout.addSpacing(12)
        layout.addWidget(label)
        layout.addWidget(self.search, 1)
        layout.addWidget(self.add)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._asked

    def search_now(self) -> None:
        """Search for what stands in the field without waiting any longer."""
        self._pause.stop()
        if self.search.text().strip() != self._asked:
            self._asked = self.search.text().strip()
            self.searched.emit()

    def clear(self) -> None:
        """Search for nothing, without telling."""
        self.search.clear()
        self._pause.stop()
        self._asked = ""
