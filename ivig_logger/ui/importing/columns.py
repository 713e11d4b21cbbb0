"""What each column of a table is: its heading, a few of its cells, and a box to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ivig_logger.exchange.mapping import NOT_KNOWN, TITLES, UNITS, Column, Layout, Target, with_target
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import clear, text

_LONGEST = 60  # characters of the cells that are shown
_UNIT_NOT_KNOWN = "unit?"


class Columns(QWidget):
    """`changed` carries the layout with another meaning of a column."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._layout = Layout("")
        self.boxes: list[Box] = []
        self.units: dict[int, Box] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_layout(self, layout: Layout, examples: Sequence[Sequence[str]]) -> None:
        """Show the columns of a sheet with a few of their cells."""
        self._layout = layout
        clear(self._grid)
        self.boxes, self.units = [], {}
        for at, column in enumerate(layout.columns):
            self._add(at, column, examples[at] if at < len(examples) else ())

    def _add(self, at: int, column: Column, cells: Sequence[str]) -> None:
        heading = text(column.title or f"Column {at + 1}", "strong")
        shown = ", ".join(each for each in cells if each)
        box = Box((f"{TITLES[each]}{_number(column, each)}", each) for each in Target)
        box.choose(column.target)
        box.setAccessibleName(f"{heading.text()} is")
        heading.setBuddy(box)
        box.activated.connect(self._chosen)
        self.boxes.append(box)
        for place, each in enumerate((heading, text(shown[:_LONGEST], "soft"), box)):
            self._grid.addWidget(each, at, place)
        if len(UNITS.get(column.target, ())) > 1:
            self.units[at] = unit = self._unit(column)
            unit.setAccessibleName(f"Unit of {heading.text()}")
            self._grid.addWidget(unit, at, 3)

    def _unit(self, column: Column) -> Box:
        choices = UNITS[column.target]
        open_ = ((_UNIT_NOT_KNOWN, NOT_KNOWN),) if column.unit == NOT_KNOWN else ()
        box = Box((*open_, *((each, each) for each in choices)))
        box.choose(column.unit or choices[0])
        box.activated.connect(self._chosen)
        return box

    def _chosen(self) -> None:
        """One box says something else than the layout."""
        layout = self._layout
        for at, box in enumerate(self.boxes):
            target = Target(str(box.value))
            if target is not layout.columns[at].target:
                layout = with_target(layout, at, target)
            elif at in self.units and (unit := str(self.units[at].value)) != NOT_KNOWN:
                layout = layout.with_unit(at, unit)
        if layout != self._layout:
            self.changed.emit(layout)


def _number(column: Column, target: Target) -> str:
    """Which of several it is: " 2"; nothing where there is one."""
    return f" {column.number}" if column.number and target is column.target else ""
