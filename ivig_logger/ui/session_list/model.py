"""A list of sessions as Qt's views ask for it: a text, a spoken text and a side for each cell of a line."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from ivig_logger.ui.session_list.line import RIGHT_HAND, TITLES, Line, Part

Index = QModelIndex | QPersistentModelIndex

# Comparing Qt's enums costs three times the painting.
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_HORIZONTAL: Final = Qt.Orientation.Horizontal
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
NO_INDEX: Final = QModelIndex()


class LinesModel(QAbstractTableModel):
    """The columns of `line.Part`; who inherits says how many rows there are and which line is at each."""

    def line(self, row: int) -> Line | None:
        """The line at a row; None while it is not in memory."""
        raise NotImplementedError

    def bring(self, first: int, last: int) -> None:
        """Have the lines of these rows in memory; nothing to do where all are."""

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role not in (DISPLAY, _SPOKEN, _TIP, ALIGNMENT) or not index.isValid():
            return None
        column = index.column()
        if role == ALIGNMENT:
            return _RIGHT if column in RIGHT_HAND else LEFT
        line = self.line(index.row())
        if line is None:
            return "…" if role == DISPLAY else None
        if role == _SPOKEN:
            return line.spoken(column)
        if role == _TIP and column not in (Part.REACTIONS, Part.PREMEDICATION) and not (line.signed and column == 0):
            return None
        return line.spoken(column) if role == _TIP else line.texts[column]

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation != _HORIZONTAL or not 0 <= section < len(TITLES):
            return None
        if role == ALIGNMENT:
            return _RIGHT if section in RIGHT_HAND else LEFT
        return TITLES[section] if role == DISPLAY else None
