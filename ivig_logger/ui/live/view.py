"""One session on the live screen: what time it is in it, what is due, what can be pressed and what was."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.due import is_open
from ivig_logger.domain.gaps import Gap
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.actions import Actions
from ivig_logger.ui.live.bars import Bars
from ivig_logger.ui.live.due_bar import DueBar
from ivig_logger.ui.live.event_list import EventList
from ivig_logger.ui.live.header import Header
from ivig_logger.ui.live.left_running import LeftRunning
from ivig_logger.ui.live.panel_place import PanelPlace
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tiles import Tiles
from ivig_logger.ui.live.tremor import Tremor
from ivig_logger.ui.live.unsaved_panel import UnsavedPanel
from ivig_logger.ui.pieces import column, row, scrolled
from ivig_logger.ui.reminder import remind


class LiveView(QWidget):
    """`call_list_wanted` for the signs to call about, `over` when the session needs no place here any more."""

    call_list_wanted = Signal()
    over = Signal()
    went_on = Signal(object)

    def __init__(self, session: LiveSession, symptoms: tuple[str, ...], tremor: Tremor) -> None:
        super().__init__()
        self.setObjectName("content")
        self.session, self.symptoms, self.tremor = session, symptoms, tremor
        self.setAccessibleName(f"Session of {session.patient.name if session.patient else 'an unknown patient'}")
        self.header = Header(session)
        self.left_running = LeftRunning(session, self)
        self.bars = Bars(session, self)
        self.unsaved = UnsavedPanel(session, self)
        self.due = DueBar(session, tremor, self)
        self.tiles = Tiles(session, symptoms, tremor)
        self.panels = PanelPlace(session, self)
        self.events = EventList(session)
        self.action_row = Actions(session, tremor)
        self._lay_out()
        self._connect()

    def tick(self, now: Moment) -> None:
        """A second has gone by."""
        for each in (self.header, self.due, self.events):
            each.tick(now)
        self.bars.offer_end(wanted=not self.panels.opened and self._is_over(now))

    def close_if_over(self) -> None:
        """Leave the screen after something was pressed; never by itself, or the next key would be another session's."""
        if not self.panels.opened and self._is_over(self.session.now()):
            self.over.emit()

    def press(self, key: str) -> None:
        """What a key does: a digit a tile, a letter an action."""
        if key.isdigit():
            self.tiles.press(int(key))
        else:
            self.action_row.press(key)

    def name_gap(self, gap: Gap) -> None:
        """Name time that went by unseen."""
        self.bars.name_gap(gap)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves whatever has the keys, and loses nothing that was recorded."""
        if event.key() == Qt.Key.Key_Escape:
            self.setFocus()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """At another size the time is in sight again, unless something further down has the keys."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_page"):  # Qt sends one before it is made
            self._page.begin_anew()

    def _is_over(self, now: Moment) -> bool:
        return not is_open(self.session.infusion, self.session.plan, now)

    def _open(self, name: str, since: object) -> None:
        if name == "vitals" and not isinstance(since, Moment):
            since = self.session.now()
        self.panels.open(name, since)

    def open_for_due(self, name: str) -> None:
        """Open the panel in which a due thing is done."""
        at = self.session.now()
        if name == "end":
            self.session.record(events.end(at), "end the infusion")
        self._open(name, at)

    def _open_end(self, at: Moment) -> None:
        self._open("end", at)

    def _newest(self) -> None:
        self.events.focus_newest()

    def _became_due(self, words: str) -> None:
        remind(self, self.session.workspace.preferences, words)

    def _pressed_twice(self, words: str) -> None:
        self.tiles.say(words)
        announce(self, words)

    def _panel_closed(self) -> None:
        self.setFocus()
        self.close_if_over()

    def _connect(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # it does not show that it has the keys: Tab passes it by
        self.tiles.recorded.connect(self._newest)
        self.action_row.recorded.connect(self._newest)
        self.action_row.panel_wanted.connect(self._open)
        self.due.done_wanted.connect(self.open_for_due)
        self.due.became_due.connect(self._became_due)
        self.unsaved.go_on_wanted.connect(self.panels.go_on)
        self.panels.closed.connect(self._panel_closed)
        for each in (self.tiles, self.action_row, self.due):
            each.said.connect(self._pressed_twice)
        self.events.call_list_wanted.connect(self.call_list_wanted)
        self.left_running.went_on.connect(self.went_on)
        self.due.answered.connect(self.close_if_over)
        self.bars.over.connect(self.over)
        self.left_running.ended.connect(self._open_end)

    def _lay_out(self) -> None:
        events_side = column(self.panels, self.events, spacing=8)
        events_side.setStretch(1, 1)
        middle = row(self.tiles, events_side, spacing=16)
        middle.setStretch(0, 4)
        middle.setStretch(1, 5)
        page = column(self.header, self.left_running, self.bars, self.unsaved, self.due, middle, spacing=8)
        page.setStretch(5, 1)
        page.setContentsMargins(0, 0, 6, 0)
        content = QWidget()
        content.setObjectName("content")
        content.setLayout(page)
        self._page = scrolled(content)
        whole = column(self._page, self.action_row, spacing=8)  # the actions are always in sight
        whole.setStretch(0, 1)
        self.setLayout(whole)
