"""What stands above every screen until it is over: sample data in front, a change that was not stored, a log not as it
should be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.change import Conflict
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import banner, button, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text


class Notices(QWidget):
    """Hidden while there is nothing to say.

    `backup_wanted` when a backup is to be tried again, `check_wanted` when what a check found is to be shown,
    `copies_wanted` when something is to be done about backups that are not encrypted.
    """

    backup_wanted = Signal()
    check_wanted = Signal()
    copies_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.remove = button("Remove sample data", self._remove_sample, small=True)
        self.sample = banner("sample", text("Sample data: this patient and all sessions are made up."), self.remove)
        self.sentence = text("")
        closed = button("Close", self.clear, small=True)
        self.no_backup = text("")
        again = button("Try again", self.backup_wanted.emit, small=True)
        again.setAccessibleName("Try again to make a backup")
        self.of_check = text("")
        show = button("Show what was found", self.check_wanted.emit, small=True)
        self.of_copies = text("")
        decide = button("Decide…", self.copies_wanted.emit, small=True)
        decide.setAccessibleName("Decide what to do about backups that are not encrypted")
        for pressed in (self.remove, closed, again, show, decide):
            # A click leaves the keys with the screen, where they record.
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.failed = banner("failed", self.sentence, closed)
        self.backup_failed = banner("failed", self.no_backup, again)
        self.check_found = banner("failed", self.of_check, show)
        self.plain_copies = banner("sample", self.of_copies, decide)
        self._in_front = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 12, 26, 0)
        for each in (self.sample, self.failed, self.backup_failed, self.check_found, self.plain_copies):
            layout.addWidget(each)
        for each in (self.failed, self.backup_failed):
            each.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show what is so now."""
        self.sample.setVisible(self._workspace.is_sample)
        found = bool(self.of_check.text()) and self._in_front != "check"
        copies = bool(self.of_copies.text()) and self._in_front != "settings"
        self.check_found.setVisible(found)
        self.plain_copies.setVisible(copies)
        told = bool(self.sentence.text() or self.no_backup.text())
        self.setVisible(found or copies or told or self._workspace.is_sample)

    def say(self, words: str) -> None:
        """Say a sentence that stays until the next change or until it is closed."""
        self.sentence.setText(words)
        self.failed.setVisible(bool(words))
        self.refresh()

    def say_backup(self, words: str) -> None:
        """Say that no backup can be made; it stays until one is made, which is told by no words."""
        self.no_backup.setText(words)
        self.backup_failed.setVisible(bool(words))
        self.refresh()

    def say_check(self, count: int) -> None:
        """Say that a check found so many things; it stays until a check finds none."""
        from ivig_logger.words.findings import at_start_text  # when a check is over, and not before

        self.of_check.setText(at_start_text(count))
        self.refresh()

    def say_plain_copies(self, count: int) -> None:
        """Say that so many backups are not encrypted; it stays until there is none."""
        from ivig_logger.words.people import plain_copies_text  # of an encrypted log only

        self.of_copies.setText(plain_copies_text(count) if count else "")
        self.refresh()

    def stand_back(self, screen: str) -> None:
        """Leave to the screen in front what it says itself."""
        self._in_front = screen
        self.refresh()

    def clear(self) -> None:
        """Take the sentence away."""
        self.say("")

    def _remove_sample(self) -> None:
        try:
            self._workspace.remove_sample()
        except (StorageFailed, Conflict) as error:
            self.say(failure_text(error))
