"""The place of the question on the home screen: there while one is due, and out of sight at all other times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.change import Change
from ivig_logger.domain.follow_up import follow_up_due
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import Plan
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.follow_up.question import FollowUpQuestion


class FollowUpCard(QWidget):
    """Shown while the last infusion of the patient in front has a question that is due and not answered.

    "Ask later" is until the next start of the program. `asking` is the question, None until it is asked.
    """

    call_list_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._put_off: set[tuple[str, int]] = set()
        self.asking: FollowUpQuestion | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        workspace.journal.changed.connect(self._follow)
        workspace.patient_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look whether a question is due now."""
        infusion = self._newest()
        due = infusion is not None and self._due(infusion) is not None
        if due and self.asking is None:
            self._make()
        shown = self.asking is not None and self.asking.show_infusion(infusion, due=due)
        if self.parentWidget() is not None or not shown:  # else a window of its own would flash up
            self.setVisible(shown)

    def _make(self) -> None:
        from ivig_logger.ui.follow_up.question import FollowUpQuestion  # most starts have nothing to ask

        self.asking = FollowUpQuestion(self._workspace, self)
        self.asking.call_list_wanted.connect(self.call_list_wanted)
        self.asking.later.connect(self._ask_later)
        self.asking.finished.connect(self.refresh)
        self._layout.addWidget(self.asking)

    def _newest(self) -> Infusion | None:
        patient = self._workspace.patient
        try:
            found = [] if patient is None else self._workspace.logbook.newest(patient.id)
        except StorageFailed:
            return None  # the screen around it says why
        return found[0] if found else None

    def _due(self, infusion: Infusion) -> int | None:
        patient = self._workspace.patient
        plan = (patient.plan if patient else None) or Plan()
        due = follow_up_due(infusion, plan, self._workspace.logbook.now())
        return None if due is None or (infusion.id, due) in self._put_off else due

    def _ask_later(self) -> None:
        infusion = self._newest()
        due = None if infusion is None else self._due(infusion)
        if infusion is not None and due is not None:
            self._put_off.add((infusion.id, due))
        self.refresh()

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """Presses in a running session are many and change nothing here."""
        if not all(_runs(each) for each in changes):
            self.refresh()


def _runs(change: Change) -> bool:
    return all(isinstance(each, Infusion) and each.ended is None for each in (change.wanted, change.instead_of))
