"""A chart out of the program: on the clipboard when a person copies it, in a file when they save it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.chart import Chart
from ivig_logger.pictures.saving import image_of, png_of, svg_of
from ivig_logger.ui.chart_ink import ink_of
from ivig_logger.ui.saving import Kind, ask_where, save
from ivig_logger.ui.theme import LIGHT

PICTURE, DRAWING = KINDS = Kind("Picture", ".png"), Kind("Drawing in lines", ".svg")
_PAPER = ink_of(LIGHT)  # a picture that leaves the program stands on white, whatever the look
_NARROWEST = 640.0


class ChartSaving(QObject):
    """`said` carries what came of it, in a sentence. `of` gives the chart that is shown."""

    said = Signal(str)

    def __init__(self, of: Callable[[], Chart], around: QWidget) -> None:
        super().__init__(around)
        self._of, self._around = of, around

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(image_of(self._of(), self._width(), self._around.font(), _PAPER))
        self.said.emit("The picture is on the clipboard.")

    def choose_file(self) -> None:
        """Ask where the picture is to be saved."""
        ask_where(self._around, "Save the chart", "chart", KINDS, self.save)

    def save(self, path: Path, kind: Kind) -> None:
        """Write the picture to a file."""
        of = svg_of if kind == DRAWING else png_of
        self.said.emit(save(None, path, of(self._of(), self._width(), self._around.font(), _PAPER)))

    def _width(self) -> float:
        return max(_NARROWEST, float(self._around.width()))
