"""An infusion that an earlier program left running: go on, it ended at another time, or it was a mistake."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain import events
from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.gaps import LIMIT
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_moments import Frame, read_end
from ivig_logger.ui.field import Field
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import banner, button, column, plain, row, text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import clock_text, day_text

_MISTAKE = "started by mistake"
_WHEN = "Please type when it ended, for example 14:37."


class LeftRunning(QWidget):
    """Shown until it is answered; what is pressed meanwhile is recorded as ever.

    `went_on` carries since when, where the program was closed for long enough that something can have happened.
    """

    went_on = Signal(object)
    ended = Signal(object)

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.sentence = text("", "strong")
        self.clock = Field("It ended at", QLineEdit())
        self.clock.setMaximumWidth(260)
        self.go_on = button("Go on", self._go_on, primary=True, live=True)
        self.store_end = button("It ended then", self._end)
        self.mistake = button("It was a mistake", self._undo_start)
        assert isinstance(self.clock.entry, QLineEdit)  # noqa: S101  # for the type checker
        self.clock.entry.returnPressed.connect(self._end)
        answers = row(self.go_on, self.clock, self.store_end, None, self.mistake, spacing=12)
        whole = banner("ask", plain(column(self.sentence, answers, spacing=12)))
        self.setLayout(column(whole, spacing=0))
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask while it is not known what became of the session."""
        seen = self._session.seen_last
        asked = seen is not None and self._session.is_running
        if seen is not None and asked:
            infusion, today = self._session.infusion, self._session.now()
            started, last = _when(infusion.started, today), _when(seen, today)
            self.sentence.setText(f"An infusion is running, started {started}; last sign of life {last}.")
        self.setVisible(asked)

    def _go_on(self) -> None:
        seen = self._session.seen_last
        self._answered()
        if seen is not None and self._session.now() - seen > LIMIT:
            self.went_on.emit(seen)

    def _end(self) -> None:
        assert isinstance(self.clock.entry, QLineEdit)  # noqa: S101  # for the type checker
        if not self.clock.entry.text().strip():
            self.clock.say(_WHEN, "refuse")
            self.clock.entry.setFocus()
            return
        started = self._session.infusion.started.in_zone(self._session.now().zone)  # typed on the clock of today
        frame = Frame(started, None, self._session.workspace.conventions())
        try:
            at = read_end(self.clock.entry.text(), frame)
        except Unreadable as unreadable:
            self.clock.say(problem_text(unreadable.problem("ended")), "refuse")
            return
        against = refusals_of(events.end(at)(self._session.infusion), Surroundings(self._session.now()))
        if against:
            self.clock.say(problem_text(against[0]), "refuse")
            return
        self._session.record(events.end(at), "end the infusion")
        self._answered()
        self.ended.emit(at)

    def _undo_start(self) -> None:
        self._session.enter_in_error(_MISTAKE)

    def _answered(self) -> None:
        self._session.seen_last = None
        self.refresh()


def _when(at: Moment, today: Moment) -> str:
    """On the clock of today, wherever it was read."""
    here = at.in_zone(today.zone)
    clock = clock_text(here)
    return clock if here.local.date() == today.local.date() else f"{day_text(here)} {clock}"
