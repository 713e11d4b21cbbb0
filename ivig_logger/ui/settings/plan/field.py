"""One text of the plan, and how it is brought before a person's eyes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from ivig_logger.ui.inputs import LineInput, Words
from ivig_logger.ui.part import Part

_CHARACTERS = 13


class PlanField(Part):
    """`words` are offered, `hint` is what stands below it while nothing else is said; `entered` when Enter was."""

    entered = Signal()

    def __init__(self, label: str, words: Sequence[str] = (), *, hint: str = "") -> None:
        self.line = LineInput()
        super().__init__(label, self.line, _CHARACTERS)
        if words:
            self.line.setCompleter(Words(words, self))
        self.show_fact(hint, below=True)
        self.line.returnPressed.connect(self.entered)
        self.label.ensurePolished()  # all rows have the same columns, also those whose labels are hidden
        least = self.fontMetrics().horizontalAdvance("x") * _CHARACTERS + 24
        self.setMinimumWidth(max(self.label.sizeHint().width(), least))

    def fill(self, words: str) -> None:
        """Show a text that the person did not type, with nothing said against it."""
        self.show_text(words)
        self.start_over()


def go_to(field: QWidget) -> None:
    """Put the cursor into a field, and the field in sight, also one that was made just now."""
    field.setFocus()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    around = field.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(field, 40, 80)
