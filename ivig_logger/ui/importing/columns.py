"""What each column of a table is: its heading, a few of its cells, and a box to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ivig_logger.exchange.mapping import NOT_KNOWN, TITLES, UNITS, Column, Layout, Target, with_target
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import clear, column, plain, show_note, text

_LONGEST = 60  # characters of the cells that are shown
_UNIT_NOT_KNOWN = "unit?"
_WIDEST_TITLE = 14  # characters; wider where there is room
_WIDEST_UNIT = 10  # characters


class ColumnLine:
    """One column; what it is can be shown anew without anything losing the keys."""

    def __init__(self, name: str) -> None:
        self.heading: QLabel = text(name, "strong")
        self.cells: QLabel = text("", "soft")
        self.box = Box((TITLES[each], each) for each in Target)
        self.box.setMinimumContentsLength(_WIDEST_TITLE)
        self.unit = Box(())
        self.unit.setMinimumContentsLength(_WIDEST_UNIT)
        self.box.setAccessibleName(f"{name} is")
        self.unit.setAccessibleName(f"Unit of {name}")
        self.heading.setBuddy(self.box)

    def show_column(self, column: Column, cells: Sequence[str]) -> None:
        """Show what it is, and a few of its cells."""
        show_note(self.cells, ", ".join(each for each in cells if each)[:_LONGEST])
        for at, each in enumerate(Target):
            self.box.setItemText(at, f"{TITLES[each]}{_number(column, each)}")
        self.box.choose(column.target)
        self._show_units(column)

    def _show_units(self, column: Column) -> None:
        choices = UNITS.get(column.target, ())
        open_ = [(_UNIT_NOT_KNOWN, NOT_KNOWN)] if column.unit == NOT_KNOWN else []
        self.unit.clear()
        for words, value in (*open_, *((each, each) for each in choices)):
            self.unit.addItem(words, value)
        self.unit.setVisible(len(choices) > 1)
        if choices:
            self.unit.choose(column.unit or choices[0])


class Columns(QWidget):
    """`changed` carries the layout with another meaning of a column."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._layout = Layout("")
        self.lines: list[ColumnLine] = []
        self._names: list[str] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)

    def show_layout(self, layout: Layout, examples: Sequence[Sequence[str]]) -> None:
        """Show the columns of a sheet with a few of their cells."""
        self._layout = layout
        names = [each.title or f"Column {at + 1}" for at, each in enumerate(layout.columns)]
        if names != self._names:
            self._lay_out(names)
        for at, (line, meant) in enumerate(zip(self.lines, layout.columns, strict=True)):
            line.show_column(meant, examples[at] if at < len(examples) else ())

    def _lay_out(self, names: list[str]) -> None:
        clear(self._grid)
        self._names, self.lines = names, []
        for at, name in enumerate(names):
            line = ColumnLine(name)
            self.lines.append(line)
            self._grid.addWidget(plain(column(line.heading, line.cells, None, spacing=0)), at, 0)
            self._grid.addWidget(plain(column(line.box, line.unit, None, spacing=4)), at, 1)
            line.box.activated.connect(self._chosen)
            line.unit.activated.connect(self._chosen)

    def _chosen(self) -> None:
        """One box says something else than the layout."""
        layout = self._layout
        for at, line in enumerate(self.lines):
            target = Target(str(line.box.value))
            if target is not layout.columns[at].target:
                layout = with_target(layout, at, target)
            elif not line.unit.isHidden() and (unit := str(line.unit.value)) not in (NOT_KNOWN, _unit(layout, at)):
                layout = layout.with_unit(at, unit)
        if layout != self._layout:
            self.changed.emit(layout)


def _unit(layout: Layout, at: int) -> str:
    """The unit that is shown for a column: the form's own where none is named."""
    column = layout.columns[at]
    return column.unit or next(iter(UNITS.get(column.target, ())), "")


def _number(column: Column, target: Target) -> str:
    """Which of several it is: " 2"; nothing where there is one."""
    return f" {column.number}" if column.number and target is column.target else ""
