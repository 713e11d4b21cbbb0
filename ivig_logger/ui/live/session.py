"""One running session between the screen and the log: what was pressed, what of it is stored, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QUndoStack

from ivig_logger.domain.change import Change, Conflict, Refused
from ivig_logger.domain.due import Due, due_things
from ivig_logger.domain.events import Event
from ivig_logger.domain.infusion import Infusion, Patient, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan
from ivig_logger.services.logbook import Author
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text


@dataclass(frozen=True, slots=True)
class _Press:
    """An event, what undo calls it, who pressed and why: who that was does not change while it waits to be stored."""

    event: Event
    text: str
    author: Author
    why: str


class LiveSession(QObject):
    """`changed` when there is something else to show, `said` carries a sentence that was not asked for.

    `infusion` is all that was pressed, `stored` what of it is in the log. They differ only while the log cannot be
    written, and then `failure` says why; the presses are kept as events and done again over what is stored.
    `seen_last` is set while it is not answered what became of a session that an earlier program left running.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(self, workspace: Workspace, infusion: Infusion, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.infusion = self.stored = infusion
        self.failure = ""
        self.seen_last: Moment | None = None
        self.is_gone = False  # removed from the log, or entered in error
        self.stack = QUndoStack(self)
        workspace.journal.group.addStack(self.stack)
        self._waiting: list[_Press] = []
        workspace.journal.changed.connect(self._follow)

    @property
    def id(self) -> str:
        """The id of the infusion."""
        return self.infusion.id

    @property
    def is_saved(self) -> bool:
        """Whether everything that was pressed is in the log."""
        return not self._waiting

    @property
    def is_running(self) -> bool:
        """Whether the infusion has not ended."""
        return self.infusion.ended is None

    @property
    def patient(self) -> Patient | None:
        """The patient of this session, whoever is in front."""
        return next((each for each in self.workspace.patients if each.id == self.infusion.patient), None)

    @property
    def plan(self) -> Plan:
        """What the patient's clinic gave."""
        return (self.patient.plan if self.patient else None) or Plan()

    def now(self) -> Moment:
        """The present on the clock of the log; the first thing that a press asks for."""
        return self.workspace.logbook.now()

    def due(self, now: Moment) -> list[Due]:
        """What is due and what will be next, the most urgent first."""
        return due_things(self.infusion, self.plan, now)

    def record(self, event: Event, text: str, *, why: str = "") -> bool:
        """Do what was pressed and store it; `text` is what undo calls it. Whether it was taken up, stored or waiting.

        Where the log cannot be written the event is kept and tried again; where it is refused it is dropped and said.
        """
        before = self.infusion
        self._waiting.append(_Press(event, text, self.workspace.logbook.author, why))
        try:
            self._store()
        except StorageFailed as error:
            self.infusion, self.failure = self._wanted(), failure_text(error)
        except (Conflict, Refused) as error:
            self._waiting.pop()
            self.said.emit(failure_text(error))
            return False
        self.changed.emit()
        return self.infusion != before

    def retry(self) -> None:
        """Store what could not be stored so far, if there is any."""
        if self._waiting:
            try:
                self._store()
            except (StorageFailed, Conflict, Refused) as error:
                self.failure = failure_text(error)
            self.changed.emit()

    def enter_in_error(self, reason: str) -> None:
        """The whole session was a mistake; it is kept, marked, and can be brought back by undo."""
        wanted = replace(self.stored, entered_in_error=reason)
        try:
            self.workspace.journal.store(wanted, instead_of=self.stored, text="mark as entered in error", why=reason)
        except (StorageFailed, Conflict, Refused) as error:
            self.said.emit(failure_text(error))

    def _store(self) -> None:
        """One change in the log for the presses of one person, and the next one for those of another."""
        while self._waiting:
            waiting = self._waiting
            mine = _of_the_first(waiting)
            wanted = _done(self.stored, mine)
            self._waiting = waiting[len(mine) :]  # before the journal tells of it, so that nothing is done twice
            if wanted != self.stored:
                try:
                    self._put(wanted, mine[-1])
                except (StorageFailed, Conflict, Refused):
                    self._waiting = waiting
                    raise
            self.stored = wanted
        self.infusion, self.failure = self.stored, ""

    def _put(self, wanted: Infusion, press: _Press) -> None:
        changes = [Change(wanted, self.stored)]
        why = press.why or ("" if self.stored.status is Status.RUNNING else f"after the end: {press.text}")
        with QSignalBlocker(self):  # who calls this tells it once, when everything is set
            self.workspace.journal.store_all(changes, text=press.text, why=why, stack=self.stack, author=press.author)

    def _wanted(self) -> Infusion:
        return _done(self.stored, self._waiting)

    def _follow(self, changes: tuple[Change, ...]) -> None:
        """Take over what undo, redo or another screen made of this session."""
        mine = [each.wanted for each in changes if each.entry.id == self.id]
        if not mine:
            return
        wanted = mine[-1]
        if isinstance(wanted, Infusion) and wanted.entered_in_error is None:
            self.stored, self.is_gone = wanted, False
            self.infusion = self._wanted()
        else:
            self.is_gone = True
        self.changed.emit()


def _of_the_first(presses: Sequence[_Press]) -> list[_Press]:
    """Those until somebody else pressed, or for another reason."""
    first = presses[0]
    return list(takewhile(lambda each: (each.author, each.why) == (first.author, first.why), presses))


def _done(infusion: Infusion, presses: Sequence[_Press]) -> Infusion:
    for each in presses:
        infusion = each.event(infusion)
    return infusion
