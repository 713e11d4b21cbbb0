"""The File menu: what leaves the program and comes into it, and a change taken back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ivig_logger.ui.workspace import Workspace

_SCREENS = {
    "Export…": "export",
    "Doctor's report…": "report",
    "Paper log sheet…": "paper",
    "Next session as a calendar file…": "calendar",
    "Look up lots…\tCtrl+Shift+F": "lots",  # the key is the window's
    "Backups…": "backups",
    "Changes of the log…": "changes",
    "Check the log…": "check",
}


class FileMenu(QMenu):
    """`screen_wanted` carries the screen to be shown, `import_wanted` tells that a file is to come in."""

    import_wanted = Signal()
    screen_wanted = Signal(str)
    lock_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.addAction("Import…", self.import_wanted.emit)
        for words, screen in _SCREENS.items():
            self.addAction(words, partial(self.screen_wanted.emit, screen))
        self.addAction("Lock\tCtrl+L", self.lock_wanted.emit)  # the key is the window's
        self.addSeparator()
        undo = workspace.journal.group
        for action in (undo.createUndoAction(self, "Undo"), undo.createRedoAction(self, "Redo")):
            self.addAction(action)  # the keys are the window's
