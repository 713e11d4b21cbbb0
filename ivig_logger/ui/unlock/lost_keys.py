"""An encrypted log whose keys are not beside it: what is missing, where a copy may lie, and the way to show it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ivig_logger.services import key_file
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.keys import NO_KEYS_THERE, damaged_keys_text, lost_keys_text


class LostKeys(QWidget):
    """`found` carries the keyring of the file that was chosen."""

    found = Signal(object)

    def __init__(self, log: Path, *, damaged: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._log = log
        told = damaged_keys_text(log) if damaged else lost_keys_text(log)
        self.told = text(told)
        self.problem = text("", "refuse")
        self.problem.hide()
        self.choose = button("Choose a copy of the keys…", self._choose, primary=True)
        heading = text(
            "The keys of this log cannot be read" if damaged else "The keys of this log are missing", "heading"
        )
        self.setFocusProxy(self.choose)
        self.setLayout(column(heading, self.told, self.problem, row(self.choose, None), spacing=12))

    def say(self, words: str) -> None:
        """Say why a copy that was chosen is of no use."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

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
