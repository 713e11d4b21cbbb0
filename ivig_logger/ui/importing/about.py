"""The record in front in words: why it cannot be read, what is doubtful about it, and what it is held against."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.preview import PreviewRow, State
from ivig_logger.ui.pieces import clear, column, scrolled, text
from ivig_logger.words.previews import beside, details, place_text

_HELD_AGAINST = (State.TWIN, State.CLASH, State.NEWER, State.OLDER)


class About(QFrame):
    """A card beside the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._told: list[str] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        inner = QWidget()
        inner.setObjectName("plain")
        inner.setLayout(column(self._lines, None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 14)
        self.area = scrolled(inner)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # scrolls by keyboard
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("About the session in front")
        for each in (self.area, self.area.viewport()):
            each.setObjectName("plain")  # the card's own ground shows through
        whole.addWidget(self.area)

    def show_row(self, row: PreviewRow | None, names: Mapping[str, str]) -> None:
        """Tell about another record; None: there is none."""
        clear(self._lines)
        self._told.clear()
        if row is None:
            return
        self._say(place_text(row.where), "heading")
        for line in details(row, names):
            self._say(line)
        if row.infusion is not None:
            self._hold("In the file", row.infusion)
        for each in row.stored if row.state in _HELD_AGAINST else ():
            self._hold("In the log", each)

    @property
    def said(self) -> str:
        """All that is told."""
        return "\n".join(self._told)

    def _hold(self, where: str, infusion: Infusion) -> None:
        self._say(where, "strong")
        self._say("\n".join(beside(infusion)))

    def _say(self, words: str, role: str = "") -> None:
        self._told.append(words)
        self._lines.addWidget(text(words, role))
