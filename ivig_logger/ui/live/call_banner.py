"""The fixed sentence beside a sign to call about, with the clinic's own words; the session goes on beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.vocabulary import is_call
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import banner, button, column, show_note, text
from ivig_logger.words.calls import CALL_SENTENCE


class CallBanner(QWidget):
    """Shown from the moment when such a reaction has been recorded until it is closed, and again with the next one."""

    call_list_wanted = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self._count = 0
        self.sentence, self.clinic = text(CALL_SENTENCE), text("", "strong")
        self.signs = button("All signs (F1)", self.call_list_wanted.emit)
        self.signs.setAccessibleName("Show all signs to call about")
        self.close_button = button("Close", self.hide)
        self.close_button.setAccessibleName("Close the sentence about signs to call about")
        buttons = Flow(8, 8)
        for each in (self.signs, self.close_button):
            buttons.add(each, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(banner("call", column(self.sentence, self.clinic, buttons, spacing=8)))
        self.hide()
        self.refresh(tell=False)

    def refresh(self, *, tell: bool = True) -> None:
        """Appear when there is one such reaction more than before; `tell` has it announced."""
        count = sum(1 for each in self._session.infusion.reactions if is_call(each))
        before, self._count = self._count, count
        if count == 0:
            self.hide()
        elif count > before:
            self._appear(tell=tell)

    def _appear(self, *, tell: bool) -> None:
        words = self._session.workspace.preferences.emergency_text.strip()
        show_note(self.clinic, words)
        self.show()
        if tell:
            announce(self, f"{CALL_SENTENCE} {words}".strip())
