"""The recovery code, shown once: to be printed, kept as a PDF, copied or written down."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from ivig_logger.pictures.paper import usual_paper
from ivig_logger.ui.pieces import button, column, row, show_note, text
from ivig_logger.ui.printing import NOT_TAKEN, ask_printer
from ivig_logger.ui.saving import Kind, ask_where, save
from ivig_logger.ui.unlock.code_page import TITLE, groups, paint_code, pdf_of_code

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_ABOUT = (
    "If a passphrase is lost, this code opens the log. It is shown now and never again: please print it or write it "
    "down, and keep it away from this computer."
)
_PDF = Kind("PDF", ".pdf")
_HOLDS = "whoever has it and a copy of the log can read it"
_KEEP = "Please keep it on another disk, or print it and delete it."
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

    def save(self, path: Path, _kind: Kind) -> None:
        """Write the page as a PDF."""
        self._say(save(self._log, path, pdf_of_code(self._code, str(self._log)), about=_KEEP))

    def _choose_file(self) -> None:
        ask_where(self, "Save the recovery code", "IVIG Logger recovery code", (_PDF,), self.save, holds=_HOLDS)

    def _print(self) -> None:
        ask_printer(self, TITLE, usual_paper(QLocale.system()), self._send)

    def _send(self, printer: "QPrinter") -> None:
        sent = paint_code(printer, self._code, str(self._log))
        self._say("✓ Sent to the printer." if sent else f"{NOT_TAKEN} Please write the code down.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._say(_COPIED)

    def _say(self, words: str) -> None:
        show_note(self.told, words)
