"""The field in which a reaction that was pressed as "Other", or a moment that was only marked, gets its words."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.vocabulary import symptom_words
from ivig_logger.ui.field import Field
from ivig_logger.ui.inputs import Words


class _Line(QLineEdit):
    """Escape leaves it."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OtherField(Field):
    """`named` carries what was typed and ended with Enter, or chosen from the words that are `offered`."""

    named = Signal(str)
    left = Signal()

    def __init__(
        self, label: str = "What is it?", *, offered: Iterable[str] | None = None, parent: QWidget | None = None
    ) -> None:
        line = _Line()
        super().__init__(label, line, parent)
        self.line = line
        line.setPlaceholderText("in the patient's own words")
        words = Words(sorted(symptom_words() if offered is None else offered, key=str.casefold), line)
        line.setCompleter(words)
        line.returnPressed.connect(self._tell)
        words.activated.connect(self.named)
        line.left.connect(self.left)

    def _tell(self) -> None:
        if words := self.line.text().strip():
            self.named.emit(words)
