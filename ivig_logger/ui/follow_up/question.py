"""The question after an infusion and its answers; made when it is asked for the first time."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ivig_logger.domain import events
from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.events import Event
from ivig_logger.domain.follow_up import told, told_nothing
from ivig_logger.domain.infusion import Infusion, Onset, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.vocabulary import is_call
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.follow_up.call_text import CallText
from ivig_logger.ui.follow_up.other_sign import OtherSign
from ivig_logger.ui.follow_up.told_rows import ToldRows
from ivig_logger.ui.pieces import button, column, plain, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.follow_up import question_text

SIGNS = ("headache", "fever", "rash", "dark urine")


class FollowUpQuestion(QFrame):
    """Asks about one infusion. After the first sign that was told it stays until "That is all", so that others can
    follow.

    `later` when it is not to be asked now, `finished` when all was told.
    """

    call_list_wanted = Signal()
    later = Signal()
    finished = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "ask")
        self._workspace = workspace
        self._infusion: Infusion | None = None
        self._asked: Moment | None = None  # when the first sign was told, while others may follow
        self._before: tuple[Reaction, ...] = ()
        self.rows = ToldRows()
        self.question = text("", "heading")
        self.signs = {each: self._chip(each) for each in SIGNS}
        self.other = OtherSign()
        self.nothing = button("No, nothing", self._tell_nothing)
        self.not_now = button("Ask later", self.later.emit, link=True)
        self.not_now.setToolTip("At the next start of the program")
        self.all_told = button("That is all", self._finish)
        self.call = CallText(workspace.preferences)
        self.failure = text("", "refuse")
        self.failure.hide()
        self._lay_out()
        self.other.told.connect(self._tell_other)
        self.rows.began.connect(self._began)
        self.call.list_wanted.connect(self.call_list_wanted)

    def show_infusion(self, infusion: Infusion | None, *, due: bool) -> bool:
        """Ask about an infusion as it is in the log now; whether there is anything to show."""
        answered = infusion is not None and any(each.at == self._asked for each in infusion.follow_ups)
        if self._infusion is None or infusion is None or infusion.id != self._infusion.id or not answered:
            self._asked = None
        self._infusion = infusion
        if infusion is None or (self._asked is None and not due):
            self.failure.hide()
            return False
        self._show(infusion)
        return True

    def _lay_out(self) -> None:
        chips = Flow(8, 8)
        for each in (*self.signs.values(), self.other.opener, self.nothing, self.all_told, self.not_now):
            chips.add(each, 0)
        whole = column(self.question, plain(chips), self.other, self.failure, self.call, self.rows, spacing=12)
        whole.setContentsMargins(16, 14, 16, 14)
        self.setLayout(whole)

    def _chip(self, sign: str) -> QPushButton:
        made = button(sign.capitalize(), partial(self._tell, sign), chip=True)
        made.setAccessibleName(f"{sign.capitalize()} since the infusion")
        return made

    def _show(self, infusion: Infusion) -> None:
        asked = self._asked or self._workspace.logbook.now()
        self.question.setText(question_text(infusion, asked))
        said = [] if self._asked is None else [each for each in infusion.reactions if each not in self._before]
        self.rows.show_reactions(said, infusion, asked, self._workspace.conventions())
        names = {each.symptom for each in said}
        for sign, chip in self.signs.items():
            chip.setEnabled(sign not in names)
        self.nothing.setVisible(not said)
        self.not_now.setVisible(not said)
        self.all_told.setVisible(bool(said))
        self.call.show_for(wanted=any(is_call(each) for each in said))

    def _tell(self, sign: str) -> bool:
        at = self._workspace.logbook.now()
        if self._infusion is None:
            return False
        first = self._asked is None
        if first:
            self._asked, self._before = at, self._infusion.reactions
        if self._store(told(sign, self._asked or at, self._by), f"follow-up: {sign}"):
            announce(self, f"{sign} recorded")
            self.all_told.setFocus()  # a trembling second Enter finishes, and tells no other sign
            return True
        self._asked = None if first else self._asked
        return False

    def _tell_other(self, sign: str) -> None:
        if self._tell(sign):
            self.other.close_field()

    def _tell_nothing(self) -> None:
        at = self._workspace.logbook.now()
        self._store(told_nothing(at, self._by), "follow-up: nothing told")

    def _began(self, reaction: Reaction, onset: Onset | None) -> None:
        self._store(events.began(reaction, onset), f"follow-up: when {reaction.symptom} began")

    def _finish(self) -> None:
        unread = self.rows.unread
        if unread is not None:
            unread.typed.setFocus()
        elif not self.other.text:
            self._asked = None
            self.finished.emit()
        else:
            self.other.tell()

    @property
    def _by(self) -> str:
        return self._workspace.logbook.author.name

    def _store(self, event: Event, words: str) -> bool:
        """Store what an answer makes of the record; a failure is said here."""
        if self._infusion is None:
            return False
        try:
            self._workspace.journal.store(event(self._infusion), instead_of=self._infusion, text=words, why=words)
        except (StorageFailed, Conflict, Refused) as error:
            self.failure.setText(failure_text(error))
            self.failure.show()
            announce(self, self.failure.text())
            return False
        self.failure.hide()
        return True
