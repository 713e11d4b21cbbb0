"""What was imported, told in one line: it can be shown, and taken back as long as nothing was done since."""

from collections.abc import Callable

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.pieces import banner, button, column, show_text, text

_TAKEN_BACK = "The import was taken back."
_LATER = "Something was done since: undo that first, with Undo in the File menu"


class Done(QWidget):
    """A strip that is hidden until something was imported."""

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._stack = stack
        self._at = 0  # the index of the stack behind the import; 0: nothing to undo
        self._lead: Callable[[], object] | None = None
        self.words = text("")
        self.undo, self.show_them = button("Undo", self._undo), button("Show", self._show_imported)
        self.undo.setAccessibleName("Undo the import")
        self.show_them.setAccessibleName("Show what was imported")
        self.setLayout(column(banner("sample", self.words, self.undo, self.show_them)))
        stack.indexChanged.connect(self._follow)
        self.hide()

    def tell(self, words: str, lead: Callable[[], object] | None) -> None:
        """Tell what the newest step was; `lead` leads to it."""
        self._at, self._lead = self._stack.index(), lead
        show_text(self.words, words)
        self.undo.show()
        self.show_them.setVisible(lead is not None)
        self._follow()
        self.show()
        (self.undo if lead is None else self.show_them).setFocus()  # Enter pressed twice takes nothing back

    def _follow(self) -> None:
        """Only this import is undone here, never what was done after it."""
        if not self._at:
            return
        if self._stack.index() < self._at:
            self._at = 0
            show_text(self.words, _TAKEN_BACK)
            self.undo.hide()
            self.show_them.hide()
            return
        newest = self._stack.index() == self._at
        self.undo.setEnabled(newest)
        self.undo.setToolTip("" if newest else _LATER)
        self.undo.setAccessibleDescription(self.undo.toolTip())

    def _undo(self) -> None:
        if self._at and self._stack.index() == self._at:
            self._stack.undo()

    def _show_imported(self) -> None:
        if self._lead is not None:
            self._lead()
