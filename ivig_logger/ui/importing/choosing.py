"""Which file is to be imported."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

FILES = "Logs, tables and bundles (*.json *.csv *.tsv *.txt *.xlsx *.xls *.ods *.zip *.ivig)"
_ALL = "All files (*)"


def ask_for_file(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask which file; nothing happens when the person thinks better of it."""
    dialog = QFileDialog(parent.window(), "Import: which file?")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([FILES, _ALL])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
