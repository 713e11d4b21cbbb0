"""The side bar: who is in front, the screens, and what is always at hand."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.ui.enter_button import EnterButton
from ivig_logger.ui.exclusive import Exclusive
from ivig_logger.ui.icons import icon
from ivig_logger.ui.pieces import column, row, show_property, text

_SCREENS = (
    ("home", "Home", "Ctrl+1"),
    ("live", "Live", "Ctrl+2"),
    ("history", "History", "Ctrl+3"),
    ("answers", "Answers", "Ctrl+4"),
)
_ALWAYS = (("call", "When to call", "F1"), ("settings", "Settings", "Ctrl+,"))
_NO_KEY = ("file", "File", "")
_SWITCH = "Change patient ▾"
KEYS = {key: keys for key, _, keys in (*_SCREENS, *_ALWAYS)}  # the window's: a button's own would act a moment later


class Sidebar(QWidget):
    """Tells which screen and which patient is wanted."""

    screen_wanted = Signal(str)
    patient_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.avatar = text("", wrap=False)
        self.avatar.setObjectName("avatar")
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name, self.born = text("", "strong"), text("", "soft")
        self.switcher = QPushButton(_SWITCH)
        self.switcher.setAccessibleName("Change patient")
        self.switcher.setProperty("small", True)
        self.switcher.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu = QMenu(self.switcher)
        self.switcher.setMenu(self.menu)
        self._compact = False
        self._group = Exclusive(self)
        self.buttons = {key: self._button(key, words, keys) for key, words, keys in (*_SCREENS, *_ALWAYS)}
        self.file = self._button(*_NO_KEY)
        self._lay_out()

    def show_patients(self, patients: list[Patient], front: Patient | None) -> None:
        """Name the patient in front; the switcher shows when there are several."""
        name = front.name if front else ""
        self.name.setText(name)
        self.avatar.setText("".join(each[0] for each in name.split()[:2]).upper())
        self.avatar.setToolTip(name)
        self.avatar.setVisible(bool(name))
        self.born.setText(f"born {front.born.year}" if front and front.born else "")
        self.born.setVisible(not self._compact and bool(self.born.text()))
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

    def redraw(self, *, compact: bool) -> None:
        """Draw in the present colours; compact is pictures without words."""
        for key, words, _ in (*_SCREENS, *_ALWAYS, _NO_KEY):
            each = self.buttons.get(key, self.file)
            each.setIcon(icon(key))
            each.setText("" if compact else words)
            show_property(each, "compact", compact)
        self.switcher.setText("" if compact else _SWITCH)
        self.switcher.setIcon(icon("person") if compact else QIcon())
        show_property(self.switcher, "low", compact)
        self._compact = compact
        self.name.setVisible(not compact)
        self.born.setVisible(not compact and bool(self.born.text()))

    def _button(self, key: str, words: str, keys: str) -> QPushButton:
        made = EnterButton(words)
        made.setProperty("nav", True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the screen, where they record
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({keys})" if keys else words)
        if keys:
            made.setCheckable(True)
            made.clicked.connect(partial(self.screen_wanted.emit, key))
            self._group.add(made)
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 8)
        layout.setSpacing(4)
        self.name.setMaximumWidth(240)
        plate = row(self.avatar, column(self.name, self.born, spacing=0), None, spacing=10)
        plate.setAlignment(self.avatar, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(plate)
        layout.addWidget(self.switcher)
        layout.addSpacing(12)
        for key, _, _ in _SCREENS:
            layout.addWidget(self.buttons[key])
        layout.addStretch(1)
        for key, _, _ in _ALWAYS:
            layout.addWidget(self.buttons[key])
        layout.addWidget(self.file)
