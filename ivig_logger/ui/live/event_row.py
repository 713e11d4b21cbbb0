"""One row of the list: its line, and below it its controls while it is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live import event_changes
from ivig_logger.ui.live.event_controls import EventControls
from ivig_logger.ui.live.event_head import EventHead
from ivig_logger.ui.live.event_line import Line
from ivig_logger.ui.live.session import LiveSession


class EventRow(QFrame):
    """`pressed` and `moved` (-1 is up) carry the row."""

    pressed = Signal(object)
    moved = Signal(object, int)

    def __init__(self, session: LiveSession, line: Line) -> None:
        super().__init__()
        self.setProperty("eventrow", True)
        self._session, self.line = session, line
        self._first_seen = _said(line, session)
        self.head = EventHead()
        self.head.clicked.connect(self._press)
        self.head.moved.connect(self._move)
        self.controls: EventControls | None = None
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 1)
        layout.setSpacing(0)
        layout.addWidget(self.head)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key can go through, the head first."""
        return [self.head, *([] if self.controls is None else self.controls.stops)]

    def show_line(self, line: Line, *, saved: bool, is_open: bool) -> None:
        """Show a line; an open row has controls and tells that it is saved."""
        self.line = line
        self.head.show_line(line, saved=saved, tell=is_open)
        if not is_open or not isinstance(line.entry, Happening):
            self._close()
        elif self.controls is None:
            self._open(line.entry)
        else:
            self.controls.show_happening(line.entry)

    def tick(self, now: Moment) -> None:
        """What time makes of an open row."""
        if self.controls is not None:
            self.controls.tick(now)

    def _open(self, happening: Happening) -> None:
        self.controls = EventControls(self._session, happening, self._first_seen)
        self.controls.left.connect(self.head.setFocus)
        self._layout.addWidget(self.controls)
        self.controls.show()

    def _close(self) -> None:
        if self.controls is not None:
            self.controls.hide()
            self.controls.deleteLater()
            self.controls = None

    def _press(self) -> None:
        self.pressed.emit(self)

    def _move(self, step: int) -> None:
        self.moved.emit(self, step)


def _said(line: Line, session: LiveSession) -> Moment | None:
    if not isinstance(line.entry, Happening):
        return None
    return event_changes.said_time(line.entry, session.infusion.started)
