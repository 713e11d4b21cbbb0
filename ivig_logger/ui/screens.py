"""All screens, one shown at a time; each is made when it is first opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.screen_making import MAKERS
from ivig_logger.ui.workspace import Workspace

_FILLING_IN = "Another session is being filled in: please save or cancel it first."
_KEPT = ("home", "history")  # the screens that the next start opens with


class Screens(QStackedWidget):
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

    def open_first(self) -> None:
        """Welcome where the log has no patient, otherwise the screen that was open last."""
        wanted = self._workspace.preferences.screen
        first = wanted if wanted in _KEPT else "home"
        self.open(first)

    def open(self, name: str) -> None:
        """Show a screen by its name; without a patient there is nothing to show but the welcome and the signs."""
        if self._workspace.patient is None and name != "call":
            name = "welcome"
        if name == "call" and self.current != "call":
            self._before_call = self.current
        screen = self._screen(name)
        self.setCurrentWidget(screen)
        if name in _KEPT and self._workspace.preferences.screen != name:
            self._workspace.preferences.screen = name
        screen.setFocus()
        self.opened.emit(name)

    def add_session(self) -> None:
        """Open the form for a past session; one that is being filled in is kept as it is."""
        if self._workspace.patient is not None:
            self._open_form(None)

    def edit_session(self, infusion: Infusion) -> None:
        """Open the form with a stored session."""
        self._open_form(infusion)

    def change_patient(self, patient: str) -> None:
        """Put another patient in front, unless a session of this one is being filled in: nothing lands on the other."""
        if self._is_filling_in():
            self._workspace.said.emit(_FILLING_IN)
            self.open("form")
            return
        self._workspace.choose(patient)
        if self.current == "form":
            self.open("home")

    def may_close(self) -> bool:
        """Whether the window can go without losing anything typed; where not, the form asks what is to become of it."""
        if not self._is_filling_in():
            return True
        from ivig_logger.ui.form import SessionForm

        self.open("form")
        form = self._screen("form")
        assert isinstance(form, SessionForm)  # noqa: S101  # for the type checker
        form.header.ask_discard()
        return False

    def search(self) -> None:
        """Open the history with the cursor in its search field."""
        from ivig_logger.ui.history import HistoryScreen

        if self._workspace.patient is not None:
            self.open("history")
            screen = self._screen("history")
            assert isinstance(screen, HistoryScreen)  # noqa: S101  # for the type checker
            screen.focus_search()

    def show_session(self, infusion: Infusion) -> None:
        """Open the history at one session."""
        from ivig_logger.ui.history import HistoryScreen

        self.open("history")
        screen = self._screen("history")
        assert isinstance(screen, HistoryScreen)  # noqa: S101  # for the type checker
        screen.show_infusion(infusion.id)

    def make_anew(self) -> None:
        """Have all screens made anew, in a new look; a form keeps what was typed."""
        shown = self.current
        for name in [each for each in self.made if each != "form"]:
            screen = self.made.pop(name)
            self.removeWidget(screen)
            screen.deleteLater()
        if shown:
            self.open(shown)

    def go_back(self) -> None:
        """Leave the list of signs to call about for the screen from which it was opened."""
        self.open(self._before_call)

    def _screen(self, name: str) -> QWidget:
        if name not in self.made:
            self.made[name] = MAKERS[name](self, self._workspace)
            self.addWidget(self.made[name])
        return self.made[name]

    def _open_form(self, infusion: Infusion | None) -> None:
        from ivig_logger.ui.form import SessionForm

        form = self._screen("form")
        assert isinstance(form, SessionForm)  # noqa: S101  # for the type checker
        if not form.is_changed:
            form.add() if infusion is None else form.edit(infusion)
        elif infusion is not None:
            self._workspace.said.emit(_FILLING_IN)
        self.open("form")

    def _is_filling_in(self) -> bool:
        if "form" not in self.made:
            return False
        from ivig_logger.ui.form import SessionForm

        form = self.made["form"]
        return isinstance(form, SessionForm) and form.is_changed
