"""The question whether something was there before the infusion began. Nothing is stored until it is answered."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, column, text

_QUESTION = "That was before the infusion began: keep as before-start?"


class BeforeStart(QWidget):
    """Hidden until it asks; `answered` gets whether it is to be kept."""

    def __init__(self, answered: Callable[[bool], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._answered = answered
        self.keep = button("Keep as before the start", self._keep)
        self.no = button("No", self._leave)
        self.no.setAccessibleName("No, leave the time as it is")
        answers = Flow(8, 8)
        for each in (self.keep, self.no):
            answers.add(each, 0)
        self.setLayout(column(text(_QUESTION, "strong"), answers, spacing=4))
        self.hide()

    @property
    def stops(self) -> list[QPushButton]:
        """What the Tab key goes through."""
        return [self.keep, self.no]

    def ask(self) -> None:
        """Ask, without taking the keyboard from where it is."""
        self.show()
        announce(self, _QUESTION)

    def _keep(self) -> None:
        self.hide()
        self._answered(True)

    def _leave(self) -> None:
        self.hide()
        self._answered(False)
