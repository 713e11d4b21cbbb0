"""The recovery code, shown once: to be printed, kept as a PDF, copied or written down."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.ui.unlock.code_page import groups, save_pdf
from ivig_logger.words.failures import failure_text

_ABOUT = (
    "If a passphrase is lost, this code opens the log. It is shown now and never again: please print it or write it "
    "down, and keep it away from this computer."
)
_COPIED = "Copied. It stays in the clipboard until something else is copied."


class RecoveryCode(QWidget):
    """`done` when the person says that they have it."""

    done = Signal()

    def __init__(self, code: str, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._code, self._log = code, log
        self.code = text(groups(code), "code", wrap=False)
        self.code.setAccessibleName(f"Recovery code {' '.join(code)}")
        self.told = text("", "soft")
        self.printing = button("Print…", self._print)
        self.pdf = button("Save as PDF…", self._choose_file)
        self.copy = button("Copy", self._copy)
        self.copy.setAccessibleName("Copy the recovery code")
        self.has_it = QCheckBox("I have written it down or printed it")
        self.go_on = button("Go on", self.done.emit, primary=True)
        self.go_on.setEnabled(False)
        self.has_it.toggled.connect(self.go_on.setEnabled)
        self.setFocusProxy(self.printing)
        ways = row(self.printing, self.pdf, self.copy, None)
        parts = (text("Your recovery code", "heading"), text(_ABOUT), self.code, ways, self.told, self.has_it)
        self.setLayout(column(*parts, row(self.go_on, None), spacing=12))
        self._say("")

    def save(self, chosen: str) -> None:
        """Write the page as a PDF."""
        try:
            save_pdf(Path(chosen), self._code, str(self._log))
        except StorageFailed as failed:
            self._say(failure_text(failed))
        else:
            self._say(f"✓ Saved as {chosen}. Please keep it on another disk, or print it and delete it.")

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "The recovery code as a PDF", "IVIG Logger recovery code.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # wanted once, if ever

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._send)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _send(self) -> None:
        from ivig_logger.ui.unlock.code_page import paint_code

        sent = paint_code(self._printer, self._code, str(self._log))
        self._say("✓ Sent to the printer." if sent else "The printer did not take it. Please write the code down.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._say(_COPIED)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
