"""This session: everything that happened, newest first, and above it the sentence about signs to call about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.call_banner import CallBanner
from ivig_logger.ui.live.event_news import tell_news
from ivig_logger.ui.live.event_order import entries_of, followed
from ivig_logger.ui.live.event_row import EventRow
from ivig_logger.ui.live.event_rows import EventRows
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import card, scrolled, text


class EventList(QWidget):
    """The right side of a running session; `call_list_wanted` asks for all signs to call about."""

    call_list_wanted = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self._shown = session.infusion
        self._entries = entries_of(self._shown)
        self.banner = CallBanner(session)
        self.banner.call_list_wanted.connect(self.call_list_wanted)
        self._rows = EventRows(session)
        self._area = scrolled(self._rows)
        self._rows.in_sight.connect(self._scroll_to)
        self._lay_out()
        self._rows.show_entries(self._entries, {})
        session.changed.connect(self.refresh)

    @property
    def rows(self) -> list[EventRow]:
        """The rows that are shown, newest first."""
        return self._rows.shown

    def refresh(self) -> None:
        """Show what the session is now, and say what is new; rows of what has not changed stay as they are."""
        before, self._shown = self._shown, self._session.infusion
        old, self._entries = self._entries, entries_of(self._shown)
        was = followed(before, self._shown)
        self._rows.show_entries(self._entries, was)
        if self.isVisible():
            tell_news(self, self._session, old, self._entries, was)
        self.banner.refresh(tell=self.isVisible())

    def tick(self, now: Moment) -> None:
        """What time makes of it, which is hardly anything."""
        self._rows.tick(now)

    def focus_newest(self) -> None:
        """Put the keyboard on the first control of what was recorded last."""
        self._rows.focus_newest()

    def _scroll_to(self, row: EventRow) -> None:
        if (layout := self._rows.layout()) is not None:
            layout.activate()  # or a row that was just made has no place yet
        self._area.ensureWidgetVisible(row)

    def _lay_out(self) -> None:
        self._area.setObjectName("plain")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(card(text("This session", "heading"), self._area, spacing=8), 1)
