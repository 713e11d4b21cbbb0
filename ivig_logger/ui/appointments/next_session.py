"""When the next session is, as a person types it; nothing is suggested but the clock time and length of the last."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.appointments import Appointment, Kind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_clocks import read_clock, read_duration, settle
from ivig_logger.exchange.typed_days import read_day, today_of, weekday_problem
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.pieces import column
from ivig_logger.ui.twice import TwiceChoice, settled
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import day_text_of, short_duration

_PAST = "This is in the past."
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(hours=48)
_TOO_LONG = "Please type a length from 1 minute to 48 hours."
_HALF_A_YEAR = timedelta(days=182)  # a day without a year is the next of that name, today included


class NextSession(QWidget):
    """`changed` when something is typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.day, self.clock, self.length = LineInput("24 Nov"), LineInput("09:00"), LineInput("4 h")
        self.fields = {
            "date": Field("Day of the next session", self.day),
            "start": Field("Begins at", self.clock),
            "duration": Field("Takes", self.length),
        }
        self.twice = TwiceChoice()
        self.fields["start"].add_below(self.twice)
        line = Flow(16, 8)
        for field, share in zip(self.fields.values(), (4, 3, 3), strict=True):
            line.add(field, share)
        for entry in (self.day, self.clock, self.length):
            entry.textEdited.connect(self.changed)
        self.clock.textEdited.connect(self._ask_no_more)
        self.twice.chosen.connect(self._settle)
        self.setLayout(column(line))

    def show_last(self, last: Infusion | None, minutes: int | None) -> None:
        """Take over when the last session began and how long it is, by the plan or as it was."""
        if last is not None and not self.clock.text():
            self.clock.setText(f"{last.started.local:%H:%M}")
        lasted = timedelta(minutes=minutes) if minutes else None if last is None else last.duration
        if lasted and lasted >= _SHORTEST and not self.length.text():
            self.length.setText(short_duration(lasted))

    def forget(self) -> None:
        """Empty the fields: what was typed was for somebody else."""
        for entry in (self.day, self.clock, self.length):
            entry.clear()
        for field in self.fields.values():
            field.say("")
        self.day.show_fact("")
        self._ask_no_more()

    @property
    def is_empty(self) -> bool:
        """Whether no day is typed."""
        return not self.day.text().strip()

    def echo(self, conventions: Conventions) -> None:
        """Which day is understood stands behind what is typed; another weekday than the typed one is said."""
        if self.fields["date"].note.text():
            self.fields["date"].say("")
        try:
            day = _day(self.day.text(), conventions)
        except Unreadable:
            self.day.show_fact("")
            return
        self.day.show_fact(day_text_of(day))
        other = weekday_problem(self.day.text(), day)
        if other is not None:
            self.fields["date"].say(problem_text(other), "warn")

    def read(self, of: str, conventions: Conventions) -> Appointment | None:
        """The appointment; None where something cannot be read, which is said at its field."""
        for field in self.fields.values():
            field.say("")
        self._ask_no_more()
        try:
            return self._read(of, conventions)
        except _AtField as wrong:
            self.fields[wrong.name].say(wrong.words, "refuse")
            self.fields[wrong.name].entry.setFocus()
        return None

    def _read(self, of: str, conventions: Conventions) -> Appointment:
        with _at("date"):
            day = _day(self.day.text(), conventions)
        with _at("start"), self._asking_which():
            begins = settle(day, read_clock(self.clock.text()), conventions.zone)
        with _at("duration"):
            takes = read_duration(self.length.text())
        if begins.epoch <= conventions.now.epoch:
            raise _AtField("start" if day == today_of(conventions) else "date", _PAST)
        if not _SHORTEST <= takes <= _LONGEST:
            raise _AtField("duration", _TOO_LONG)
        return Appointment(Kind.SESSION, begins, takes, of)

    @contextmanager
    def _asking_which(self) -> Iterator[None]:
        """Where the clock shows a reading twice, two buttons say which."""
        try:
            yield
        except Unreadable as error:
            self.twice.offer(error.problem("start") if error.code is Code.REPEATED_TIME else None)
            raise

    def _settle(self, clock: str, which: str) -> None:
        self.clock.setText(settled(self.clock.text(), clock, which))
        self.fields["start"].say("")
        self.clock.setFocus()
        self._ask_no_more()

    def _ask_no_more(self) -> None:
        self.twice.offer(None)


class _AtField(Exception):
    """A sentence for one of the fields."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name)
        self.name, self.words = name, words


def _day(words: str, conventions: Conventions) -> date:
    return read_day(words, conventions, near=today_of(conventions) + _HALF_A_YEAR)


@contextmanager
def _at(name: str) -> Iterator[None]:
    """What cannot be read within belongs to this field."""
    try:
        yield
    except Unreadable as error:
        raise _AtField(name, problem_text(error.problem(name))) from error
