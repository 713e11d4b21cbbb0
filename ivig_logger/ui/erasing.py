"""Deleting everything of a patient: the log at once, then copy by copy in the background, across starts."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.services.erased_copies import CopyDone
    from ivig_logger.services.erasing import Extent


@dataclass(frozen=True, slots=True)
class Wish:
    """Of whom everything is to be deleted, and whether from the copies of the log too."""

    patient: str
    copies_too: bool


class Erasing(QObject):
    """One a window. `told` carries a sentence for the settings, `failed` what still holds the patient.

    `erased` tells that the log is without the patient: another window over it takes the place of this one, in which
    undo and the screens know nothing of them, and goes on with the copies.
    """

    told = Signal(str)
    failed = Signal(str)
    erased = Signal(str)

    def __init__(self, workspace: Workspace, screens: QWidget, is_busy: Callable[[], bool]) -> None:
        super().__init__(screens)
        self._workspace, self._screens, self._is_busy = workspace, screens, is_busy
        self.words = self._first = ""
        self._left: list[Path] = []
        self._done: list[CopyDone] = []
        workspace.background.failed.connect(self._give_back)

    def start(self, first: str = "") -> None:
        """The window is shown: go on with what is still to be done, after saying `first` what was."""
        self._first, log = first, self._workspace.logbook
        self._say("")
        if first and not self._workspace.patients:  # then there are no settings to say it in
            self.failed.emit(first)
        if log.path.with_name(f"{log.path.name}.erasing").exists():
            self._workspace.background.run(partial(_begin, log, self._place), self, self._go_on)

    def erase(self, wish: Wish) -> None:
        """Delete everything of a patient, unless something is going on."""
        from ivig_logger.words.erasing import BUSY, GOING_ON  # wanted once, if ever

        self._first = ""
        self._say_at_once(BUSY if self._is_busy() else GOING_ON)
        if self._is_busy():
            return
        self._screens.window().setEnabled(False)  # for a moment: nothing can be begun that would be lost
        self._workspace.background.run(partial(_erase, self._workspace.logbook, wish), self, partial(self._over, wish))

    @property
    def _place(self) -> Path | None:
        place = self._workspace.preferences.second_place
        return Path(place) if place else None

    def _over(self, wish: Wish, found: "Extent | StorageFailed | None") -> None:
        from ivig_logger.words.erasing import BUSY, erased_text, not_erased_text

        self._give_back()
        if found is None:
            self._say_at_once(BUSY)
        elif isinstance(found, StorageFailed):
            self._say_at_once(not_erased_text(found))
        else:
            if self._workspace.preferences.patient == wish.patient:
                self._workspace.preferences.patient = ""
            self.erased.emit(erased_text(found))

    def _give_back(self) -> None:
        """The window is the person's again."""
        self._screens.window().setEnabled(True)

    def _go_on(self, copies: list[Path]) -> None:
        self._left, self._done = copies, []
        self._next()

    def _next(self) -> None:
        from ivig_logger.words.erasing import progress_text

        log, of = self._workspace.logbook, len(self._left) + len(self._done)
        if self._left:
            self._say(progress_text(len(self._done), of))
            self._workspace.background.run(partial(_do, log, self._left.pop(0)), self, self._one_done)
        elif of:
            self._workspace.background.run(partial(_end, log, tuple(self._done), self._place), self, self._all_done)

    def _one_done(self, done: "CopyDone") -> None:
        self._done.append(done)
        self._next()

    def _all_done(self, away: Path | None) -> None:
        from ivig_logger.words.erasing import copies_text, not_done_text

        self._say(copies_text(self._done, away))
        if not_done := not_done_text(self._done, None):  # a second place that is away is no failure
            self.failed.emit(not_done)

    def _say_at_once(self, words: str) -> None:
        """Say it where the person is, too: the settings are long."""
        self._say(words)
        self._workspace.said.emit(words)

    def _say(self, words: str) -> None:
        self.words = " ".join(filter(None, [self._first, words]))
        self.told.emit(self.words)


def _erase(logbook: Logbook, wish: Wish) -> "Extent | StorageFailed | None":
    """How much was erased; None where an infusion of the patient runs."""
    from ivig_logger.services.erasing import StillRunning, erase_patient

    try:
        return erase_patient(logbook, wish.patient, copies_too=wish.copies_too)
    except StillRunning:
        return None
    except StorageFailed as failed:
        return failed


def _begin(logbook: Logbook, place: Path | None) -> list[Path]:
    from ivig_logger.services.erased_copies import copies_to_do
    from ivig_logger.services.erasing import finish

    with suppress(StorageFailed):  # the next start tries again
        finish(logbook)
    return copies_to_do(logbook, place)


def _do(logbook: Logbook, path: Path) -> "CopyDone":
    from ivig_logger.services.erased_copies import do_copy

    return do_copy(logbook, path)


def _end(logbook: Logbook, done: "Iterable[CopyDone]", place: Path | None) -> Path | None:
    """The second place where it is chosen and not there."""
    from ivig_logger.services.erased_copies import end_with

    end_with(logbook, done, place)
    return None if place is None or place.is_dir() else place
