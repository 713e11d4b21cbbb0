"""A table of the answers as Qt's views ask for it; cells are put into words when they come into sight."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ivig_logger.domain.answers.tables import Key
from ivig_logger.ui.answers.sheet import Cell, Sheet

Index = QModelIndex | QPersistentModelIndex
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_NO_INDEX: Final = QModelIndex()
_KEPT = 4000  # cells in words


class GridModel(QAbstractTableModel):
    """The cells of one sheet, or none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self._titles: tuple[str, ...] = ()
        self._cells: dict[tuple[int, int], Cell] = {}

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self._sheet, self._titles = sheet, () if sheet is None else sheet.titles
        self._cells.clear()
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell of the sheet."""
        found = self._cells.get((row, column))
        if found is None:
            if len(self._cells) > _KEPT:
                self._cells.clear()
            found = Cell("", "") if self._sheet is None else self._sheet.cell(row, column)
            self._cells[row, column] = found
        return found

    def key(self, row: int) -> Key:
        """What tells a row from the others."""
        return None if self._sheet is None else self._sheet.key(row)

    def row_of(self, key: Key) -> int:
        """The row of a key; -1 where it is gone."""
        return next((row for row in range(self.rowCount()) if self.key(row) == key), -1)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self._sheet is None else self._sheet.count

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._titles)

    @override
    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if role not in (_DISPLAY, _SPOKEN, _TIP) or not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        return cell.text if role == _DISPLAY else cell.spoken

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation != _HORIZONTAL or role != _DISPLAY or not 0 <= section < len(self._titles):
            return None
        return self._titles[section]
