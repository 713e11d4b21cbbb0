"""When the next session is, as a person types it; nothing is suggested but the clock time and length of the last."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.appointments import Appointment, Kind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_clocks import read_clock, read_duration, settle
from ivig_logger.exchange.typed_days import read_day
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.pieces import column
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import clock_text

_PAST = "This is in the past."
_LONGEST = timedelta(hours=48)
_TOO_LONG = "An appointment takes at most 48 hours, and some minutes at least."


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
        line = Flow(16, 8)
        for field, entry in zip(self.fields.values(), (self.day, self.clock, self.length), strict=True):
            line.add(field, 1)
            entry.textEdited.connect(self.changed)
        self.setLayout(column(line))

    def show_last(self, last: Infusion | None, minutes: int | None) -> None:
        """Take over when the last session began and how long it is, by the plan or as it was."""
        if last is not None and not self.clock.text():
            self.clock.setText(clock_text(last.started))
        lasted = minutes or (None if last is None or last.duration is None else last.duration // timedelta(minutes=1))
        if lasted and not self.length.text():
            self.length.setText(f"{lasted} min")

    @property
    def is_empty(self) -> bool:
        """Whether no day is typed."""
        return not self.day.text().strip()

    def read(self, of: str, conventions: Conventions) -> Appointment | None:
        """The appointment; None where something cannot be read, which is said at its field."""
        for field in self.fields.values():
            field.say("")
        try:
            return self._read(of, conventions)
        except _AtField as wrong:
            self.fields[wrong.name].say(wrong.words, "refuse")
        return None

    def _read(self, of: str, conventions: Conventions) -> Appointment:
        now = conventions.now.in_zone(conventions.zone)
        with _at("date"):
            day = read_day(self.day.text(), conventions, near=now.local.date() + timedelta(days=180))
        with _at("start"):
            begins = settle(day, read_clock(self.clock.text()), conventions.zone)
        with _at("duration"):
            takes = read_duration(self.length.text())
        if begins.epoch <= now.epoch:
            raise _AtField("date", _PAST)
        if not timedelta(0) < takes <= _LONGEST:
            raise _AtField("duration", _TOO_LONG)
        return Appointment(Kind.SESSION, begins, takes, of)


class _AtField(Exception):
    """A sentence for one of the fields."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__(name)
        self.name, self.words = name, words


class _at:  # noqa: N801  # read as a word: with _at("date")
    """What cannot be read within belongs to this field."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Nothing to be done before."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Unreadable):
            raise _AtField(self._name, problem_text(error.problem(self._name))) from error
