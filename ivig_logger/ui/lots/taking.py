"""What was found about lots taken out of the program: on the clipboard as text, in a file as a table."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.reports.cells import csv_bytes
from ivig_logger.reports.lot_report import LotReport, rows_of, text_of
from ivig_logger.services.export_file import write_file
from ivig_logger.services.location import IsTheLog
from ivig_logger.words.failures import failure_text

_HELD = "It holds health data and is not encrypted."


class Taking(QObject):
    """`said` carries what came of it, in a sentence. `report` is what there is to take."""

    said = Signal(str)

    def __init__(self, log: Path, around: QWidget) -> None:
        super().__init__(around)
        self._log, self._around = log, around
        self.report: LotReport | None = None

    def copy(self) -> None:
        """Put the answers on the clipboard."""
        if self.report is not None:
            QGuiApplication.clipboard().setText(text_of(self.report))
            self.said.emit("The text is on the clipboard. It holds health data.")

    def choose_file(self) -> None:
        """Ask where the table is to be saved."""
        dialog = QFileDialog(self._around, "Save as a table: it holds health data")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Table (*.csv)")
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("lots.csv")
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the table to a file that ends in .csv, for its owner only, whole or not at all."""
        if self.report is None:
            return
        if path.suffix.lower() != ".csv":
            path = path.with_name(f"{path.name}.csv")  # no other file, the log least of all, is written over
        try:
            write_file(self._log, path, csv_bytes(rows_of(self.report)))
        except IsTheLog:
            self.said.emit(f"{path.name} is the log itself. Nothing was written.")
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit(f"Saved as {path.name}, readable by you only. {_HELD}")

    def _chosen(self, chosen: str) -> None:
        self.save(Path(chosen))
