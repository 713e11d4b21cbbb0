"""The question about backups that are not encrypted: it stays until there are none."""

from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, column, text
from ivig_logger.ui.plain_copies import PlainCopies
from ivig_logger.words.people import copies_text, left_copies_text, plain_copies_text


class CopiesQuestion(QFrame):
    """Encrypt them, delete them, or leave them for now."""

    def __init__(self, copies: PlainCopies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "ask")
        self._copies = copies
        self.told, self.problem = text("", "strong"), text("", "refuse")
        self.encrypt = button("Encrypt them (recommended)", self._encrypt)
        self.remove = button("Delete them…", self._ask)
        self.leave = button("Leave them for now", copies.leave)
        self.confirm = button("", self._remove)
        self.keep = button("Keep them", self._start_anew)
        self._buttons = (self.encrypt, self.remove, self.leave)
        line = Flow(8, 8)
        for each in (*self._buttons, self.confirm, self.keep):
            line.add(each, 0)
        whole = column(self.told, self.problem, line)
        whole.setContentsMargins(16, 14, 16, 14)
        self.setLayout(whole)
        copies.found.connect(self._show)
        copies.left.connect(self._tell)
        self.problem.hide()
        self._show(copies.count)

    def _show(self, count: int) -> None:
        self.told.setText(plain_copies_text(count))
        self.encrypt.setText(f"Encrypt {'it' if count == 1 else 'them'} (recommended)")
        self.remove.setText(f"Delete {'it' if count == 1 else 'them'}…")
        self.leave.setText(f"Leave {'it' if count == 1 else 'them'} for now")
        self.confirm.setText(f"Delete {copies_text(count)} for good")
        self._start_anew()
        focus = QApplication.focusWidget()
        if count == 0 and focus is not None and self.isAncestorOf(focus):
            self.focusNextChild()
        self.setVisible(count > 0)

    def _start_anew(self) -> None:
        for each in self._buttons:
            each.setEnabled(True)
            each.show()
        self.confirm.hide()
        self.keep.hide()

    def _ask(self) -> None:
        for each in self._buttons:
            each.hide()
        self.confirm.setEnabled(True)
        self.confirm.show()
        self.keep.show()
        self.keep.setFocus()

    def _encrypt(self) -> None:
        for each in self._buttons:
            each.setEnabled(False)
        self._copies.encrypt()

    def _remove(self) -> None:
        self.confirm.setEnabled(False)
        self._copies.remove()

    def _tell(self, left: int) -> None:
        self.problem.setText(left_copies_text(left, encrypted=True))
        self.problem.setVisible(left > 0)
