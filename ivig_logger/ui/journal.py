"""Undo is the only way data changes: every change of the window goes through here and can be taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack
from typing_extensions import override

from ivig_logger.domain.change import Change, Entry, Source
from ivig_logger.services.logbook import Author, Logbook

_MANY = 500  # changes; so many are stored in a fifth of a second


class _Step(QUndoCommand):
    """One change that a person made, by the words they know it under."""

    def __init__(self, text: str, redo: Callable[[], bool], undo: Callable[[], bool]) -> None:
        super().__init__(text)
        self._redo, self._undo, self._done = redo, undo, True

    @override
    def redo(self) -> None:
        if self._done:  # the stack calls it when the step is pushed, and by then it is stored
            self._done = False
        elif not self._redo():
            self.setObsolete(True)

    @override
    def undo(self) -> None:
        if not self._undo():
            self.setObsolete(True)


class Journal(QObject):
    """Stores changes and remembers how to take them back, each live session's by itself.

    `changed` carries the changes that are now in the log, `failed` what an undo or redo raised; a change that is made
    for the first time raises to its caller, who knows where on the screen to say it. `long` carries a sentence before
    an undo or redo that takes a while, and "" after it.
    """

    changed = Signal(object)
    failed = Signal(object)
    long = Signal(str)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.logbook = logbook
        self.group = QUndoGroup(self)
        self.stack = QUndoStack(self.group)
        self.group.setActiveStack(self.stack)

    def store(self, wanted: Entry | None, *, instead_of: Entry | None = None, text: str, why: str = "") -> None:
        """Store one change under the words by which it can be undone. Raises what Logbook.store_all raises."""
        self.store_all([Change(wanted, instead_of)], text=text, why=why)

    def store_all(
        self,
        changes: Sequence[Change],
        *,
        text: str,
        why: str = "",
        source: Source = Source.TYPED,
        stack: QUndoStack | None = None,
        author: Author | None = None,
    ) -> None:
        """Store several changes as one step, on a stack of its own where one is given.

        `author` is who made them, where that is not who is at the log now.
        """
        done = tuple(changes)
        self.logbook.store_all(done, why=why, source=source, author=author)
        self.remember(done, text=text, stack=stack)

    def remember(self, done: tuple[Change, ...], *, text: str, stack: QUndoStack | None = None) -> None:
        """Note a step that is stored already, many changes perhaps and in the background, so that it can be undone."""
        undone = tuple(each.undone for each in reversed(done))
        redo, undo = (lambda: self._again(done, f"redo: {text}"), lambda: self._again(undone, f"undo: {text}"))
        (stack or self.stack).push(_Step(text, redo, undo))
        self.changed.emit(done)

    def forget(self) -> None:
        """Let go of all steps: of a closed log nothing can be undone.

        Done while they are alive: Python may take them away before the stack, which would then delete them twice.
        """
        for each in self.group.stacks():
            each.clear()

    def _again(self, changes: tuple[Change, ...], why: str) -> bool:
        try:
            self._store(changes, why)
        except Exception as error:  # noqa: BLE001  # it would be lost inside Qt; the window shows it
            self.failed.emit(error)
            return False
        self.changed.emit(changes)
        return True

    def _store(self, changes: tuple[Change, ...], why: str) -> None:
        """Store many changes while the window is drawn on, a few at once."""
        if len(changes) <= _MANY:
            self.logbook.store_all(changes, why=why)
            return
        from ivig_logger.ui.patience import patiently  # an import of years, taken back

        self.long.emit(f"{why.partition(':')[0].capitalize()} of {len(changes):,} changes: please wait…")
        try:
            patiently(lambda: self.logbook.store_all(changes, why=why))
        finally:
            self.long.emit("")
