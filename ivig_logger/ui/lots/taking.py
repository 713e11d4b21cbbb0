"""What was found about lots taken out of the program: on the clipboard as text, in a file as a table."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ivig_logger.reports.cells import csv_bytes
from ivig_logger.reports.lot_report import LotReport, rows_of, text_of
from ivig_logger.ui.saving import Kind, ask_where, save

TABLE = Kind("Table", ".csv")


class Taking(QObject):
    """`said` carries what came of it. `report` is what there is to take."""

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
        ask_where(self._around, "Save as a table", "lots", (TABLE,), self.save)

    def save(self, path: Path, _kind: Kind) -> None:
        """Write the table to a file."""
        if self.report is not None:
            self.said.emit(save(self._log, path, csv_bytes(rows_of(self.report))))
