"""The days on which the wanted sessions began: all, or from one day to another."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_days import read_day
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.pieces import column
from ivig_logger.words.problems import problem_text

_ALL, _SOME = "All sessions", "From a day to a day"
_TURNED = "The last day lies before the first one."


class PeriodChoice(QWidget):
    """`changed` when something else is chosen or typed."""

    changed = Signal()

    def __init__(self, conventions: Conventions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._conventions = conventions
        self.which = Choice("Which sessions", (_ALL, _SOME), _ALL)
        self.lines = LineInput("the first session"), LineInput("the last session")
        self.since, self.until = Field("From", self.lines[0]), Field("To", self.lines[1])
        self._days = QWidget()
        self._days.setObjectName("plain")
        days = Flow(16, 8)
        for each in (self.since, self.until):
            days.add(each, 1)
        for line in self.lines:
            line.textEdited.connect(self._note)
        self._days.setLayout(column(days, spacing=4))
        self._days.hide()
        self.setLayout(column(self.which, self._days, spacing=8))
        self.which.changed.connect(self._note)

    @property
    def days(self) -> tuple[date | None, date | None] | None:
        """The first and the last day; None where what is typed cannot be read, which is said at the field."""
        if self.which.chosen == _ALL:
            return None, None
        try:
            since, until = (self._read(*each) for each in zip((self.since, self.until), self.lines, strict=True))
        except Unreadable:
            return None
        if since and until and until < since:
            self.until.say(_TURNED, "refuse")
            return None
        return since, until

    def _read(self, field: Field, line: LineInput) -> date | None:
        """The day of a field, None where nothing is typed; what cannot be read is said, and raised as Unreadable."""
        field.say("")
        words = line.text()
        try:
            return read_day(words, self._conventions) if words.strip() else None
        except Unreadable as error:
            field.say(problem_text(error.problem("date")), "refuse")
            raise

    def _note(self) -> None:
        self._days.setVisible(self.which.chosen == _SOME)
        self.changed.emit()
