"""The details beside the list: all facts of the session in front, and what can be done with it."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.profile import Profile
from ivig_logger.ui.history.flow import FlowLayout
from ivig_logger.ui.history.in_error import ReasonQuestion
from ivig_logger.ui.history.more import More
from ivig_logger.ui.history.traced import Traced
from ivig_logger.ui.pieces import button, column, plain, scrolled

if TYPE_CHECKING:
    from ivig_logger.ui.history.details_content import DetailsContent
    from ivig_logger.ui.history.sign_panel import SignPanel

_UNTRACED = Traced()
_HINT = "Choose a session to see all of it here."
_LARGE = "Show the timeline of this session large"
_TAKE_BACK = "Take back: this session was no error"


class Details(QFrame):
    """`edit_requested` carries the session; `marked` a session and the reason it was entered in error.

    `large_wanted` tells that its timeline is to be seen large, `asking` that the question is asked, `left` that it was
    answered with no. `taken_back` carries a session that was no error after all, `signed` one, the nurse who signs it,
    and the passphrase that was typed. `sheet_wanted` carries a session and the position of a reaction,
    `hand_over_wanted` one that is to be handed over, `compare_wanted` one that is to be compared with others.
    """

    edit_requested = Signal(object)
    large_wanted = Signal()
    marked = Signal(object, str)
    taken_back = Signal(object)
    asking = Signal()
    left = Signal()
    signed = Signal(object, object, str)
    sheet_wanted = Signal(object, int)
    hand_over_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.infusion: Infusion | None = None
        self.area = scrolled(plain(column()))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # scrolls by keyboard
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.area, self.area.viewport()):
            each.setObjectName("plain")  # the card's own ground shows through
        self.area.setAccessibleName("Details of the session")
        self.question = ReasonQuestion()
        self.question.answered.connect(self._mark)
        self.question.cancelled.connect(self._leave)
        self._signer: Profile | None = None
        self.edit = _named("Edit this session", button("Edit", partial(self._wish, self.edit_requested)))
        self.large = _named(_LARGE, button("Timeline", self.large_wanted.emit, shortcut="Ctrl+T"))
        self.more = More()
        self.more.hand_over_wanted.connect(partial(self._wish, self.hand_over_wanted))
        self.more.compare_wanted.connect(partial(self._wish, self.compare_wanted))
        self.more.mark_wanted.connect(self.ask_reason)
        self.take_back = _named(_TAKE_BACK, button("Take back", partial(self._wish, self.taken_back), picture="undo"))
        self.sign = _named("Sign this session", button("Sign…", self.ask_passphrase))
        self._arrange()
        self._offer(None, None)

    @cached_property
    def content(self) -> "DetailsContent":
        """What is shown of a session; made for the first one, so that the first picture of the list does not wait."""
        from ivig_logger.ui.history.details_content import DetailsContent

        made = DetailsContent()
        made.sheet_wanted.connect(self.sheet_wanted)
        self.area.setWidget(made)
        return made

    def show_infusion(self, infusion: Infusion | None, traced: Traced = _UNTRACED, *, pounds: bool) -> None:
        """Show a session with its changes, or none."""
        self.infusion = infusion
        self._stop_asking()
        if infusion is None:
            self.content.show_hint(_HINT)
        else:
            self.content.show_infusion(infusion, traced, pounds=pounds)
        self.area.setAccessibleDescription(self.content.said)
        self.area.verticalScrollBar().setValue(0)
        self._offer(infusion, traced.signer)

    @cached_property
    def sign_panel(self) -> "SignPanel":
        """Where a session is signed; made for the first one, for most logs hold none."""
        from ivig_logger.ui.history.sign_panel import SignPanel

        made = SignPanel(self)
        made.signed.connect(self._sign)
        made.left.connect(self._leave)
        self._below.insertWidget(0, made)
        return made

    @property
    def asked(self) -> QWidget:
        """What is asked about the session, or would be."""
        return self.question if self._signer is None or self.sign_panel.isHidden() else self.sign_panel

    def ask_passphrase(self) -> None:
        """Ask for the passphrase of the nurse who is to sign the session."""
        if self.infusion is not None and self._signer is not None:
            self._actions.hide()
            self.sign_panel.ask(self._signer)
            self.asking.emit()

    def ask_reason(self) -> None:
        """Ask why the session is to be marked as entered in error."""
        if self.infusion is not None and self.infusion.entered_in_error is None:
            self._actions.hide()
            self.question.ask()
            self.asking.emit()

    def _offer(self, infusion: Infusion | None, signer: Profile | None) -> None:
        self._signer = signer
        self.sign.setVisible(signer is not None)
        in_error = infusion is not None and infusion.entered_in_error is not None
        for each in (self.large, self.more):
            each.setVisible(infusion is not None)
        self.edit.setVisible(infusion is not None and not in_error)
        self.more.offer(in_error=in_error)
        self.take_back.setVisible(in_error)

    def _arrange(self) -> None:
        self._below = below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 14)
        below.addWidget(self.question)
        actions = FlowLayout()
        self._actions = plain(actions)
        for each in (self.edit, self.large, self.more, self.take_back, self.sign):
            actions.addWidget(each)
        below.addWidget(self._actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.area, 1)
        layout.addLayout(below)

    def _wish(self, what: SignalInstance) -> None:
        if self.infusion is not None:
            what.emit(self.infusion)

    def _mark(self, reason: str) -> None:
        if self.infusion is not None:
            self._stop_asking()
            self.marked.emit(self.infusion, reason)

    def _leave(self) -> None:
        self._stop_asking()
        self.left.emit()

    def _sign(self, passphrase: str) -> None:
        if self.infusion is not None and self._signer is not None:
            self.signed.emit(self.infusion, self._signer, passphrase)

    def _stop_asking(self) -> None:
        self.question.hide()
        if self._signer is not None:
            self.sign_panel.close_again()
        self._actions.show()


def _named(name: str, made: QPushButton) -> QPushButton:
    made.setAccessibleName(name)
    return made
