"""The answers screen: asks in the background, shows what is found, and leads from each number to its sessions."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.answers.asking import STEPS, Asking
from ivig_logger.ui.answers.bar import Bar
from ivig_logger.ui.answers.compare_card import CompareCard
from ivig_logger.ui.answers.comparing import Comparing
from ivig_logger.ui.answers.empty import Empty
from ivig_logger.ui.answers.figures import Figures
from ivig_logger.ui.answers.heading import Heading
from ivig_logger.ui.answers.picture_card import PictureCard
from ivig_logger.ui.answers.question import Found, Question
from ivig_logger.ui.answers.tables_card import TablesCard
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import column, plain, scrolled, show_text, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.answers import completeness_text
from ivig_logger.words.failures import failure_text

_NO_SESSION = "No session is behind this number."
_LOST = "The log could not be read: "


class AnswersScreen(QWidget):
    """`sessions_wanted` carries the ids of the sessions behind a number as a frozenset, or of the one that was chosen.

    `heading.add_button` is for what makes something of what is shown, and `question` says what that is; `record` for
    what belongs to the completeness.
    """

    sessions_wanted = Signal(object)
    add_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._patient = ""
        self._page = 0
        self._stale = True
        self.found: Found | None = None
        self.asking = Asking(workspace.logbook, workspace.background, self)
        self.heading, self.figures, self.picture = Heading(), Figures(), PictureCard()
        self.compare, self.tables, self.empty = CompareCard(), TablesCard(), Empty()
        self.completeness, self.failure = text("", "soft"), text("", "refuse")
        self.record = Flow(16, 2)
        self.bar = Bar(STEPS, "How far the counting is")
        self.comparing = Comparing(workspace.logbook, self.heading.compare, self.compare, self.picture)
        self._lay_out()
        self._connect()

    @property
    def question(self) -> Question:
        """What is asked now."""
        by, across = self.tables.chosen
        return replace(self.heading.narrowed(), page=self._page, by=by, across=across)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_if_stale()

    def _note_change(self) -> None:
        self._stale = True
        self.asking.forget()
        if self.isVisible():
            self._ask_if_stale()

    def _ask_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        patient = self._workspace.patient.id if self._workspace.patient else ""
        if patient != self._patient:
            self._patient, self._page, self.found = patient, 0, None
            self.comparing.stop()
            self._show_only(None)
        self.comparing.refresh()
        self._ask()

    def _ask(self) -> None:
        if self._patient:
            self.bar.wait()
            self.asking.ask(self._patient, self.question)

    def _ask_anew(self) -> None:
        """About other sessions: the picture begins at the newest of them."""
        self._page = 0
        self._ask()

    def _turn(self, pages: int) -> None:
        self._page = max(0, self._page + pages)
        self._ask()

    def _show_found(self, found: Found) -> None:
        if found.completeness is not None:
            self.bar.stop()
        self.failure.hide()
        self.found = found
        self.heading.show_products(found.products)
        self.heading.show_choices(any_session=found.answers.of > 0)
        self.figures.show_numbers(found.numbers)
        known = "…" if found.completeness is None else completeness_text(found.completeness)
        show_text(self.completeness, f"How complete the record is: {known}")
        self.picture.show_picture(found.picture)
        self.tables.show_found(found)
        self.empty.show_state(in_log=found.answers.of)
        members = found.answers.group.members
        self._show_only(self._content if members else self.empty)
        if not self.comparing.is_seen() and found.answers.of and not members:
            self._show_everything()  # no filter hides what was chosen elsewhere to be compared

    def _show_only(self, part: QWidget | None) -> None:
        for each in (self._content, self.empty):
            each.setVisible(each is part)

    def _show_failure(self, error: StorageFailed) -> None:
        self.bar.stop()
        self._stale = True  # it is asked again when the screen is seen again
        show_text(self.failure, _LOST + failure_text(error))
        self.failure.show()

    def _open(self, members: Sequence[SessionFact]) -> None:
        if not members:
            self._workspace.said.emit(_NO_SESSION)
        else:
            self.sessions_wanted.emit(frozenset(each.id for each in members))

    def _open_one(self, session: str) -> None:
        """A line of the picture: shown in the history, or taken into the comparison while there is one."""
        if self.found is None or not self.comparing.take(session, self.found.picture.sessions):
            self._open_session(session)

    def _open_session(self, session: str) -> None:
        self.sessions_wanted.emit(frozenset({session}))

    def _show_everything(self) -> None:
        self.heading.clear()
        self._ask_anew()

    def _connect(self) -> None:
        self._workspace.journal.changed.connect(self._note_change)
        self._workspace.patient_changed.connect(self._note_change)
        self.heading.changed.connect(self._ask_anew)
        self.tables.changed.connect(self._ask)
        self.asking.found.connect(self._show_found)
        self.asking.failed.connect(self._show_failure)
        self.asking.step.connect(self.bar.setValue)
        for opening in (self.figures.opened, self.tables.opened):
            opening.connect(self._open)
        self.picture.opened.connect(self._open_one)
        self.picture.turned.connect(self._turn)
        self.comparing.unseen.connect(self._ask)
        self.compare.opened.connect(self._open_session)
        self.empty.everything_wanted.connect(self._show_everything)
        self.empty.add_requested.connect(self.add_requested)

    def _lay_out(self) -> None:
        for each in (self.compare, self.failure, self.empty):
            each.hide()
        self.record.add(self.completeness, 3)
        parts = (self.figures, self.record, self.picture, self.compare, self.tables)
        self._content = plain(column(*parts, None, spacing=16))
        self._content.hide()
        inner = QWidget()
        whole = column(self.heading, self.bar, self.failure, self._content, self.empty, None, spacing=16)
        whole.setContentsMargins(20, 20, 20, 16)
        inner.setLayout(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = scrolled(inner)
        self.comparing.asked_for.connect(page.bring_to_top)
        outer.addWidget(page)
