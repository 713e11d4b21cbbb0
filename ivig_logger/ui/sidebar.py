"""The side bar: who is in front, the screens, and what is always at hand."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.ui.icons import icon
from ivig_logger.ui.pieces import text

_SCREENS = (("home", "Home", "Ctrl+1"), ("history", "History", "Ctrl+2"))
_ALWAYS = (("call", "When to call", "F1"), ("settings", "Settings", "Ctrl+,"))


class Sidebar(QWidget):
    """Tells which screen and which patient is wanted."""

    screen_wanted = Signal(str)
    patient_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.name = text("", "strong")
        self.born = text("", "soft")
        self.switcher = QPushButton("Change patient")
        self.switcher.setProperty("small", True)
        self.menu = QMenu(self.switcher)
        self.switcher.setMenu(self.menu)
        self.file = QPushButton("File")
        self._group = QButtonGroup(self)
        self.buttons = {key: self._button(key, words, keys) for key, words, keys in (*_SCREENS, *_ALWAYS)}
        self._lay_out()

    def show_patients(self, patients: list[Patient], front: Patient | None) -> None:
        """Name the patient in front; the switcher shows when there are several."""
        self.name.setText(front.name if front else "")
        self.born.setText(f"born {front.born.year}" if front and front.born else "")
        self.born.setVisible(bool(self.born.text()))
        self.switcher.setVisible(len(patients) > 1)
        self.menu.clear()
        for each in patients:
            action = QAction(each.name.replace("&", "&&"), self.menu)
            action.setCheckable(True)
            action.setChecked(each == front)
            action.triggered.connect(partial(self.patient_wanted.emit, each.id))
            self.menu.addAction(action)

    def show_screen(self, key: str) -> None:
        """Mark the screen that is open."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def redraw(self) -> None:
        """Take the icons in the colours of a new look."""
        for key, each in self.buttons.items():
            each.setIcon(icon(key))
        self.file.setIcon(icon("file"))

    def _button(self, key: str, words: str, keys: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("nav", True)
        made.setCheckable(True)
        made.setIconSize(QSize(20, 20))
        made.setToolTip(keys)
        made.setShortcut(keys)
        made.clicked.connect(partial(self.screen_wanted.emit, key))
        self._group.addButton(made)
        return made

    def _lay_out(self) -> None:
        self.file.setProperty("nav", True)
        self.file.setIconSize(QSize(20, 20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 12)
        layout.setSpacing(6)
        for each in (self.name, self.born, self.switcher):
            layout.addWidget(each)
        layout.addSpacing(16)
        for key, _, _ in _SCREENS:
            layout.addWidget(self.buttons[key])
        layout.addStretch(1)
        for key, _, _ in _ALWAYS:
            layout.addWidget(self.buttons[key])
        layout.addWidget(self.file)
        self.redraw()
