"""The quick check after the start: in the background, when the first backup round is over, once a window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ivig_logger.ui.notices import Notices
from ivig_logger.ui.screens import Screens
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.services.logbook import Logbook


class FirstLook(QObject):
    """`found` carries how many things are not as they should be, 0 too; they stand above the screens until none is."""

    found = Signal(int)

    def __init__(self, workspace: Workspace, screens: Screens, notices: Notices) -> None:
        super().__init__(notices)
        self._workspace, self._notices, self._looked = workspace, notices, False
        for counted in (self.found, screens.checked):
            counted.connect(notices.say_check)
        notices.check_wanted.connect(partial(screens.open, "check"))
        screens.copies.found.connect(notices.say_plain_copies)
        notices.copies_wanted.connect(partial(screens.open, "settings"))
        screens.opened.connect(self._opened)
        screens.rounds.reported.connect(self._look)

    def _opened(self, name: str) -> None:
        self._notices.stand_back(name)

    def _look(self) -> None:
        if not self._looked:
            self._looked = True
            self._workspace.background.run(partial(_count, self._workspace.logbook), self, self.found.emit)


def _count(logbook: "Logbook") -> int:
    from ivig_logger.services.checking import check_log  # in the background: the start waits for none of it
    from ivig_logger.storage.failures import StorageFailed

    try:
        return len(check_log(logbook.database, quick=True, now=logbook.now))
    except StorageFailed:  # in use, or the disk is away: the next change says so, and it is no finding
        return 0
