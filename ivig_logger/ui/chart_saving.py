"""A chart out of the program: on the clipboard when a person copies it, in a file when they save it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.pictures.chart import Chart
from ivig_logger.pictures.saving import image_of, png_of, svg_of
from ivig_logger.storage.whole_files import write_whole
from ivig_logger.ui.chart_ink import ink_of
from ivig_logger.ui.theme import LIGHT
from ivig_logger.words.failures import failure_text

_KINDS = {"Picture (*.png)": ".png", "Drawing in lines (*.svg)": ".svg"}
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
        dialog = QFileDialog(self._around, "Save the chart: it holds health data")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_KINDS))
        dialog.setDefaultSuffix("png")
        dialog.selectFile("chart.png")
        dialog.filterSelected.connect(self._kind_chosen)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the picture to a file that ends in .png or .svg, whole or not at all."""
        of = svg_of if path.suffix.lower() == ".svg" else png_of
        if path.suffix.lower() not in _KINDS.values():
            path = path.with_name(f"{path.name}.png")  # no other file, the log least of all, is written over
        try:
            write_whole(path, of(self._of(), self._width(), self._around.font(), _PAPER))
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit(f"Saved as {path.name}.")

    def _width(self) -> float:
        return max(_NARROWEST, float(self._around.width()))

    def _kind_chosen(self, kind: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(_KINDS[kind].removeprefix("."))

    def _file_chosen(self, chosen: str) -> None:
        self.save(Path(chosen))
