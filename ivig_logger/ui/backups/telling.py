"""What a round of backups found, told in the status line, and above the screens while none can be made."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ivig_logger.ui.backups.rounds import Rounds, second_copied
from ivig_logger.ui.notices import Notices
from ivig_logger.ui.status_line import StatusLine
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.services.backup_round import Report


class Telling(QObject):
    """Connects the rounds to the window."""

    def __init__(self, workspace: Workspace, rounds: Rounds, status: StatusLine, notices: Notices) -> None:
        super().__init__(status)
        self._workspace, self._status, self._notices = workspace, status, notices
        rounds.reported.connect(self._tell)

    def _tell(self, report: "Report") -> None:
        from ivig_logger.words import backups as words  # the first window does not wait for it

        workspace, now = self._workspace, self._workspace.logbook.now()
        forms = words.last_texts(report.newest, now)
        waiting = words.second_place_text(second_copied(workspace), now)
        if report.copy_failed is not None:
            waiting = words.not_copied_text(report.copy_failed, Path(workspace.preferences.second_place))
        longer = (f"{forms[0]} · {waiting}", *forms) if waiting else forms
        self._status.show_backup(longer)
        folder = workspace.logbook.path.parent / "backups"
        self._notices.say_backup("" if report.failed is None else words.not_made_text(report.failed, folder))
