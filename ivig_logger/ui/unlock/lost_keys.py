"""An encrypted log whose keys are not beside it: what is missing, where a copy may lie, and the way to show it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.services import key_file
from ivig_logger.ui.pieces import button, column, row, show_note, text
from ivig_logger.words.keys import NO_KEYS_THERE, damaged_keys_text, lost_keys_text, other_keys_text

_MISSING, _DAMAGED = "The keys of this log are missing", "The keys of this log cannot be read"
_OTHER = "These keys do not open this log"


class LostKeys(QWidget):
    """`found` carries the keyring of the file that was chosen; `went_on` when keys that seem to be `other` shall do."""

    found = Signal(object)
    went_on = Signal()

    def __init__(self, log: Path, *, damaged: bool, other: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._log = log
        heading, told = _MISSING, lost_keys_text(log)
        if damaged or other:
            heading, told = (_OTHER, other_keys_text(log)) if other else (_DAMAGED, damaged_keys_text(log))
        self.told = text(told)
        self.problem = text("", "refuse")
        self.problem.hide()
        self.choose = button("Choose a copy of the keys…", self._choose, primary=True)
        self.go_on = button("The log is damaged: show what can be done…", self.went_on.emit, link=True)
        self.setFocusProxy(self.choose)
        buttons = column(row(self.choose, None), row(self.go_on, None), spacing=12)
        self.setLayout(column(text(heading, "heading"), self.told, self.problem, buttons, spacing=12))
        self.go_on.setVisible(other)

    def say(self, words: str) -> None:
        """Say why a copy that was chosen is of no use."""
        show_note(self.problem, words)

    def read(self, chosen: str) -> None:
        """Take the keys from a file; what is no keys is told, and another can be chosen."""
        try:
            keyring = key_file.read(Path(chosen))
        except key_file.KeysDamaged:
            keyring = None
        if keyring is None:
            self.say(NO_KEYS_THERE.format(name=Path(chosen).name))
        else:
            self.say("")
            self.found.emit(keyring)

    def _choose(self) -> None:
        dialog = QFileDialog(
            self, "A copy of the keys", str(self._log.parent / "backups"), "Keys (*.keys);;All files (*)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read)
        dialog.open()
