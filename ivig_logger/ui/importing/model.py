"""The records of a file as Qt's views ask for them, each with a box that says whether it is taken."""

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from ivig_logger.services.preview import Preview, PreviewRow
from ivig_logger.ui.importing.line import preview_line
from ivig_logger.ui.session_list.line import TITLES, Line
from ivig_logger.ui.session_list.model import ALIGNMENT, DISPLAY, LEFT, NO_INDEX, Index, LinesModel
from ivig_logger.words.previews import STATES, is_takeable

TAKE: Final = len(TITLES)  # the column with the box; the table shows it first
HEADING: Final = "Import"
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_KEPT = 600  # lines in memory


class PreviewModel(LinesModel):
    """`counted` tells that something else is ticked."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview()
        self.chosen: set[str] = set()
        self._lines: OrderedDict[int, Line] = OrderedDict()

    def show_preview(self, preview: Preview) -> None:
        """List other records; what can be stored without a question is ticked."""
        self.beginResetModel()
        self.preview, self.chosen = preview, set(preview.ticked)
        self._lines.clear()
        self.endResetModel()
        self.counted.emit()

    def at(self, row: int) -> PreviewRow | None:
        """The record at a row."""
        return self.preview.rows[row] if 0 <= row < len(self.preview.rows) else None

    @property
    def takes_any(self) -> bool:
        """Whether anything would be stored: sessions, or patients of a file without any."""
        return bool(self.chosen or (self.preview.patients and not self.preview.rows))

    def turn(self, row: int) -> None:
        """Tick a record that can be taken, or take the tick away."""
        record = self.at(row)
        if record is not None and is_takeable(record):
            self.chosen ^= {record.where}
            index = self.index(row, TAKE)
            self.dataChanged.emit(index, index)
            self.counted.emit()

    def tick_all(self, ticked: bool) -> None:
        """Tick all that is ticked at first, or nothing."""
        self.chosen = set(self.preview.ticked) if ticked else set()
        if self.preview.rows:
            self.dataChanged.emit(self.index(0, TAKE), self.index(len(self.preview.rows) - 1, TAKE))
        self.counted.emit()

    @override
    def line(self, row: int) -> Line | None:
        line = self._lines.get(row)
        record = self.at(row)
        if line is None and record is not None:
            line = self._lines[row] = preview_line(record)
            while len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return line

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.preview.rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else TAKE + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TAKE else usual

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        record = self.at(index.row())
        if index.column() != TAKE or record is None:
            return super().data(index, role)
        if role == _CHECK and is_takeable(record):
            return Qt.CheckState.Checked if record.where in self.chosen else Qt.CheckState.Unchecked
        if role == _SPOKEN:
            ticked = "ticked, " if record.where in self.chosen else "not ticked, " if is_takeable(record) else ""
            return f"{ticked}{STATES[record.state]}"
        return STATES[record.state] if role == DISPLAY else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if section == TAKE and orientation == Qt.Orientation.Horizontal:
            return HEADING if role == DISPLAY else LEFT if role == ALIGNMENT else None
        return super().headerData(section, orientation, role)
