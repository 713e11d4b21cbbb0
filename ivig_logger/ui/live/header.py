"""The top of the live screen: the name plate, and the card with the time, the first hour, the rate and what is next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR
from ivig_logger.ui.live.elapsed import Elapsed
from ivig_logger.ui.live.flow_words import FlowWords
from ivig_logger.ui.live.hour_bar import HourBar
from ivig_logger.ui.live.name_plate import NamePlate
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import column, row, show_property, show_text, text
from ivig_logger.words.running import (
    CLOCK_BEFORE_START,
    FIRST_HOUR_TEXT,
    amount_text,
    elapsed_text,
    flow_text,
    hour_text,
    next_text,
    since_start,
)

_ROOM = 38  # times the height of a line: below it the bar stands under the time


class FirstHour(QWidget):
    """The bar of the first hour, with its mark and what is left of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.bar = HourBar()
        self.heading, self.left = text(FIRST_HOUR_TEXT, "hour", wrap=False), text("", "hour", wrap=False)
        self.setLayout(column(row(self.heading, None, self.left), self.bar, spacing=4))

    def show_time(self, started: Moment, words: str, now: Moment) -> None:
        """Show how much of it has gone by, and what is said of that."""
        self.bar.show_time(started, now)
        show_text(self.left, words)
        for each in (self.heading, self.left):
            show_property(each, "role", "soft" if now - started > FIRST_HOUR else "hour")


class Header(QWidget):
    """Moves once a second, and then only what has changed."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.plate = NamePlate(session)
        self.elapsed, self.hour, self.flow = Elapsed(), FirstHour(), FlowWords()
        self._card = QFrame()
        self._card.setProperty("card", True)
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(18, 9, 18, 9)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self.setLayout(column(self.plate, self._card, spacing=6))
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was changed."""
        self.tick(self._session.now())

    def tick(self, now: Moment) -> None:
        """A second has gone by."""
        infusion = self._session.infusion
        self.plate.tick(now)
        length = since_start(infusion, now)
        self.elapsed.say(elapsed_text(length), int(length.total_seconds()) // 60)
        self.hour.show_time(infusion.started, hour_text(infusion, now), now)
        rate, step = flow_text(infusion, self._session.plan, now)
        beside = " · ".join(each for each in (step, amount_text(infusion, now)) if each)
        early = now.epoch < infusion.started.epoch
        self.flow.say(rate, beside, CLOCK_BEFORE_START if early else next_text(self._session.due(now), now))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < _ROOM * self.fontMetrics().height())

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for each in (self.elapsed, self.hour, self.flow):
            self._grid.removeWidget(each)
        self._grid.addWidget(self.elapsed, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        if narrow:
            self._grid.addWidget(self.flow, 0, 1)
            self._grid.addWidget(self.hour, 1, 0, 1, 2)
        else:
            self._grid.addWidget(self.hour, 0, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(self.flow, 0, 2)
