"""The chips of one row and which of them are pressed."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ivig_logger.domain.happenings import Happening
from ivig_logger.domain.infusion import Infusion, Mark, Medication, Pause, Precision, Reaction, Severity
from ivig_logger.ui.live import event_changes
from ivig_logger.words.happenings import name_text, take_back_text
from ivig_logger.words.severities import ANCHORS

MINUTES = (5, 10, 15)
_AGO, _EARLIER = f"{MINUTES[0]} min ago", f"{MINUTES[0]} min earlier"


class Chip(QPushButton):
    """As wide as the widest of the words that it may get, and no narrower than high."""

    def __init__(self, *words: str) -> None:
        super().__init__(words[0])
        self._words = words
        for each in ("chip", "inrow"):
            self.setProperty(each, True)
        self.setCheckable(True)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        size, metrics = super().sizeHint(), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(each) for each in self._words)
        size.setWidth(size.width() + widest - metrics.horizontalAdvance(self.text()))
        return size.expandedTo(QSize(size.height(), 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class EventChips:
    """The chips that a kind of happening has; no widget of its own."""

    def __init__(self, happening: Happening, infusion: Infusion) -> None:
        name, is_reaction = name_text(happening), isinstance(happening.part, Reaction)
        self.grades = {each: _grade(each, name) for each in ANCHORS} if is_reaction else {}
        timed = MINUTES if event_changes.can_be_earlier(happening) else ()
        began = _began(happening)
        self.earlier = {each: _chip(f"{began} {each} minutes before the press", *_minutes(each)) for each in timed}
        self.about = _chip(f"{name} began about then", "about") if is_reaction and timed else None
        self.undo = _undo(happening) if event_changes.can_be_taken_back(happening, infusion) else None

    @property
    def when(self) -> list[Chip]:
        """The times, and Undo."""
        last = [each for each in (self.about, self.undo) if each is not None]
        return [*self.earlier.values(), *last]

    @property
    def all(self) -> list[Chip]:
        """In the order in which they are seen."""
        return [*self.grades.values(), *self.when]

    def show_state(self, happening: Happening, minutes: float | None) -> None:
        """Show as pressed what is so; `minutes` is how much earlier than the press it is said to have been."""
        part = happening.part
        for each, chip in self.earlier.items():
            chip.setChecked(each == minutes)
        if isinstance(part, Reaction):
            for severity, chip in self.grades.items():
                chip.setChecked(part.severity is severity)
            if self.about is not None:
                self.about.setChecked(part.onset is not None and part.onset.precision is Precision.ABOUT)

    def say_ago(self, *, ago: bool) -> None:
        """Whether the press was just now; the first of the times says it, and which unit they have."""
        words = _AGO if ago else _EARLIER
        chip = self.earlier.get(MINUTES[0])
        if chip is not None and chip.text() != words:
            chip.setText(words)


def _grade(severity: Severity, name: str) -> Chip:
    made = _chip(f"{name} is {severity.value}", severity.value)
    made.setAccessibleDescription(ANCHORS[severity])
    made.setToolTip(f"{severity.value}: {ANCHORS[severity]}")
    return made


def _undo(happening: Happening) -> Chip:
    made = _chip(f"Take{take_back_text(happening).removeprefix('take')}", "Undo")
    made.setCheckable(False)
    return made


def _minutes(minutes: int) -> tuple[str, ...]:
    return (_EARLIER, _AGO) if minutes == MINUTES[0] else (str(minutes),)


def _began(happening: Happening) -> str:
    """ "Headache began", "Paracetamol was given", "Rate 60 mL/h was set"; what is followed by a time."""
    name, part = name_text(happening), happening.part
    if isinstance(part, Pause):
        return "Flow was on again" if happening.over else "Pause began"
    if isinstance(part, Mark):
        return "Marked"
    verb = "began" if isinstance(part, Reaction) else "was given" if isinstance(part, Medication) else "was set"
    return f"{name} {verb}"


def _chip(name: str, *words: str) -> Chip:
    made = Chip(*words)
    made.setAccessibleName(name)
    return made
