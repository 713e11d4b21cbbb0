"""All screens of the window, and how one leads to another."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.awaited import first_screen
from ivig_logger.ui.backups.rounds import Rounds
from ivig_logger.ui.erasing import Erasing
from ivig_logger.ui.live_screens import LiveScreens
from ivig_logger.ui.plain_copies import PlainCopies
from ivig_logger.ui.screen_making import MAKERS
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.form import SessionForm
    from ivig_logger.ui.history import HistoryScreen
    from ivig_logger.ui.start import StartScreen

_FILLING_IN = "Another session is being filled in: please save or cancel it first."
_LEFT = {
    "start": "This infusion was not started yet. Close the window again to leave: the next start offers what is typed.",
    "settings": "The plan is not saved yet. Close the window again to leave: the next start offers what is typed.",
    "live": "An infusion is running. Close the window again to leave: the next start goes on with it.",
}


class Screens(LiveScreens):
    """What can be wished for in the window, and which screens that leads to.

    `restore_wanted` carries the backup that is to take the place of the log, `checked` how many things a check of the
    log found, `switch_wanted` what is wished of its encryption.
    `lock_changed` when other minutes were set after which the window is locked.
    """

    restore_wanted = Signal(object)
    lock_changed = Signal()
    checked = Signal(int)
    switch_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._warned: set[str] = set()
        self.rounds = Rounds(workspace, self)
        self.erasing = Erasing(workspace, self, lambda: self.is_busy)
        self.copies = PlainCopies(workspace, self)
        self.rounds.reported.connect(self.copies.look)
        self.over.connect(self.show_session)

    def open_first(self) -> None:
        """Welcome where the log has no patient; what runs; what is to be asked; otherwise the screen open last."""
        self.open(first_screen(self._workspace))

    def begin(self, erased: str = "") -> None:
        """The window is shown: make backups without being asked, and go on with deleting, told as `erased`."""
        self.rounds.start()
        self.erasing.start(erased)

    def add_session(self) -> None:
        """Open the form for a past session; one that is being filled in, or was when the program ended, stays."""
        if self._workspace.patient is not None:
            self._open_form(None)

    def edit_session(self, infusion: Infusion) -> None:
        """Open the form with a stored session."""
        self._open_form(infusion)

    def correct_session(self, infusion: Infusion) -> None:
        """Open the form with a stored session of any patient."""
        if self._workspace.patient is None or self._workspace.patient.id != infusion.patient:
            self.change_patient(infusion.patient)
        if self._workspace.patient is not None and self._workspace.patient.id == infusion.patient:
            self._open_form(infusion)

    def start_infusion(self) -> None:
        """Open the card from which an infusion starts; what was typed there before, or before a crash, is there."""
        if self._workspace.patient is None:
            return
        card = cast("StartScreen", self._screen("start"))
        waiting = None if card.is_changed else self._workspace.waiting_start()
        if waiting is not None:
            self._workspace.choose(waiting.patient)
            card.go_on(waiting)
        else:
            card.prepare()
        self.open("start")

    def change_patient(self, patient: str) -> None:
        """Put another patient in front, unless a session of this one is being filled in: nothing lands on the other."""
        for name in ("form", "start"):
            if self._is_filling_in(name):
                self._workspace.said.emit(_FILLING_IN)
                self.open(name)
                return
        self._workspace.choose(patient)
        if self.current in ("form", "start"):
            self.open("home")

    def may_close(self) -> bool:
        """Whether the window can go without losing anything; where not, it is said what has to be done first.

        What can be left, a running infusion too, is said once; the window goes when it is closed again.
        """
        if self.has_unsaved:
            self.open("live")
            return False
        if self._is_filling_in("form"):
            self._form().header.ask_discard()
            return False
        for name, words in _LEFT.items():
            if name not in self._warned and self._is_going_on(name):
                self.open(name)
                self._workspace.said.emit(words)
                self._warned.add(name)
                return False
        return True

    @property
    def is_busy(self) -> bool:
        """Whether something runs or is being filled in, so that the log cannot be exchanged."""
        return self.has_unsaved or self._is_filling_in("form") or any(self._is_going_on(name) for name in _LEFT)

    @override
    def leave(self) -> None:
        super().leave()
        self.rounds.finish()

    def search(self) -> None:
        """Open the history with the cursor in its search field."""
        if self._workspace.patient is not None:
            self.history().focus_search()

    def show_session(self, infusion: Infusion) -> None:
        """Open the history at one session."""
        self.history().show_infusion(infusion.id)

    def show_bin(self) -> None:
        """Open the history with what was entered in error."""
        self.history().show_in_error()

    @override
    def open(self, name: str) -> None:
        self._warned.clear()
        super().open(name)

    @override
    def _make(self, name: str) -> QWidget:
        return MAKERS[name](self, self._workspace)

    def _open_form(self, infusion: Infusion | None) -> None:
        form = self._form()
        waiting = None if form.is_changed else self._workspace.waiting_form()
        if waiting is not None:
            self._workspace.choose(waiting.patient)
            form.go_on(waiting)
        elif not form.is_changed:
            form.add() if infusion is None else form.edit(infusion)
            return
        if infusion is not None:
            self._workspace.said.emit(_FILLING_IN)

    def _form(self) -> "SessionForm":
        self.open("form")
        return cast("SessionForm", self._screen("form"))

    def history(self) -> "HistoryScreen":
        """Open the history."""
        self.open("history")
        return cast("HistoryScreen", self._screen("history"))

    def _is_going_on(self, name: str) -> bool:
        running = name == "live" and self._sessions is not None and any(each.is_running for each in self._sessions.all)
        return running or self._is_filling_in(name)
