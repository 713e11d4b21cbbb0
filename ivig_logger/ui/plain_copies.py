"""Backups of an encrypted log that anybody can read: looked for after each round, and dealt with as a person says."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.workspace import Workspace


class PlainCopies(QObject):
    """One a window. `found` carries how many there are; `left` how many could not be dealt with as was wished.

    Everything is done in the background.
    """

    found = Signal(int)
    left = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.count = 0
        self._left_for_now = False

    def look(self) -> None:
        """See how many there are; none of a log that is plain itself."""
        if self._workspace.opened is not None:
            self._workspace.background.run(partial(_found, *self._where()), self, self._show)

    def leave(self) -> None:
        """Ask no more until the next start."""
        self._left_for_now = True
        self._show(())

    def encrypt(self) -> None:
        """Have all of them encrypted."""
        opened = self._workspace.opened
        if opened is not None:
            job = partial(_encrypted, *self._where(), opened.key)
            self._workspace.background.run(job, self, self._told)

    def remove(self) -> None:
        """Have all of them written over and removed."""
        self._workspace.background.run(partial(_removed, *self._where()), self, self._told)

    def _where(self) -> tuple[Logbook, Path | None]:
        place = self._workspace.preferences.second_place
        return self._workspace.logbook, Path(place) if place else None

    def _told(self, left: Sequence[Path]) -> None:
        self.left.emit(len(left))
        self.look()

    def _show(self, found: Sequence[Path]) -> None:
        self.count = 0 if self._left_for_now else len(found)
        self.found.emit(self.count)


def _found(logbook: Logbook, place: Path | None) -> list[Path]:
    from ivig_logger.services.own_copies import beginning_of, own  # in the background: no start waits for it
    from ivig_logger.services.protection import plain_copies

    return own(plain_copies(logbook.path, place), place, beginning_of(logbook.database), None)


def _encrypted(logbook: Logbook, place: Path | None, key: bytes) -> list[Path]:
    from ivig_logger.services.protection import convert_copies

    return convert_copies(_found(logbook, place), logbook.path, key)


def _removed(logbook: Logbook, place: Path | None) -> list[Path]:
    from ivig_logger.services.protection import remove_copies

    return remove_copies(_found(logbook, place))
