"""Answers as chips, of which one may be pressed or several, and none need be: a second press takes the first back."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, row


class Chips(QWidget):
    """`pressed` carries what the chip stands for that a person pressed, or pressed again."""

    pressed = Signal(object)

    def __init__(
        self, about: str, answers: Iterable[tuple[str, object]], *, several: bool = False, wraps: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._several = several
        self.chips: list[tuple[QPushButton, object]] = []
        for words, value in answers:
            chip = button(words, partial(self._press, len(self.chips)), chip=True)
            chip.setCheckable(True)
            chip.setAccessibleName(f"{about}: {words}")
            self.chips.append((chip, value))
        self._lay_out(wraps=wraps)

    @property
    def chosen(self) -> list[object]:
        """What the pressed chips stand for."""
        return [value for chip, value in self.chips if chip.isChecked()]

    @property
    def stops(self) -> list[QPushButton]:
        """What the Tab key goes through."""
        return [chip for chip, _ in self.chips]

    def choose(self, *values: object) -> None:
        """Have just these chips pressed, without telling anybody."""
        for chip, value in self.chips:
            chip.setChecked(value in values)

    def _lay_out(self, *, wraps: bool) -> None:
        if not wraps:
            self.setLayout(row(*self.stops, spacing=6))
            return
        flow = Flow(6, 6)
        for each in self.stops:
            flow.add(each, 0)
        self.setLayout(flow)

    def _press(self, number: int) -> None:
        pressed, value = self.chips[number]
        if not self._several:
            for chip, _ in self.chips:
                chip.setChecked(chip is pressed and pressed.isChecked())
        self.pressed.emit(value)
