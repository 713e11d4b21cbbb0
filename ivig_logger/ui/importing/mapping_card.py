"""How somebody's table is read: what is open, whose sessions, and what each column is."""

from dataclasses import replace
from zoneinfo import available_timezones

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import is_zone
from ivig_logger.exchange.mapping import Asked, Layout, Mapping, Recognised, Target, is_answered
from ivig_logger.services.incoming import Incoming
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.importing.columns import Columns
from ivig_logger.ui.importing.questions import Questions
from ivig_logger.ui.inputs import Box, LineInput, Words
from ivig_logger.ui.pieces import button, card, column, row, show_text, text

_TO_NAME = (Asked.COLUMN, Asked.HEADER)  # answered by naming columns
_SECONDS = {"vitals": "vital signs"}
_NO_ZONE = "This computer knows no such zone. A zone is a name such as Europe/Berlin."


class MappingCard(QWidget):
    """`mapped` carries another mapping, `sheet_wanted` the name of another sheet."""

    mapped = Signal(object)
    sheet_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._mapping: Mapping | None = None
        self.said = text("", "strong")
        self.open = button("Change…", self._turn)
        self.questions, self.columns = Questions(), Columns()
        self.sheet, self.zone = Box(()), LineInput()
        self.sheet_field, self.zone_field = Field("Sheet", self.sheet), Field("Clock times are of the zone", self.zone)
        self.zone.setCompleter(Words(sorted(available_timezones()), self.zone))
        around = Flow(16, 8)
        for each in (self.sheet_field, self.zone_field):
            around.add(each, 1)
        self._more = card(around, self.columns, spacing=16)
        head = row(self.said, self.open)
        head.setStretch(0, 1)
        self.setLayout(column(card(head, self.questions), self._more, spacing=8))
        self.questions.changed.connect(self.mapped)
        self.columns.changed.connect(self._lay)
        self.sheet.activated.connect(self._other_sheet)
        self.zone.editingFinished.connect(self._other_zone)

    def show_file(self, file: Incoming, zone: str) -> None:
        """Show how a file is read; `zone` is where no other was named."""
        found = file.recognised
        if found is None or file.workbook is None:
            return
        self._mapping = found.mapping
        self.questions.show_questions(found)
        self.columns.show_layout(found.mapping.sessions, found.examples)
        self.sheet.clear()
        self.sheet.addItems([each.name for each in file.workbook.tables])
        self.sheet.setCurrentText(found.mapping.sessions.sheet)
        self.sheet_field.setVisible(len(file.workbook.tables) > 1)
        self.zone.setText(found.mapping.zone or zone)
        show_text(self.said, _summary(found))
        self._show_more(not self._more.isHidden() or any(each.about in _TO_NAME for each in found.questions))

    def begin(self) -> None:
        """Another file: nothing was asked yet, and the columns are shown only when they are wanted."""
        self.questions.forget()
        self._show_more(False)

    def take_keys(self) -> None:
        """Give the keys to the first question, or to the first column where columns have to be named."""
        if not self.questions.take_keys() and not self._more.isHidden() and self.columns.lines:
            self.columns.lines[0].box.setFocus()

    def _turn(self) -> None:
        self._show_more(self._more.isHidden())

    def _show_more(self, wanted: bool) -> None:
        self._more.setVisible(wanted)
        self.open.setText("Hide the columns" if wanted else "Show the columns")

    def _lay(self, layout: Layout) -> None:
        if self._mapping is not None:
            self.mapped.emit(replace(self._mapping, sessions=layout))

    def _other_sheet(self) -> None:
        self.sheet_wanted.emit(self.sheet.currentText())

    def _other_zone(self) -> None:
        name = self.zone.text().strip()
        self.zone_field.say("" if is_zone(name) else _NO_ZONE, "refuse")
        if self._mapping is not None and is_zone(name) and name != self._mapping.zone:
            self.mapped.emit(replace(self._mapping, zone=name))


def is_open(found: Recognised) -> bool:
    """Whether something has to be answered before the file can be read.

    Columns without headings are proposed by what stands in them: the list shows what comes of it.
    """
    return any(each.about is not Asked.HEADER and not is_answered(found.mapping, each) for each in found.questions)


def _summary(found: Recognised) -> str:
    columns = found.mapping.sessions.columns
    known = [each for each in columns if each.target is not Target.LEAVE_OUT]
    more = "".join(f", and a sheet of {_SECONDS.get(name, name)}" for name, _ in found.mapping.seconds)
    return f"{len(known)} of {len(columns)} columns are understood{more}."
