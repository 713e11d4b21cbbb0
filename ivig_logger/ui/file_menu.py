"""The File menu: a log taken out of the program or into it, a change taken back."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ivig_logger.ui.saving import Kind, ask_where
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.transfers import Transfers

_SCREENS = {
    "Doctor's report…": "report",
    "Paper log sheet…": "paper",
    "Look up lots…\tCtrl+Shift+F": "lots",  # the key is the window's
    "Backups…": "backups",
    "Changes of the log…": "changes",
    "Check the log…": "check",
}
_LOG = Kind("Log of IVIG Logger", ".json")


class FileMenu(QMenu):
    """`objected` carries what speaks against an import, in sentences; `screen_wanted` the screen to be shown."""

    objected = Signal(str)
    screen_wanted = Signal(str)
    lock_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._window = workspace, parent
        self._transfers: Transfers | None = None
        self.addAction("Export the log (JSON)…", self._choose_export)
        self.addAction("Import a log (JSON)…", self._choose_import)
        for words, screen in _SCREENS.items():
            self.addAction(words, partial(self.screen_wanted.emit, screen))
        self.addAction("Lock\tCtrl+L", self.lock_wanted.emit)  # the key is the window's
        self.addSeparator()
        undo = workspace.journal.group
        for action in (undo.createUndoAction(self, "Undo"), undo.createRedoAction(self, "Redo")):
            self.addAction(action)  # the keys are the window's

    @property
    def transfers(self) -> "Transfers":
        """What does the work; a start does not pay for it."""
        from ivig_logger.ui.transfers import Transfers

        if self._transfers is None:
            self._transfers = Transfers(self._workspace, self)
            self._transfers.objected.connect(self.objected)
        return self._transfers

    def _choose_export(self) -> None:
        ask_where(self._window, "Export the log", "ivig-log", (_LOG,), self._export_chosen)

    def _choose_import(self) -> None:
        dialog = QFileDialog(self._window, "Import a log")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_LOG.filter)
        dialog.fileSelected.connect(self._import_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export_chosen(self, path: Path, _kind: Kind) -> None:
        self.transfers.export_to(path)

    def _import_chosen(self, chosen: str) -> None:
        self.transfers.import_from(Path(chosen))
