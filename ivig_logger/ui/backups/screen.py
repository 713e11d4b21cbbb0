"""The backups: what there is, what is in it, and the way back to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.services.backup_round import Report
from ivig_logger.services.backups import Backup, Backups
from ivig_logger.ui.backups.rounds import Rounds
from ivig_logger.ui.backups.row import BackupRow
from ivig_logger.ui.pieces import button, page, row, show_note, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.backups import not_copied_text, not_made_text

_Result = TypeVar("_Result")
_KEPT = (
    "Kept: all of today and yesterday, then one each of 12 days, 10 weeks and 9 months; on the day of a restore none "
    "goes. They lie in {folder}, readable by you only, and hold health data."
)


class BackupsScreen(QWidget):
    """`restore_wanted` carries the backup that is to take the place of the log; `closed` when the person is done."""

    restore_wanted = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, rounds: Rounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace, self._rounds = workspace, rounds
        self.backups = Backups(workspace.logbook)
        self.rows: dict[Path, BackupRow] = {}
        self.note = text("", "strong")
        self.empty = text("No backup yet. The first is made after the next change, or now.", "soft")
        self.now = button("Back up now", self._back_up, primary=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        rounds.reported.connect(self._reported)
        self._lay_out()

    def say(self, words: str) -> None:
        """Say a sentence above the list."""
        show_note(self.note, words)

    def refresh(self) -> None:
        """Read what there is, in the background."""
        self._workspace.background.run(self.backups.all, self, self._show)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.refresh()

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self._rounds.go("asked")

    def _reported(self, report: Report) -> None:
        if not self.now.isEnabled():
            self.now.setEnabled(True)
            self.say("✓ Made and verified." if report.failed is None else "")
        place = Path(self._workspace.preferences.second_place)
        if report.failed is not None:
            self.say(not_made_text(report.failed, self.backups.folder))
        elif report.copy_failed is not None:
            self.say(not_copied_text(report.copy_failed, place))
        if self.isVisible():
            self.refresh()

    def _show(self, found: list[Backup]) -> None:
        """The rows of backups that are still there stay as they are, with what is open in them."""
        now = self._workspace.logbook.now()
        wanted = {each.path: each for each in found}
        for path in [each for each, made in self.rows.items() if wanted.get(each) != made.backup]:
            gone = self.rows.pop(path)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (path, backup) in enumerate(wanted.items()):
            if path not in self.rows:
                self.rows[path] = self._row(BackupRow(backup, now))
                self._list.insertWidget(at, self.rows[path])
        self.empty.setVisible(not found)

    def _row(self, made: BackupRow) -> BackupRow:
        made.look_wanted.connect(self._look)
        made.difference_wanted.connect(self._compare)
        made.restore_wanted.connect(self.restore_wanted)
        return made

    def _look(self, backup: Backup) -> None:
        self._run(partial(self.backups.inside, backup), backup, BackupRow.show_inside)

    def _compare(self, backup: Backup) -> None:
        self._run(partial(self.backups.difference, backup), backup, BackupRow.show_difference)

    def _run(self, job: Callable[[], _Result], backup: Backup, show: Callable[[BackupRow, _Result], None]) -> None:
        made = self.rows[backup.path]
        self._workspace.background.attempt(job, made, partial(show, made), made.show_failure)

    def _lay_out(self) -> None:
        self.say("")
        self.empty.hide()
        about = text(_KEPT.format(folder=self.backups.folder), "soft")
        back = button("Back", self.closed.emit, picture="close")
        head = row(text("Backups", "title"), None, self.now, back)
        self.setLayout(page(head, self.note, self.empty, self._list, about, None))
