"""The reporting sheet of one reaction, on a screen of its own: read, copied part by part, printed or saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.reports.naming import Names
from ivig_logger.reports.reaction_sheet import NOTES, TITLE, sheet_of
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import banner, button, clear, column, page, plain, row, show_text, text
from ivig_logger.ui.reporting.outputs import Outputs
from ivig_logger.ui.reporting.part_card import PartCard
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.onset import chip_text

_NAMES = {"Initials": Names.INITIALS, "Full name": Names.FULL, "Left out": Names.NONE}
_SHORT = 60


class ReportingScreen(QWidget):
    """`closed` when the person is done with it, or when the session is gone or another patient in front."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._at = 0
        self.infusion: Infusion | None = None
        self.outputs = Outputs(workspace.logbook.path, self)
        self.outputs.said.connect(workspace.said)
        self.which = Box(())
        self.which.setAccessibleName("Reaction")
        self.which.activated.connect(self._choose)
        self.names = Choice("The patient's name", list(_NAMES), "Initials")
        self.names.changed.connect(self._show_parts)
        self._about, self._problem = text("", "soft"), text("", "refuse")
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self._lay_out()
        workspace.journal.changed.connect(self._refresh)
        workspace.patient_changed.connect(self._refresh)

    def show_reaction(self, infusion: Infusion, at: int) -> None:
        """Show the sheet for the reaction at a position of its session."""
        self.infusion, self._at = infusion, at
        self._problem.hide()
        self.which.clear()
        for position, each in enumerate(infusion.reactions):
            words = chip_text(each, infusion.started, infusion.ended)
            self.which.addItem(words if len(words) <= _SHORT else f"{words[:_SHORT]}…", position)
        self.which.setCurrentIndex(at)
        self._reactions.setVisible(len(infusion.reactions) > 1)
        self._show_parts()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        self._at = at
        self._show_parts()

    def _show_parts(self) -> None:
        patient, infusion = self._workspace.patient, self.infusion
        if patient is None or infusion is None or not infusion.reactions:
            return
        now = self._workspace.logbook.now()
        sheet = sheet_of(infusion, self._at, patient, _NAMES[self.names.chosen], now)
        self.outputs.sheet = sheet
        show_text(self._about, sheet.about)
        clear(self._parts)
        for part in sheet.parts:
            made = PartCard(part)
            made.copy_wanted.connect(self.outputs.copy_part)
            self._parts.addWidget(made)

    def _refresh(self) -> None:
        """The session as it is stored now; one that is gone, or of a patient who is not in front, is left."""
        before = self.infusion
        if before is None:
            return
        try:
            found = next(iter(self._workspace.logbook.find([before.id])), None)
        except StorageFailed as error:
            show_text(self._problem, failure_text(error))
            self._problem.show()
            return
        patient = self._workspace.patient
        told = None if found is None else _position(found, before, self._at)
        if found is None or told is None or patient is None or found.patient != patient.id:
            self.infusion, self.outputs.sheet = None, None
            if self.isVisible():
                self.closed.emit()
        else:
            self.show_reaction(found, told)

    def _lay_out(self) -> None:
        self._problem.hide()
        back = button("Back", self.closed.emit, picture="close")
        back.setAccessibleName("Back to the history")
        head = column(text(TITLE, "title"), self._about, spacing=2)
        above = row(head, back, spacing=16)
        above.setStretch(0, 1)
        note = banner("sample", column(*(text(each) for each in NOTES), spacing=4))
        self.setLayout(page(above, self._problem, note, self._actions(), self._parts, None, width=980))

    def _actions(self) -> Flow:
        label = text("&Reaction", "label", wrap=False)
        label.setBuddy(self.which)
        self._reactions = plain(column(label, self.which, None, spacing=4))
        copy = button("Copy all", self.outputs.copy, primary=True)
        copy.setAccessibleName("Copy the whole sheet as text: it holds health data")
        self.setFocusProxy(copy)
        save = button("Save…", self.outputs.choose_file)
        save.setAccessibleName("Save the sheet as PDF, text or web page: it holds health data")
        print_ = button("Print…", self.outputs.choose_printer)
        print_.setAccessibleName("Print the sheet")
        actions = Flow(16, 8)
        actions.add(self._reactions, 3)
        actions.add(self.names, 3)
        actions.add(plain(row(copy, save, print_)), 0)
        return actions


def _position(now: Infusion, before: Infusion, at: int) -> int | None:
    """Where the reaction stands now: as it was, or changed at its place; None where it is gone or in error."""
    if now.entered_in_error is not None:
        return None
    told = before.reactions[at]
    if told in now.reactions:
        return now.reactions.index(told)
    same = len(now.reactions) == len(before.reactions)
    return at if same else None
