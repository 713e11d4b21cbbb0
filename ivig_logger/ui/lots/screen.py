"""*Look up lots*: did I ever get this lot, when, and what happened? For one lot or for the list of a recall."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.exchange.lot_list import LotList, read_lots
from ivig_logger.reports.lot_report import LotReport
from ivig_logger.services.lots import Around, LotAnswer
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.lots.answer_cards import AnswerCards
from ivig_logger.ui.lots.lookup import Lookup
from ivig_logger.ui.lots.lot_field import LotField
from ivig_logger.ui.lots.taking import Taking
from ivig_logger.ui.pieces import button, card, column, page, plain, row, show_note, show_text, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.lots import NONE_TYPED, list_text, total_text

_IN_FRONT, _ALL = "The patient in front", "All patients of this log"
_ABOUT = (
    "Type, scan or paste the lots: one, a list parted by commas or lines, or a table with a column called lot. They"
    " are compared without case, spaces and dashes."
)


class LotsScreen(QWidget):
    """`session_wanted` carries the LotUse whose session is to be shown; `closed` when the person is done."""

    session_wanted = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._stale = False
        self._read: LotList | None = None
        self.field = LotField()
        self.whose = Choice("Whose sessions", (_IN_FRONT, _ALL), _IN_FRONT)
        self.go = button("Look up", self.look_up, picture="search", primary=True)
        self.lookup = Lookup(workspace, self)
        self.cards, self.taking = AnswerCards(), Taking(workspace.logbook.path, self)
        self.total, self.note, self.failure = text("", "heading"), text("", "soft"), text("", "refuse")
        self._lay_out()
        self._connect()
        self._show_patients()
        self._show_nothing()

    def look_up(self) -> None:
        """Look up what stands in the field."""
        read = read_lots(self.field.toPlainText(), self._workspace.logbook.now().local.year)
        if not read.asked:
            self._show_nothing()
            self._say(NONE_TYPED)
            announce(self, NONE_TYPED)
            return
        self._read, self._stale = read, False
        self.lookup.start(read.asked, self._patient())

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        if self._stale:
            self._again()

    def _patient(self) -> str | None:
        """Whose sessions are asked for; None is everybody's."""
        patient = self._workspace.patient
        return None if self.whose.chosen == _ALL or patient is None else patient.id

    def _show_answers(self, answers: tuple[LotAnswer, ...]) -> None:
        names = {each.id: each.name for each in self._workspace.patients}
        asked = self._patient()
        whose = _ALL if asked is None else names.get(asked, "")
        self.taking.report = LotReport(answers, None, names, whose, self._workspace.logbook.now())
        self._say("")
        of = f" of {whose}" if asked is not None and len(names) > 1 else ""
        show_text(self.total, f"{total_text(answers)}{of}")
        show_note(self.note, list_text(self._read) if self._read is not None else "")
        self.cards.show_answers(answers, names if asked is None else {})
        self._results.show()
        announce(self, self.total.text())

    def _show_around(self, around: Around) -> None:
        report = self.taking.report
        if report is not None:
            self.taking.report = LotReport(report.answers, around, report.names, report.whose, report.at)
            self.cards.show_around(around)

    def _show_failure(self, error: StorageFailed) -> None:
        self._show_nothing()
        self._stale = True  # it is asked again when the screen is seen again
        self._say(failure_text(error))

    def _show_nothing(self) -> None:
        self.taking.report, self._read = None, None
        self.lookup.stop()
        self._results.hide()
        self.cards.clear()
        self._say("")

    def _say(self, words: str) -> None:
        show_note(self.failure, words)

    def _note_change(self) -> None:
        """What is shown is of the log as it was."""
        self._show_patients()
        self._stale = self.taking.report is not None
        if self._stale and self.isVisible():
            self._again()

    def _again(self) -> None:
        self._stale = False
        if self._read is not None:
            self.lookup.start(self._read.asked, self._patient())

    def _show_patients(self) -> None:
        self.whose.setVisible(len(self._workspace.patients) > 1)

    def _connect(self) -> None:
        self.field.entered.connect(self.look_up)
        self.whose.changed.connect(self._again)
        self.lookup.answered.connect(self._show_answers)
        self.lookup.looked_around.connect(self._show_around)
        self.lookup.failed.connect(self._show_failure)
        self.cards.opened.connect(self.session_wanted)
        self.taking.said.connect(self._workspace.said)
        self._workspace.journal.changed.connect(self._note_change)
        self._workspace.patient_changed.connect(self._note_change)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.field)
        label = text("&Lots", "label", wrap=False)
        label.setBuddy(self.field)
        below = Flow(16, 8)
        below.add(self.whose, 3)
        below.add(self.go, 0)
        question = card(label, self.field, below, spacing=6)
        self._results = plain(column(self._head(), self.note, self.cards, spacing=12))
        back = button("Back", self.closed.emit, picture="close")
        head = row(text("Look up lots", "title"), None, back)
        self.setLayout(page(head, text(_ABOUT, "soft"), question, self.failure, self._results, None, width=980))

    def _head(self) -> Flow:
        copy = button("Copy as text", self.taking.copy, small=True)
        save = button("Save as table…", self.taking.choose_file, small=True)
        copy.setAccessibleName("Copy the answers as text: they hold health data")
        save.setAccessibleName("Save the answers as a table (CSV): they hold health data")
        head = Flow(8, 8)
        head.add(self.total, 3)
        head.add(plain(row(copy, save)), 0)
        return head
