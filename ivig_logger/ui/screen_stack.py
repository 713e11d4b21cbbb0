"""A place for screens: each is made when it is first opened, one is shown at a time."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ivig_logger.ui.pieces import redraw_icons
from ivig_logger.ui.workspace import Workspace

KEPT = ("home", "history")  # the screens that the next start opens with
# A damaged log may have lost its patients, an empty one gets some, a blank sheet needs none.
_OF_NOBODY = ("call", "check", "salvage", "import", "paper")
# Where one stands in these outlasts another look.
_LASTING = ("live", "practice", "settings", "answers", "trends", "timeline", "lots", "import", "export")


class ScreenStack(QStackedWidget):
    """`opened` tells the name of the screen that is shown now, `look_changed` that a person chose another look."""

    opened = Signal(str)
    look_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.made: dict[str, QWidget] = {}
        self._before_call = "home"

    @property
    def current(self) -> str:
        """The name of the screen that is shown; empty before the first."""
        shown = self.currentWidget()
        return next((name for name, each in self.made.items() if each is shown), "")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            redraw_icons(self)  # of the screens that outlast another look

    def open(self, name: str) -> None:
        """Show a screen by its name; without a patient there is nothing to show but the welcome and a few others."""
        if self._workspace.patient is None and name not in _OF_NOBODY:
            name = "welcome"
        if name == "call" and self.current != "call":
            self._before_call = self.current
        screen = self._screen(name)
        self.setCurrentWidget(screen)
        if name in KEPT and self._workspace.preferences.screen != name:
            self._workspace.preferences.screen = name
        screen.setFocus()
        self.opened.emit(name)

    def make_anew(self) -> None:
        """Have all screens made anew, in a new look; those in which something was typed or runs stay."""
        shown = self.current
        for name in [each for each in self.made if each not in _LASTING and not self._is_filling_in(each)]:
            self._drop(name)
        if shown and shown not in self.made:
            self.open(shown)

    @property
    def is_filling_in_any(self) -> bool:
        """Whether something was typed on any screen that is not stored."""
        return any(self._is_filling_in(each) for each in self.made)

    def go_back(self) -> None:
        """Leave the list of signs to call about for the screen from which it was opened."""
        self.open(self._before_call)

    def _screen(self, name: str) -> QWidget:
        if name not in self.made:
            self.made[name] = self._make(name)
            self.addWidget(self.made[name])
        return self.made[name]

    def _make(self, name: str) -> QWidget:
        raise NotImplementedError

    def _drop(self, name: str) -> None:
        screen = self.made.pop(name)
        self.removeWidget(screen)
        screen.deleteLater()

    def _is_filling_in(self, name: str) -> bool:
        return bool(getattr(self.made.get(name), "is_changed", False))
