"""Keeps what is typed in a form beside the log, within a second, until it is saved or discarded."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.kept import Kept
from ivig_logger.services.sheaf import Place
from ivig_logger.words.drafts import NOT_KEPT

_Kept = TypeVar("_Kept", bound=Kept)
AFTER = 700  # ms after the first change that is not kept, however fast it is typed on


class Keeper(QTimer, Generic[_Kept]):
    """`place` is where it is kept, `typed` gives what is to be kept now, None while nothing is typed.

    `told` carries the sentence that it cannot be kept, and "" once it can be again.
    """

    told = Signal(str)

    def __init__(self, place: Place[_Kept], typed: Callable[[], _Kept | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._typed = place, typed
        self._last: _Kept | None = None
        self._failed = False
        self.setSingleShot(True)
        self.setInterval(AFTER)
        self.timeout.connect(self.keep)

    def begin(self, *, kept: bool = False) -> None:
        """Follow another one that is filled in; one that was `kept` by an earlier run is this one's from now on."""
        self.stop()
        self._last, self._failed = None, False
        if kept:
            self.keep()

    def note(self) -> None:
        """Something was changed."""
        if not self.isActive():
            self.start()

    def keep(self) -> None:
        """Keep what is typed now."""
        self.stop()
        typed = self._typed()
        if typed is None:
            self._remove()
        elif self._failed or not typed.holds_the_same(self._last):
            self._keep(typed)

    def forget(self) -> None:
        """It is saved, or not wanted any more."""
        self.stop()
        self._remove()

    def _keep(self, typed: _Kept) -> None:
        failed, self._last = self._failed, typed
        self._failed = not self._place.keep(typed)
        if failed != self._failed:
            self.told.emit(NOT_KEPT if self._failed else "")

    def _remove(self) -> None:
        if self._last is not None:  # a file that this form did not write is not its own to remove
            self._place.remove()
        self._last = None
