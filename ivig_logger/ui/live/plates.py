"""The name plates of several sessions at once: whose they are, how long they run, and what is due in each."""

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.due import Due
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.exclusive import Exclusive
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.sessions import Sessions
from ivig_logger.ui.pieces import button, clear
from ivig_logger.words.due import due_title, upcoming_text
from ivig_logger.words.times import short_duration


class Plates(QWidget):
    """Hidden while there is one session; a press puts another in front."""

    def __init__(self, sessions: Sessions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._sessions = sessions
        self.buttons: dict[str, QPushButton] = {}
        self._group = Exclusive(self)
        self._row = Flow(8, 6)
        self.setLayout(self._row)
        self.refresh()

    def refresh(self) -> None:
        """One plate for each session."""
        ids = [each.id for each in self._sessions.all]
        if list(self.buttons) != ids:
            self.buttons.clear()
            clear(self._row)
            for session in self._sessions.all:
                self._add(session)
        self.setVisible(len(ids) > 1)
        if self._sessions.front is not None:
            self.buttons[self._sessions.front.id].setChecked(True)
            self.tick(self._sessions.front.now())

    def tick(self, now: Moment) -> None:
        """Count on; what is said changes once a minute at most."""
        if self.isHidden():
            return
        for session in self._sessions.all:
            words = _plate_text(session, now)
            plate = self.buttons[session.id]
            if plate.text() != words:
                plate.setText(words)

    def _add(self, session: LiveSession) -> None:
        made = button("", partial(self._sessions.bring, session), chip=True)
        made.setCheckable(True)
        made.setAccessibleName(f"Session of {_name(session)}: put it in front")
        self._group.add(made)
        self.buttons[session.id] = made
        self._row.add(made, 0)


def _name(session: LiveSession) -> str:
    return session.patient.name if session.patient else "unknown"


def _plate_text(session: LiveSession, now: Moment) -> str:
    """ "Ana K · 1 h 05 · Vital signs are due"."""
    runs = max(now - session.infusion.started, timedelta(0))
    length = short_duration(runs) if session.is_running else "ended"
    due = session.due(now)
    return f"{_name(session)} · {length}{f' · {_due_text(session, due[0], now)}' if due else ''}"


def _due_text(session: LiveSession, due: Due, now: Moment) -> str:
    return due_title(due, session.plan) if due.is_due(now) else upcoming_text(due, now)
