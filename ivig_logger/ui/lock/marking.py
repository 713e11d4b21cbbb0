"""Moments that are marked on the locked window: one press is one record in each session, and nobody's."""

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Mark
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.locked import mark_reason, marked_text, marked_while_locked


class Marking(QObject):
    """`said` carries what became of a press. The first of the sessions is number 1, unless it is the only one."""

    said = Signal(str)

    def __init__(self, workspace: Workspace, last: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._why = workspace, mark_reason(last)
        self._tremor = Tremor(clock=workspace.counted)
        self._marked: dict[str, int] = {}  # by session

    def mark(self, sessions: list[LiveSession], number: int = 0) -> None:
        """Record this moment in these sessions; who did is not known."""
        at = self._workspace.logbook.now()
        taken = [each for each in sessions if self._tremor.accepts(each.id)]
        if not taken:
            self.said.emit(PRESSED_TWICE)
            return
        done = [each for each in taken if each.record(events.add(Mark(at)), "mark", why=self._why)]
        for each in done:
            self._marked[each.id] = self._marked.get(each.id, 0) + 1
        if done:
            self.said.emit(marked_text(at, number, stored=all(each.is_saved for each in done)))

    def tell(self, sessions: list[LiveSession]) -> None:
        """Say in each session, and in the window, how many moments there are to be named."""
        for each in sessions:
            if count := self._marked.get(each.id):
                each.said.emit(marked_while_locked(count))
        if self._marked:
            self._workspace.said.emit(marked_while_locked(sum(self._marked.values())))
