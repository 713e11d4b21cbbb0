"""A running session on the locked window: its time, what is due, and a button that marks a moment. No name."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from ivig_logger.domain.due import Due
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.elapsed import Elapsed
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button, column, row, show_text, text
from ivig_logger.words.locked import due_line, due_news, state_since, state_text
from ivig_logger.words.running import elapsed_text


class SessionCard(QFrame):
    """`number` tells several apart; 0 is the only one. `key` is the key that does the same as the button."""

    def __init__(
        self,
        session: LiveSession,
        number: int,
        mark: Callable[[], object],
        *,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.session, self.number = session, number
        self._told = {(each.key, each.at.epoch) for each in self._due(session.now())}
        self.state, self.due = text("", "strong"), text("", "due")
        self.elapsed = Elapsed()
        self.mark = button(f"Mark in session {number}" if number else f"Just mark ({key})", mark, live=True)
        self.mark.setAccessibleName(f"Just mark this moment{f' in session {number}' if number else ''}")
        beside = row(column(self.state, self.elapsed, spacing=0), column(None, self.mark, None), spacing=16)
        beside.setStretch(0, 1)
        whole = column(beside, self.due, spacing=4)
        whole.setContentsMargins(16, 10, 16, 10)
        self.setLayout(whole)
        self.tick(session.now())

    def tick(self, now: Moment) -> None:
        """A second has gone by; what has become due is said once, and heard from the live screen, which is covered."""
        infusion = self.session.infusion
        length = state_since(infusion, now)
        show_text(self.state, state_text(infusion, self.number))
        self.elapsed.say(elapsed_text(length), int(length.total_seconds()) // 60)
        dues = self._due(now)
        show_text(self.due, "\n".join(due_line(each, now) for each in dues))
        self.due.setVisible(bool(dues))
        for each in dues:
            if (each.key, each.at.epoch) not in self._told:
                self._told.add((each.key, each.at.epoch))
                announce(self, due_news(each))

    def _due(self, now: Moment) -> list[Due]:
        return [each for each in self.session.due(now) if each.is_due(now)]
