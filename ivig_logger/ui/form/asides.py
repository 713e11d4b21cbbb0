"""What may stand below a reaction: the fixed sentence about signs to call about, and the offer of another session."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, row, text
from ivig_logger.words.calls import CALL_SENTENCE
from ivig_logger.words.times import day_text


def call_notice(whole_list: Callable[[], object]) -> QFrame:
    """The fixed sentence, with a way to the whole list."""
    listed = button("When to call: the whole list", whole_list, small=True)
    return banner("call", column(text(f"✚ {CALL_SENTENCE}", "strong"), row(listed, None)))


class MoveOffer(QWidget):
    """Says that an onset belongs to the time of another session; the person decides."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._words = text("")
        self.move_there = button("Move it there", self.wanted.emit, small=True)
        flow = Flow()
        flow.add(self._words, 3)
        flow.add(self.move_there, 0)
        self.setLayout(flow)

    def show_other(self, other: Infusion, *, later: bool) -> None:
        """Offer a session; `later` says that it began after the one in the form."""
        when = day_text(other.started)
        before = "" if later else "before this session and "
        self._words.setText(f"This began {before}after the start of the session of {when}.")
        self.move_there.setAccessibleName(f"Move this reaction to the session of {when}")
        self.show()
