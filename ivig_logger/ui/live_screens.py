"""The screens on which something runs: the live sessions of the log, and the practice."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.screen_stack import ScreenStack
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.live import LiveScreen, Practice, Sessions


class LiveScreens(ScreenStack):
    """`large_changed` tells whether the live screen wants the whole window, to be read from two metres away.

    `over` carries the infusion of the last session that ran, when it has left the live screen.
    """

    large_changed = Signal(bool)
    over = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._sessions: Sessions | None = None

    @property
    def sessions(self) -> "Sessions":
        """The running sessions, whatever is shown; a start without any does not pay for them."""
        if self._sessions is None:
            from ivig_logger.ui.live import Sessions

            self._sessions = Sessions(self._workspace, self)
            self._sessions.find()
        return self._sessions

    @property
    def sessions_so_far(self) -> "Sessions | None":
        """The running sessions where there were any since the start."""
        return self._sessions

    @property
    def has_unsaved(self) -> bool:
        """Whether something was pressed that is not in the log."""
        return self._sessions is not None and self._sessions.unsaved is not None

    @property
    def undo_group(self) -> QUndoGroup:
        """What Ctrl+Z takes back: changes of the log, or those of the practice while that is in front."""
        front = cast("Practice", self.currentWidget()).workspace if self.current == "practice" else self._workspace
        return front.journal.group

    def undo(self) -> None:
        """Take back what was done last."""
        self.undo_group.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.undo_group.redo()

    def show_started(self, infusion: Infusion) -> None:
        """Open the live screen with the session that was started just now."""
        self.sessions.begin(infusion)
        self.open("live")

    def show_running(self, infusion: Infusion) -> None:
        """Open the live screen with this session in front."""
        self.sessions.bring(self.sessions.of(infusion))
        self.open("live")

    def show_over(self, infusion: Infusion) -> None:
        """A session has left the live screen: show it in the history where it was looked at, unless another runs."""
        if self.current != "live":
            return
        shown, focused = self.currentWidget(), QApplication.focusWidget()
        if not self.sessions.all:
            self.over.emit(infusion)
        elif shown is not None and (focused is None or not shown.isAncestorOf(focused)):
            shown.setFocus()  # what had the keys has gone: they are the next session's

    @property
    def is_large(self) -> bool:
        """Whether the live screen is shown for two metres away."""
        live = self._live
        return live is not None and live.large is not None

    def toggle_large(self) -> None:
        """The live screen for two metres away, and back."""
        if self._live is not None:
            self._live.toggle_large()

    def leave(self) -> None:
        """The window goes, and a practice with it."""
        if self._sessions is not None:
            self._sessions.stop()
        if "practice" in self.made:
            cast("Practice", self.made["practice"]).remove()

    def leave_practice(self) -> None:
        """The practice was left and its log is gone."""
        self._drop("practice")
        self.open("home")

    @property
    def _live(self) -> "LiveScreen | None":
        """The live screen that is shown, of the log or of the practice."""
        if self.current == "practice":
            return cast("Practice", self.currentWidget()).live
        return cast("LiveScreen", self.currentWidget()) if self.current == "live" else None
