"""The date of a session: typed in any usual way, or picked from a calendar."""

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_days import read_day, today_of
from ivig_logger.exchange.typed_texts import day_text_of
from ivig_logger.ui import theme
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, row


class DayPart(Part):
    """A date with a button that opens a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        line = LineInput("e.g. 20 Oct 2026")
        super().__init__("Date", line, 22, parent)
        self._line = line
        self._conventions: Conventions | None = None
        self._calendar: QCalendarWidget | None = None
        self.pick = button("", self.open_calendar, picture="calendar")
        self.pick.setAccessibleName("Pick the date in a calendar")
        self.pick.setToolTip("Pick the date in a calendar")
        beside = row(self.pick, spacing=6)
        beside.insertWidget(0, line, 1)
        self.box.insertLayout(1, beside)

    def use(self, conventions: Conventions) -> None:
        """Read and write dates by these customs."""
        self._conventions = conventions

    def open_calendar(self) -> None:
        """Show the calendar at the date that is typed, below the field; Esc closes it."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        if self._conventions is not None:
            today = today_of(self._conventions)
            self._calendar.setMaximumDate(QDate(today.year, today.month, today.day))
            self._calendar.setSelectedDate(self._typed_day() or QDate(today.year, today.month, today.day))
        self._calendar.move(self._line.mapToGlobal(QPoint(0, self._line.height())))
        self._calendar.show()
        self._calendar.setFocus()

    def _typed_day(self) -> QDate | None:
        if self._conventions is None:
            return None
        try:
            day = read_day(self.value, self._conventions)
        except Unreadable:
            return None
        return QDate(day.year, day.month, day.day)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(theme.color("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        return calendar

    def _picked(self, day: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        picked = day_text_of(day.toPython())  # type: ignore[arg-type]  # a plain date; Qt's stubs say object
        if picked != self.value:
            self.write(picked)
            self.left.emit()
        self._line.setFocus()
