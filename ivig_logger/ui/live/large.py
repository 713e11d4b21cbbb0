"""The live screen for two metres away: the time, the first hour, what is due, and four tiles."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.due_bar import DueBar
from ivig_logger.ui.live.elapsed import Elapsed
from ivig_logger.ui.live.header import FirstHour
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tiles import press_symptom, symptom_tile
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.ui.pieces import button, column, row, scrolled, show_text, text
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
        self._symptoms, self._tremor = dict(enumerate(symptoms, start=1)), tremor
        self.elapsed, self.hour = Elapsed("elapsed-large", centred=True), FirstHour()
        self.flow, self.next = text("", "large", wrap=False), text("", "large-soft")
        self.due = DueBar(session, tremor)
        self.due.done_wanted.connect(self._open)
        self.tiles = {number: symptom_tile(number, self._symptoms[number], self.press) for number in _TILES}
        self.note = text("", "warn")
        self.back = button("Back (F11)", self.closed.emit, live=True)
        self.back.setAccessibleName("Back to the usual size (F11)")
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    def press(self, number: int) -> None:
        """Record the symptom of a tile."""
        at = self.session.now()
        taken = press_symptom(self.session, self._tremor, number, self._symptoms[number], at)
        show_text(self.note, "" if taken is not None else PRESSED_TWICE)
        if taken is None:
            self.said.emit(PRESSED_TWICE)
        elif taken:
            words = self._symptoms[number]
            show_text(self.note, f"{words[:1].upper()}{words[1:]}: recorded")
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

    def _open(self, panel: str) -> None:
        """What asks for numbers is entered in its panel, at the usual size."""
        self.done_wanted.emit(panel)
        self.closed.emit()

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
        whole = column(top, self.elapsed, self.hour, state, self.due, below, spacing=8)
        whole.setStretch(5, 1)
        content = QWidget()
        content.setObjectName("content")
        content.setLayout(whole)
        self.setLayout(column(scrolled(content)))
