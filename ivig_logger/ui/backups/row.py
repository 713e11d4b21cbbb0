"""One backup in the list, and below it what is inside or what restoring it would do."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.services.backups import Backup, Difference
from ivig_logger.storage.copies import SessionLine
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import banner, button, clear, column, row, text
from ivig_logger.words.backups import backup_text, difference_text, line_text, unreadable_text, when_text
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.letters import capital

_SHOWN = 10
_FIRST = "Before that, a backup of the log as it is now is made: restoring that one takes this back."


class BackupRow(QFrame):
    """`look_wanted`, `difference_wanted` and `restore_wanted` carry the backup."""

    look_wanted = Signal(object)
    difference_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, backup: Backup, now: Moment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.backup = backup
        when = when_text(backup.made, now)
        self.when = text(capital(when), "strong")
        self.look = button("Look inside", self._look, small=True)
        self.restore = button("Restore…", self._ask, small=True)
        self.look.setAccessibleName(f"Look inside the backup of {when}")
        self.restore.setAccessibleName(f"What restoring the backup of {when} would do")
        self.opened = QVBoxLayout()
        self.opened.setSpacing(8)
        words = column(self.when, text(backup_text(backup), "soft" if backup.verified else "warn"), spacing=2)
        line = row(words, self.look, self.restore, spacing=12)
        line.setStretch(0, 1)
        whole = column(line, self.opened, spacing=8)
        whole.setContentsMargins(16, 10, 12, 10)
        self.setLayout(whole)
        for each in (self.look, self.restore):
            each.setVisible(backup.verified)

    def show_inside(self, lines: Sequence[SessionLine]) -> None:
        """The newest sessions of the backup, which was only read."""
        self.close_again()
        of = sessions_text(self.backup.sessions or 0)
        self.opened.addWidget(text(f"The newest {len(lines)} of {of} in it" if lines else "No session in it", "label"))
        self.opened.addWidget(text("\n".join(map(line_text, lines))))
        self.opened.addLayout(row(button("Close it", self.close_again, small=True), None))

    def show_difference(self, difference: Difference) -> None:
        """What restoring would do, and the two answers to it."""
        self.close_again()
        told = column(text(difference_text(difference), "strong"), spacing=6)
        lists = (("Would go:", difference.lost), ("Would come back:", difference.regained))
        for heading, lines in (*lists, ("Would be as then:", difference.changed)):
            if lines:
                told.addWidget(text(f"{heading}\n{_some(lines)}"))
        told.addWidget(text(_FIRST, "soft"))
        self.confirm = button("Restore this backup", self._restore)
        self.cancel = button("Leave the log as it is", self.close_again)
        told.addLayout(row(self.confirm, self.cancel, None))
        self.opened.addWidget(banner("ask", told))
        self.cancel.setFocus()

    def show_failure(self, failed: StorageFailed) -> None:
        """Why it cannot be looked into."""
        self.close_again()
        self.opened.addWidget(text(unreadable_text(failed), "refuse"))

    def close_again(self) -> None:
        """Show the line alone."""
        clear(self.opened)

    def _look(self) -> None:
        self.look_wanted.emit(self.backup)

    def _ask(self) -> None:
        self.difference_wanted.emit(self.backup)

    def _restore(self) -> None:
        self.restore_wanted.emit(self.backup)


def _some(lines: Sequence[SessionLine]) -> str:
    more = f"\nand {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
    return "\n".join(map(line_text, lines[:_SHOWN])) + more
