"""The live screen for two metres away: the time, the first hour, what is due, and four tiles."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.call_banner import CallBanner
from ivig_logger.ui.live.due_bar import DueBar
from ivig_logger.ui.live.elapsed import Elapsed
from ivig_logger.ui.live.event_news import tell_news
from ivig_logger.ui.live.event_order import entries_of, followed
from ivig_logger.ui.live.header import FirstHour
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tiles import press_symptom, symptom_tile
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.ui.pieces import button, column, row, scrolled, show_text, text
from ivig_logger.words.letters import capital
from ivig_logger.words.running import CLOCK_BEFORE_START, elapsed_text, flow_text, hour_text, next_text, since_start

_TILES = (1, 2, 3, 8)


class LargeView(QWidget):
    """`closed` when it has been looked at enough, `recorded` after a press, `done_wanted` as of the due bar."""

    closed = Signal()
    recorded = Signal()
    said = Signal(str)
    done_wanted = Signal(str)

    def __init__(
        self, session: LiveSession, symptoms: Sequence[str], tremor: Tremor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.session = session
        self.setAccessibleName(f"Session of {session.patient.name if session.patient else 'an unknown patient'}, large")
        self._symptoms, self._tremor = dict(enumerate(symptoms, start=1)), tremor
        self.elapsed, self.hour = Elapsed("elapsed-large", centred=True), FirstHour()
        self.flow, self.next = text("", "large", wrap=False), text("", "large-soft")
        self.due = DueBar(session, tremor)
        self.due.done_wanted.connect(self._open)
        self.due.said.connect(self._say)
        self.tiles = {number: symptom_tile(number, self._symptoms[number], self.press) for number in _TILES}
        self.note = text("", "warn")
        self.call = CallBanner(session, self)
        self.call.hide()  # what was recorded before has had its sentence
        self.back = button("Back (F11)", self.closed.emit, live=True)
        self.back.setAccessibleName("Back to the usual size (F11)")
        self._shown = session.infusion
        self._lay_out()
        session.changed.connect(self._follow)
        self.refresh()

    def press(self, number: int) -> None:
        """Record the symptom of a tile."""
        at = self.session.now()
        taken = press_symptom(self.session, self._tremor, number, self._symptoms[number], at)
        show_text(self.note, "")
        if taken is None:
            self._say(PRESSED_TWICE)
        elif taken:
            words = self._symptoms[number]
            state = "recorded" if self.session.is_saved else "not saved yet, kept here"
            show_text(self.note, f"{capital(words)}: {state}")
            self.recorded.emit()

    def refresh(self) -> None:
        """Show what was changed."""
        self.tick(self.session.now())

    def tick(self, now: Moment) -> None:
        """A second has gone by."""
        infusion, plan = self.session.infusion, self.session.plan
        length = since_start(infusion, now)
        self.elapsed.say(elapsed_text(length), int(length.total_seconds()) // 60)
        self.hour.show_time(infusion.started, hour_text(infusion, now), now)
        flow = " · ".join(each for each in flow_text(infusion, plan, now) if each)
        coming = CLOCK_BEFORE_START if now.epoch < infusion.started.epoch else next_text(self.session.due(now), now, 1)
        show_text(self.flow, flow)
        show_text(self.next, coming)
        self.due.tick(now)

    def _follow(self) -> None:
        """Say what is new: the list that says it at the usual size is out of sight."""
        before, self._shown = self._shown, self.session.infusion
        if self.isVisible():
            was = followed(before, self._shown)
            tell_news(self, self.session, entries_of(before), entries_of(self._shown), was)
        self.call.refresh(tell=self.isVisible())
        self.refresh()

    def _say(self, words: str) -> None:
        show_text(self.note, words)
        announce(self, words)
        self.said.emit(words)

    def _open(self, panel: str) -> None:
        """What asks for numbers is entered in its panel, at the usual size."""
        self.closed.emit()
        self.done_wanted.emit(panel)  # then, so that its field is in sight and gets the keys

    def _lay_out(self) -> None:
        patient = self.session.patient
        top, below = QWidget(), QWidget()
        name = text(patient.name if patient else "", "large")
        plate = row(name, self.note, self.back, spacing=16)
        plate.setStretch(0, 1)
        top.setLayout(plate)
        tiles = QGridLayout()
        tiles.setSpacing(8)
        for place, each in enumerate(self.tiles.values()):
            tiles.addWidget(each, place // 2, place % 2)
        below.setLayout(tiles)
        tiles.setContentsMargins(0, 0, 0, 0)
        state = row(self.flow, self.next, spacing=16)
        state.setStretch(1, 1)
        for part in (top, self.hour, self.due, below):
            part.setProperty("far", True)  # before it is shown: the style sheet looks at it then
        whole = column(top, self.elapsed, self.hour, state, self.due, self.call, below, spacing=8)
        whole.setStretch(6, 1)
        content = QWidget()
        content.setObjectName("content")
        content.setLayout(whole)
        self.setLayout(column(scrolled(content)))
