"""The rows of the list, kept as long as what they show is there, and how the keyboard goes through them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.event_line import Line, is_in, line_of, surroundings
from ivig_logger.ui.live.event_order import Entry, Key, key_of
from ivig_logger.ui.live.event_row import EventRow
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button

_AT_ONCE = 50
_NO_REASON = Qt.FocusReason.OtherFocusReason


class EventRows(QWidget):
    """The row of what was recorded last is open, and one more that a person opened.

    `in_sight` carries a row that is to be scrolled to.
    """

    in_sight = Signal(object)

    def __init__(self, session: LiveSession) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._session = session
        self._entries: Sequence[Entry] = ()
        self._around: tuple[object, ...] = ()
        self._rows: dict[Key, EventRow] = {}
        self._most = _AT_ONCE
        self._newest: Key | None = None
        self._opened: Key | None = None
        self.more = button(f"Show {_AT_ONCE} more", self._show_more, inrow=True)
        self._lay_out()

    @property
    def shown(self) -> list[EventRow]:
        """The rows, newest first."""
        return list(self._rows.values())

    def show_entries(self, entries: Sequence[Entry], was: Mapping[Key, Key]) -> None:
        """Show what there is now; `was` gives the former keys of the rows that were there before."""
        had_focus = self._focused() is not None
        self._follow(entries, was)
        kept = {new: self._rows.pop(old) for new, old in was.items() if old in self._rows}
        gone, self._rows, self._entries = list(self._rows.values()), kept, entries
        self._fill(gone)
        focused = self._focused()
        if had_focus and self._rows and (focused is None or not focused.isVisibleTo(self)):
            self._row_of_newest().head.setFocus(_NO_REASON)

    def tick(self, now: Moment) -> None:
        """What time makes of the open rows."""
        for key in (self._newest, self._opened):
            if key in self._rows:
                self._rows[key].tick(now)

    def focus_newest(self) -> None:
        """Put the keyboard on the first control of what was recorded last."""
        if self._rows:
            row = self._row_of_newest()
            row.stops[min(1, len(row.stops) - 1)].setFocus(_NO_REASON)
            self.in_sight.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses what has the focus, as the space bar does."""
        focused = self._focused()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _follow(self, entries: Sequence[Entry], was: Mapping[Key, Key]) -> None:
        """What is newest and what is open after a change: the first row that is new, or the same rows as before."""
        keys = [key_of(each) for each in entries if isinstance(each, Happening)]
        now = {old: new for new, old in was.items()}
        fresh = next((each for each in keys if each not in was), None) if self._entries else None
        kept = now.get(self._newest) if self._newest is not None else None
        self._newest = fresh or kept or next(iter(keys), None)
        self._opened = now.get(self._opened) if self._opened is not None else None

    def _fill(self, gone: list[EventRow]) -> None:
        plan, infusion = self._session.plan, self._session.infusion
        around = surroundings(infusion, plan)
        same, self._around = around == self._around, around
        old, self._rows = self._rows, {}
        for place, entry in enumerate(self._entries[: self._most]):
            key = key_of(entry)
            row = old.pop(key, None)
            line = row.line if row is not None and same and row.line.entry == entry else line_of(entry, infusion, plan)
            self._rows[key] = row = row or self._row(line)
            _put(row, place, self._column)
            self._show(key, line)
        for each in (*gone, *old.values()):
            each.hide()
            each.deleteLater()
        self.more.setVisible(len(self._entries) > self._most)
        self._chain()

    def _row(self, line: Line) -> EventRow:
        row = EventRow(self._session, line)
        row.pressed.connect(self._toggle)
        row.moved.connect(self._move)
        return row

    def _show(self, key: Key, line: Line) -> None:
        session = self._session
        saved = session.is_saved or is_in(session.stored, line.entry, session.infusion)
        self._rows[key].show_line(line, saved=saved, is_open=key in (self._newest, self._opened))

    def _toggle(self, row: EventRow) -> None:
        key = key_of(row.line.entry)
        before, self._opened = self._opened, None if key in (self._opened, self._newest) else key
        for each in (before, self._opened):
            if each in self._rows:
                self._show(each, self._rows[each].line)
        self._chain()
        self.in_sight.emit(row)

    def _move(self, row: EventRow, step: int) -> None:
        rows = self.shown
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            rows[at].head.setFocus(_NO_REASON)
            self.in_sight.emit(rows[at])

    def _chain(self) -> None:
        """The Tab key goes through the open rows from above, whenever they were made, and to no other."""
        newest, last = self._row_of_newest() if self._rows else None, self._first
        for key, row in self._rows.items():
            is_stop = row is newest or key == self._opened
            row.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
            for each in row.stops if is_stop else ():
                QWidget.setTabOrder(last, each)
                last = each
        QWidget.setTabOrder(last, self.more)

    def _row_of_newest(self) -> EventRow:
        found = None if self._newest is None else self._rows.get(self._newest)
        return found or next(iter(self._rows.values()))

    def _focused(self) -> QWidget | None:
        found = QApplication.focusWidget()
        return found if found is not None and self.isAncestorOf(found) else None

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._fill([])

    def _lay_out(self) -> None:
        self._first = QWidget(self)  # where the way of the Tab key begins
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 8, 0)
        whole.addLayout(self._column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)


def _put(row: EventRow, place: int, within: QVBoxLayout) -> None:
    if within.indexOf(row) != place:  # itemAt would do, but see tests/shape: it ends in a crash
        within.removeWidget(row)
        within.insertWidget(place, row)
        row.show()  # at once, so that it can have the keyboard
