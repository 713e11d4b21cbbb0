"""A row that is told by the clock: its time and what was set or measured then. Enter goes on to the next row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from ivig_logger.exchange.entry import onset_echo
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.rows import Entry, EntryRow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column

TIME_TIP = "14:20, or 30 for 30 min after the start"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row: its label, what stands in it while it is empty, and how it is said where that is longer."""

    label: str
    hint: str
    characters: int
    stretch: int = 1
    tip: str = ""
    is_time: bool = False


class TimedRow(EntryRow[Entry]):
    """`finished` when Enter was pressed in it. `make` makes the entry of the texts, by the names of the columns."""

    finished = Signal(object)

    def __init__(self, name: str, make: Callable[..., Entry], columns: Mapping[str, Column]) -> None:
        super().__init__()
        self.name, self._make, self._columns = name, make, columns
        self._parts = {
            field: Part(each.label, LineInput(each.hint), each.characters) for field, each in columns.items()
        }
        self.remove = button("", self._ask_removal, picture="close")
        fields = Flow(8, 8)
        for field, part in self._parts.items():
            fields.add(part, columns[field].stretch)
            part.entry.setToolTip(columns[field].tip)
            part.changed.connect(self.changed)
            if isinstance(part.entry, LineInput):
                part.entry.returnPressed.connect(self._finish)
        fields.add(self._beside(self.remove), 0, self._label_height)
        self.setLayout(column(fields))

    @property
    @override
    def entry(self) -> Entry:
        return self._make(**{field: part.value for field, part in self._parts.items()})

    @override
    def show_entry(self, entry: Entry) -> None:
        for field, part in self._parts.items():
            part.show_text(getattr(entry, field))

    def show_facts(
        self, where: str, moments: Mapping[str, Moment], started: Moment | None, flow: Decimal | None
    ) -> None:
        """Show what the texts come to: the clock for minutes and the other way round. `where` names the row."""
        for field, part in self._parts.items():
            at = moments.get(f"{where}.{field}") if self._columns[field].is_time else None
            echo = "" if at is None or started is None else onset_echo(exactly(at), started, part.value)
            part.show_fact(f"= {echo}" if echo else "")
        self.show_flow(flow)

    def show_flow(self, flow: Decimal | None) -> None:
        """Show a rate in mL/h, where the row has one in another unit or in none."""

    @property
    @override
    def parts(self) -> dict[str, Part]:
        return self._parts

    @property
    @override
    def stops(self) -> list[QWidget]:
        return [*(part.entry for part in self._parts.values()), self.remove]

    @override
    def number(self, at: int, *, labelled: bool) -> None:
        super().number(at, labelled=labelled)
        self.remove.setAccessibleName(f"Remove {self.name} {at + 1}")
        self.remove.setToolTip(f"Remove this {self.name}")

    def _finish(self) -> None:
        self.finished.emit(self)
