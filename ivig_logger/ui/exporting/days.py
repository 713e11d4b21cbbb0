"""The days on which the wanted sessions began: all, those of a year, or from one day to another."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.answers.period import Period, begin_of
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_days import read_day
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.pieces import column, plain
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import day_text_of

_ALL, _YEAR, _SOME = "All sessions", "Last 12 months", "From a day to a day"
_TURNED = "The last day lies before the first one."
_NEITHER = "Please type a day, or choose all sessions."

Days = tuple[date | None, date | None]
"""The first and the last day, both included; None: no limit."""


class DaysChoice(QWidget):
    """`changed` when something else is chosen or typed."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self.which = Choice("Which sessions", (_ALL, _YEAR, _SOME), _ALL)
        self.lines = LineInput("the first session"), LineInput("the last session")
        self.since, self.until = Field("From", self.lines[0]), Field("To", self.lines[1])
        line = Flow(16, 8)
        for each in (self.since, self.until):
            line.add(each, 3)
        for entry in self.lines:
            entry.textEdited.connect(self._echo)
        self._typed = plain(column(line))
        self._typed.hide()
        self.setLayout(column(self.which, self._typed, spacing=8))
        self.which.changed.connect(self._choose)

    def read(self) -> Days | None:
        """The chosen days; None where what is typed cannot be read, which is said at its field."""
        if self.which.chosen == _ALL:
            return None, None
        if self.which.chosen == _YEAR:
            return self._a_year_ago(), None
        try:
            since, until = (self._day(*each) for each in self._fields)
        except Unreadable:
            return None
        if since is None and until is None:
            self.since.say(_NEITHER, "refuse")
            return None
        if since and until and until < since:
            self.until.say(_TURNED, "refuse")
            return None
        return since, until

    @property
    def _fields(self) -> tuple[tuple[Field, LineInput], ...]:
        return (self.since, self.lines[0]), (self.until, self.lines[1])

    def _a_year_ago(self) -> date | None:
        conventions = self._workspace.conventions()
        begin = begin_of(Period.TWELVE_MONTHS, (), conventions.now.in_zone(conventions.zone))
        return None if begin is None else Moment(begin, conventions.zone).local.date()

    def _day(self, field: Field, line: LineInput) -> date | None:
        """The day of a field, None where nothing is typed; what cannot be read is said, and raised as Unreadable."""
        field.say("")
        words = line.text()
        try:
            return read_day(words, self._workspace.conventions()) if words.strip() else None
        except Unreadable as error:
            field.say(problem_text(error.problem("date")), "refuse")
            raise

    def _echo(self) -> None:
        """Which day is understood stands behind what is typed; what is not yet a day is not complained of."""
        conventions = self._workspace.conventions()
        for field, line in self._fields:
            if field.note.text():
                field.say("")
            try:
                line.show_fact(day_text_of(read_day(line.text(), conventions)))
            except Unreadable:
                line.show_fact("")
        self.changed.emit()

    def _choose(self) -> None:
        self._typed.setVisible(self.which.chosen == _SOME)
        self.changed.emit()
