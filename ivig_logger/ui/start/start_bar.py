"""What stays in sight below the card: the large button, and when the infusion started if it was not just now."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import Moment, is_repeated
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column, row, show_note, text
from ivig_logger.ui.start.chips import Chips
from ivig_logger.ui.start.reading import read_started
from ivig_logger.words.leads import clock_and_day

_AGO: tuple[tuple[str, object], ...] = (("5 min ago", 5), ("10", 10), ("15", 15))


class StartBar(QWidget):
    """`start_wanted` when the button was pressed, `changed` when another time was chosen."""

    start_wanted = Signal()
    changed = Signal()

    def __init__(self, now: Callable[[], Moment]) -> None:
        super().__init__()
        self.setObjectName("startbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now = now
        self._fixed: Moment | None = None
        self.summary = text("", "refuse")
        self.start = button("Start now", self.start_wanted.emit, picture="live", primary=True, large=True)
        self.start.setToolTip("Ctrl+Enter")
        self.ago = Chips("", _AGO, wraps=False)
        for chip, (_, minutes) in zip(self.ago.stops, _AGO, strict=True):
            chip.setAccessibleName(f"It started {minutes} min ago")
        self.clock = Part("It started at", LineInput("e.g. 13:50"), 13)
        self.clock.label.hide()
        times = Flow(8, 6)
        for each in (text("or it started", "soft", wrap=False), self.ago, text("at", "soft", wrap=False)):
            times.add(each, 0)
        times.add(self.clock, 1)
        line = row(self.start, column(None, times, None), spacing=16)
        line.setStretch(1, 1)
        whole = column(self.summary, line, spacing=8)
        whole.setContentsMargins(0, 12, 8, 0)
        self.setLayout(whole)
        self.ago.pressed.connect(self._press)
        self.clock.changed.connect(self._type)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.start_wanted)
        self.start_over()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.start, *self.ago.stops, self.clock.entry]

    @property
    def typed(self) -> tuple[str, int | None, Moment | None]:
        """The clock that is typed, the minutes that are pressed, and the moment that a press fixed."""
        ago = next((each for each in self.ago.chosen if isinstance(each, int)), None)
        return self.clock.value, ago, self._fixed

    def show_typed(self, clock: str, ago: int | None, fixed: Moment | None) -> None:
        """Show what was typed and pressed before."""
        self.clock.show_text(clock)
        self.ago.choose(ago)
        self._fixed = fixed

    def start_over(self) -> None:
        """Just now, and nothing said about it."""
        self._fixed = None
        self.ago.choose()
        self.clock.start_over()
        self.clock.show_text("")
        self.say("")
        self.show_moment(None, None)

    def moment(self, conventions: Conventions) -> Moment:
        """When the infusion started: as it was pressed or typed, else just now. Raises Unreadable."""
        if self._fixed is not None:
            return self._fixed
        typed = self.clock.value
        return read_started(typed, conventions) if typed.strip() else conventions.now

    def show_moment(self, at: Moment | None, now: Moment | None) -> None:
        """Have the button say which start it records; None is just now, or one that cannot be read."""
        chosen = self._fixed is not None or bool(self.clock.value.strip())
        words = (
            f"Start as of {clock_and_day(at, now)}" if chosen and at is not None and now is not None else "Start now"
        )
        if chosen and at is None:
            words = "Start"
        if words != self.start.text():
            self.start.setText(words)

    def keep(self, at: Moment) -> None:
        """Keep the moment of a press that could not be stored, for the next one."""
        if self._fixed is None and not self.clock.value.strip():
            which = f" {'second' if at.local.fold else 'first'}" if is_repeated(at) else ""
            self.clock.show_text(f"{at.local:%H:%M:%S}{which}")
            self._fixed = at

    def say(self, words: str) -> None:
        """Say what keeps the infusion from being started."""
        show_note(self.summary, words)

    def _press(self, minutes: object) -> None:
        now = self._now()
        pressed = bool(self.ago.chosen)
        self._fixed = now - timedelta(minutes=minutes) if pressed and isinstance(minutes, int) else None
        self.clock.show_text("")
        self.changed.emit()

    def _type(self) -> None:
        self._fixed = None
        self.ago.choose()
        self.changed.emit()
