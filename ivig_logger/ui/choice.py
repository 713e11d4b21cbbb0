"""One of a few answers, all in sight: chips of which one is pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.ui.enter_button import EnterButton
from ivig_logger.ui.exclusive import Exclusive
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import column, text


class Choice(QWidget):
    """Exclusive chips below a label; `changed` carries the words of the chosen one."""

    changed = Signal(str)

    def __init__(self, label: str, answers: Sequence[str], chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._group = Exclusive(self)
        chips = [self._chip(each, f"{label} {each}", checked=each == chosen) for each in answers]
        heading = [text(label, "label", wrap=False)] if label else []
        line = Flow(6, 6)
        for each in chips:
            line.add(each, 0)
        self.setLayout(column(*heading, line, spacing=4))

    @property
    def chosen(self) -> str:
        """The words of the pressed chip."""
        pressed = self._group.checkedButton()
        return pressed.text() if pressed is not None else ""

    def choose(self, answer: str) -> None:
        """Press the chip with these words, without telling anybody."""
        for each in self._group.buttons():
            if each.text() == answer:
                each.setChecked(True)

    def offer(self, answers: Sequence[str]) -> None:
        """Show only these of the answers; where the chosen one goes, the first of them is chosen."""
        for each in self._group.buttons():
            each.setVisible(each.text() in answers)
        if self.chosen not in answers:
            self.choose(answers[0])
        self._group.rest()

    def _chip(self, words: str, name: str, *, checked: bool) -> QPushButton:
        chip = EnterButton(words)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.setAccessibleName(name.strip())
        chip.clicked.connect(self._tell)
        self._group.add(chip)
        return chip

    def _tell(self) -> None:
        self.changed.emit(self.chosen)
