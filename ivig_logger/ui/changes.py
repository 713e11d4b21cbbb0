"""The changes of the whole log: who changed what, when and why, the newest first, a page at a time."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.revision import Revision
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import button, clear, column, page, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.changes import ChangeTold, Teller, gathered
from ivig_logger.words.failures import failure_text

PAGE = 40


class ChangesScreen(QWidget):
    """`bin_wanted` when what was entered in error is to be listed, `closed` when the person is done."""

    bin_wanted = Signal()
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._teller = Teller()
        self._oldest: int | None = None
        self.told: list[ChangeTold] = []
        self.count = text("", "soft")
        self.problem = text("", "refuse")
        self.problem.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self.more = button("Show earlier changes", self._read_on)
        workspace.journal.changed.connect(self._note_change)
        self._lay_out()

    def refresh(self) -> None:
        """Read the newest changes."""
        clear(self._list)
        self.told, self._oldest = [], None
        self._teller = Teller({}, {each.id: each.name for each in self._workspace.patients})
        self._read_on()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.refresh()

    def _note_change(self) -> None:
        if self.isVisible():
            self.refresh()

    def _read_on(self) -> None:
        try:
            count = self._workspace.logbook.revision_count()
            found = self._workspace.logbook.revision_page(self._oldest, PAGE)
            self._learn_starts(found)
        except StorageFailed as error:
            self.problem.setText(failure_text(error))
            self.problem.show()
            return
        self.problem.hide()
        told = self._teller.tell(found)
        for each in gathered(told):
            self._list.addLayout(_entry(each))
        self.told += told
        self._oldest = found[-1].number if found else self._oldest
        self.count.setText(f"{count:,} change{'' if count == 1 else 's'}, the newest first")
        self.more.setVisible(len(self.told) < count)

    def _learn_starts(self, found: list[Revision]) -> None:
        """The present starts of the sessions that come up for the first time."""
        fresh = {each.entry_id for each in found if each.entry_kind == "infusion"} - self._teller.starts.keys()
        for each in self._workspace.logbook.find(sorted(fresh)):
            self._teller.starts[each.id] = each.started

    def _lay_out(self) -> None:
        self.more.hide()
        in_error = button("Entered in error…", self.bin_wanted.emit)
        in_error.setAccessibleName("List what was entered in error, to take it back")
        back = button("Back", self.closed.emit, picture="close")
        head = row(text("Changes", "title"), None, in_error, back)
        self.setLayout(page(head, self.count, self.problem, self._list, row(self.more, None), None, spacing=16))


def _entry(told: ChangeTold) -> QVBoxLayout:
    what = (text(line) for line in (*told.lines, *([told.why] if told.why else ())))
    return column(text(told.about, "strong"), text(f"{told.when}, {told.who}", "soft"), *what, spacing=2)
