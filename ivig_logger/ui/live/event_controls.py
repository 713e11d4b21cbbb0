"""The controls in a row: how bad it was, when it was, what it was, taking it back. Every press is stored at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.happenings import Happening, Timed
from ivig_logger.domain.infusion import Mark, Precision, Reaction, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.live import event_changes
from ivig_logger.ui.live.before_start import BeforeStart
from ivig_logger.ui.live.event_changes import Earlier
from ivig_logger.ui.live.event_chips import Chip, EventChips
from ivig_logger.ui.live.event_line import is_other
from ivig_logger.ui.live.other_field import OtherField
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import column, text
from ivig_logger.words.happenings import name_text, take_back_text

_REFUSED = {
    Earlier.BEFORE_START: "That was before the infusion began. Nothing was changed.",
    Earlier.BEFORE_PAUSE: "That was before the pause began. Nothing was changed.",
}


class EventControls(QWidget):
    """`pressed` is when the part was first seen here: the earlier times are counted from it. `left` by Escape."""

    left = Signal()

    def __init__(self, session: LiveSession, happening: Happening, pressed: Moment | None) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._session, self._happening = session, happening
        self._pressed = pressed or session.infusion.started  # without a time there is no chip that asks for it
        self._asked = 0
        self.chips = EventChips(happening, session.infusion)
        self.other = OtherField() if is_other(happening) else None
        self.words = OtherField("What was marked", offered=()) if _is_bare(happening) else None
        self.question, self.refusal = BeforeStart(self._answered), text("", "warn")
        self.refusal.hide()
        self._lay_out()
        self._connect()
        self.show_happening(happening)
        self.tick(session.now())

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        field = [] if self.other is None or self.other.isHidden() else [self.other.line]
        words = [] if self.words is None or self.words.isHidden() else [self.words.line]
        return [*field, *self.chips.all, *words, *self.question.stops]

    def show_happening(self, happening: Happening) -> None:
        """Show what is so now."""
        if happening != self._happening:
            self._quiet()
        self._happening = happening
        started = self._session.infusion.started
        said = event_changes.said_time(happening, started)
        minutes = None if said is None else (self._pressed - said) / timedelta(minutes=1)
        self.chips.show_state(happening, minutes)
        if self.other is not None:
            self.other.setVisible(is_other(happening))
        if self.words is not None:
            self.words.setVisible(_is_bare(happening))

    def tick(self, now: Moment) -> None:
        """A minute after the press "ago" would be misleading."""
        self.chips.say_ago(ago=now - self._pressed < timedelta(minutes=1))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _grade(self, severity: Severity, _checked: bool = False) -> None:
        reaction = self._happening.part
        if isinstance(reaction, Reaction):
            wanted = Severity.NOT_GRADED if reaction.severity is severity else severity
            self._record(events.grade(reaction, wanted), f"{name_text(self._happening)}: {wanted.value}")

    def _earlier(self, minutes: int, _checked: bool = False) -> None:
        self._quiet()
        at, started = self._at(minutes), self._session.infusion.started
        if event_changes.said_time(self._happening, started) == at:
            at = self._pressed  # pressed again: not earlier after all
        found = event_changes.judge_earlier(self._happening, at, started)
        if found is Earlier.FINE:
            self._put(event_changes.at_time(self._happening, at, started))
            return
        self._sync()
        if found is Earlier.ASK:
            self._asked = minutes
            self.question.ask()
        else:
            self.refusal.setText(_REFUSED[found])
            self.refusal.show()
            announce(self, _REFUSED[found])

    def _answered(self, keep: bool) -> None:
        self.chips.earlier[self._asked].setFocus()
        if keep:
            started = self._session.infusion.started
            self._put(event_changes.at_time(self._happening, self._at(self._asked), started))

    def _about(self, _checked: bool = False) -> None:
        reaction = self._happening.part
        if isinstance(reaction, Reaction) and reaction.onset is not None:
            onset = event_changes.other_precision(reaction.onset, self._session.infusion.started)
            word = "about then" if onset.precision is Precision.ABOUT else "exactly then"
            self._record(events.began(reaction, onset), f"{name_text(self._happening)}: {word}")

    def _name(self, words: str) -> None:
        reaction = self._happening.part
        if isinstance(reaction, Reaction) and is_other(self._happening) and words.strip():
            named = replace(reaction, symptom=words.strip())
            self._record(events.exchange(reaction, named), f"name {words.strip()}")
            if not is_other(self._happening):
                self.chips.all[0].setFocus()

    def _write(self, words: str) -> None:
        """Say what a moment was that was only marked, at the press or while the window was locked."""
        mark = self._happening.part
        if isinstance(mark, Mark) and words.strip():
            self._record(events.exchange(mark, replace(mark, text=words.strip())), f"note {words.strip()}")
            if not _is_bare(self._happening):
                self.chips.all[0].setFocus()

    def _take_back(self) -> None:
        self._session.record(event_changes.taken_back(self._happening), take_back_text(self._happening))

    def _put(self, part: Timed) -> None:
        self._record(events.exchange(self._happening.part, part), f"{name_text(self._happening)}: another time")

    def _record(self, event: events.Event, words: str) -> None:
        self._session.record(event, words)
        self._sync()  # where it was refused nothing has changed, but the chip looks pressed

    def _at(self, minutes: int) -> Moment:
        return self._pressed - timedelta(minutes=minutes)

    def _sync(self) -> None:
        self.show_happening(self._happening)

    def _quiet(self) -> None:
        self.question.hide()
        self.refusal.hide()

    def _connect(self) -> None:
        for severity, chip in self.chips.grades.items():
            chip.clicked.connect(partial(self._grade, severity))
        for minutes, chip in self.chips.earlier.items():
            chip.clicked.connect(partial(self._earlier, minutes))
        if self.chips.about is not None:
            self.chips.about.clicked.connect(self._about)
        if self.chips.undo is not None:
            self.chips.undo.clicked.connect(self._take_back)
        if self.other is not None:
            self.other.named.connect(self._name)
            self.other.left.connect(self.left)

        if self.words is not None:
            self.words.named.connect(self._write)
            self.words.left.connect(self.left)

    def _lay_out(self) -> None:
        lines = [_line(each) for each in (list(self.chips.grades.values()), self.chips.when) if each]
        field = [] if self.other is None else [self.other]
        below = [] if self.words is None else [self.words]  # a press of the mark leaves the keys with the chips
        layout = column(*field, *lines, *below, self.question, self.refusal, spacing=8)
        layout.setContentsMargins(4, 0, 4, 10)
        self.setLayout(layout)


def _is_bare(happening: Happening) -> bool:
    """Whether it is a moment that was only marked."""
    return isinstance(happening.part, Mark) and not happening.part.text


def _line(chips: Sequence[Chip]) -> Flow:
    flow = Flow(6, 8)
    for each in chips:
        flow.add(each, 0)
    return flow
