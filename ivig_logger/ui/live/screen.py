"""The live screen: the running sessions side by side, and the keys that act on the one in front."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ivig_logger.domain.gaps import Gap
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.tiles import tile_symptoms
from ivig_logger.ui.covering import is_covered
from ivig_logger.ui.live.large import LargeView
from ivig_logger.ui.live.plates import Plates
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.sessions import Sessions, closed_gap
from ivig_logger.ui.live.tremor import Tremor
from ivig_logger.ui.live.view import LiveView
from ivig_logger.ui.pieces import button, card, column, row, text

KEYS = "0123456789RVPMNBE"
_ASKS = "VMNBE9"
_REMEMBERED = 50  # sessions from which the tiles learn


class LiveScreen(QWidget):
    """`call_list_wanted`, `start_wanted`; `over` carries the infusion of a session that has left the screen."""

    call_list_wanted = Signal()
    start_wanted = Signal()
    over = Signal(object)
    large_changed = Signal(bool)

    def __init__(self, sessions: Sessions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._sessions = sessions
        self.views: dict[str, LiveView] = {}
        self.large: LargeView | None = None
        self.plates = Plates(sessions, self)
        self.stack = QStackedWidget()
        self.nothing = _nothing_card(self.start_wanted.emit)
        self.stack.addWidget(self.nothing)
        self._whole = column(self.plates, self.stack, spacing=8)
        self._whole.setContentsMargins(26, 10, 20, 10)
        self.setLayout(self._whole)
        self._add_keys()
        sessions.changed.connect(self.refresh)
        sessions.ticked.connect(self.tick)
        sessions.gap.connect(self.name_gap)
        self.refresh()

    @property
    def front(self) -> LiveView | None:
        """The view that the keys act on."""
        session = self._sessions.front
        return self.views.get(session.id) if session else None

    def refresh(self) -> None:
        """One view for each session, the one in front shown."""
        open_ids = {each.id for each in self._sessions.all}
        for gone in [each for each in self.views if each not in open_ids]:
            view = self.views.pop(gone)
            self.stack.removeWidget(view)
            view.deleteLater()
        for session in self._sessions.all:
            if session.id not in self.views:
                self._add(session)
        self.stack.setCurrentWidget(self.front or self.nothing)
        self.setFocusProxy(self.front or self.nothing)
        self.plates.refresh()
        self._follow_front()

    def tick(self, now: Moment) -> None:
        """A second has gone by, for all sessions: what is due in the others is heard too."""
        for view in list(self.views.values()):
            view.tick(now)
        self.plates.tick(now)
        if self.large is not None:
            self.large.tick(now)

    def name_gap(self, gap: Gap) -> None:
        """Name time that went by unseen, in each session."""
        for view in self.views.values():
            view.name_gap(gap)

    def press(self, key: str) -> None:
        """A key for the session in front, and for no other."""
        if self.front is None:
            return
        if self.large is not None and key in _ASKS:
            self.toggle_large()  # what asks for more is answered at the usual size
        if self.large is not None and key.isdigit() and int(key) in self.large.tiles:
            self.large.press(int(key))
        else:
            self.front.press(key)

    def toggle_large(self) -> None:
        """Everything for two metres away, and back."""
        if self.large is not None:
            self.stack.show()
            (self.front or self.nothing).setFocus()
            self.large.hide()
            self.large.deleteLater()
            self.large = None
            self.large_changed.emit(False)
        elif self.front is not None:
            self.large = LargeView(self.front.session, self.front.symptoms, self.front.tremor)
            self.large.closed.connect(self.toggle_large)
            self.large.done_wanted.connect(self.front.open_for_due)
            self.large.call.call_list_wanted.connect(self.call_list_wanted)
            self._whole.addWidget(self.large)
            self.large.show()
            self.large.setFocus()  # before the other is hidden, or a button outside of this screen gets the keys
            self.stack.hide()
            self.large_changed.emit(True)
        self.plates.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_front()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.large is not None and not event.spontaneous() and not is_covered(self):
            self.toggle_large()  # another screen is shown, at the usual size
        self._follow_front()

    def _add(self, session: LiveSession) -> None:
        view = LiveView(session, self._symptoms(session), Tremor(clock=session.workspace.counted))
        view.call_list_wanted.connect(self.call_list_wanted)
        view.over.connect(partial(self._close, session))
        view.went_on.connect(partial(self._went_on, view))
        self.views[session.id] = view
        self.stack.addWidget(view)
        view.tick(session.now())

    def _close(self, session: LiveSession) -> None:
        infusion = session.infusion
        if session.is_saved and session in self._sessions.all:
            self._sessions.close(session)
            self.over.emit(infusion)

    def _went_on(self, view: LiveView, since: Moment) -> None:
        view.name_gap(closed_gap(since, view.session.now()))

    def _symptoms(self, session: LiveSession) -> tuple[str, ...]:
        infusion = session.infusion
        before = session.workspace.logbook.newest(infusion.patient, before=infusion.started, limit=_REMEMBERED)
        return tile_symptoms(before)

    def _follow_front(self) -> None:
        """The large view, and what Ctrl+Z takes back, are of the session in front while this screen is shown."""
        front, journal = self._sessions.front, self._sessions.workspace.journal
        if self.large is not None and self.large.session is not front:
            self.toggle_large()
        journal.group.setActiveStack(front.stack if front is not None and self.isVisible() else journal.stack)

    def _add_keys(self) -> None:
        self._keys = {key: QShortcut(QKeySequence(key), self) for key in KEYS}
        for key, shortcut in self._keys.items():
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # wherever the keys are while this is in sight
            shortcut.setAutoRepeat(False)  # a key that is held down is one press
            shortcut.activated.connect(partial(self.press, key))


def _nothing_card(start: Callable[[], object]) -> QWidget:
    made = QWidget()
    made.setObjectName("content")
    words = text("No infusion is running", "heading"), text("Start one here, or on Home.", "soft")
    begin = button("Start infusion", start, picture="live", primary=True, large=True)
    made.setLayout(column(card(*words, row(begin, None), spacing=12), None))
    return made
