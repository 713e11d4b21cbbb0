"""The session in front: its details are read when the list has settled, and it can be marked as an error and back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.profile import Profile
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.history.details import Details
from ivig_logger.ui.history.table import HistoryTable
from ivig_logger.ui.history.traced import Traced
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.times import day_text

_TOLD = 60  # of a session that ran eight hours there may be thousands of changes
_SETTLED = 40  # ms in which the list can be walked through before the details follow


class Front(QObject):
    """`opened` carries an Infusion that is to be edited, `failed` what went wrong."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, table: HistoryTable, details: Details) -> None:
        super().__init__(details)
        self._workspace, self._table, self._details = workspace, table, details
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.show_details)
        self._is_painted = False  # the details are half a start's work: the list is seen before them
        table.viewport().installEventFilter(self)
        table.chosen.connect(self._settle)
        table.opened.connect(self._open)
        table.removal_wanted.connect(self._ask_reason)
        details.edit_requested.connect(self.opened)
        details.marked.connect(self._mark)
        details.taken_back.connect(self._take_back)
        details.signed.connect(self._sign)
        details.left.connect(table.setFocus)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._is_painted = True
            self._settle()
        return False

    def _settle(self) -> None:
        if self._is_painted:
            self._settled.start()

    def show_details(self) -> None:
        """Read and show all facts of the session in front, at once."""
        self._settled.stop()
        infusion, traced = None, Traced()
        try:
            infusion, traced = self._found()
        except StorageFailed as error:
            self.failed.emit(error)
        self._details.show_infusion(infusion, traced, pounds=self._workspace.preferences.pounds)

    def _found(self) -> tuple[Infusion | None, Traced]:
        chosen, logbook = self._table.chosen_id, self._workspace.logbook
        infusion = next(iter(logbook.find([chosen])), None) if chosen else None
        if infusion is None:
            return None, Traced()
        names = {each.id: each.name for each in self._workspace.patients}
        traced = Traced(logbook.trace_of(infusion.id, _TOLD), names)
        if not infusion.signatures and self._workspace.opened is None:
            return infusion, traced
        from ivig_logger.ui.history.signing import signer_in, standings_in  # a plain log never waits for it

        signatures, signer = standings_in(self._workspace, infusion), signer_in(self._workspace, infusion)
        return infusion, replace(traced, standings=signatures, signer=signer)

    def _open(self) -> None:
        self.show_details()
        if self._details.infusion is not None and self._details.infusion.entered_in_error is None:
            self.opened.emit(self._details.infusion)

    def _ask_reason(self) -> None:
        self.show_details()
        self._details.ask_reason()

    def _sign(self, infusion: Infusion, profile: Profile, passphrase: str) -> None:
        """Put a signature under a session, if the passphrase is right."""
        from ivig_logger.ui.history.signing import KeysDamaged, WrongPassphrase, damaged_keys_text, signed_by

        words = f"sign session of {_day(infusion)}"
        try:
            wanted = signed_by(self._workspace, infusion, profile, passphrase)
        except WrongPassphrase:
            self._details.sign_panel.refuse()
        except KeysDamaged:
            self._details.sign_panel.say(damaged_keys_text(self._workspace.logbook.path))
        except StorageFailed as error:
            self.failed.emit(error)
        else:
            self._details.sign_panel.accept()
            said = f"The session is signed by {profile.signs_as}. Ctrl+Z takes that back."
            self._try(lambda: self._workspace.journal.store(wanted, instead_of=infusion, text=words), said)

    def _mark(self, infusion: Infusion, reason: str) -> None:
        """Take a session out of every list and count."""
        words = f"mark session of {_day(infusion)} as entered in error"
        marked = replace(infusion, entered_in_error=reason)
        said = "The session is marked as entered in error. Ctrl+Z takes that back."
        self._try(lambda: self._workspace.journal.store(marked, instead_of=infusion, text=words, why=reason), said)

    def _take_back(self, infusion: Infusion) -> None:
        """Put a session back that was no error after all."""
        from ivig_logger.words.changes import NO_ERROR  # all the words for changes: the first list shows none

        words = f"put back session of {_day(infusion)}"
        back = replace(infusion, entered_in_error=None)
        said = "The session is back in the history."
        self._try(lambda: self._workspace.journal.store(back, instead_of=infusion, text=words, why=NO_ERROR), said)

    def _try(self, change: Callable[[], None], said: str) -> None:
        try:
            change()
        except (Conflict, Refused, StorageFailed) as error:
            self.failed.emit(error)
        else:
            self._workspace.said.emit(said)
        self._table.setFocus()


def _day(infusion: Infusion) -> str:
    return day_text(infusion.started).split(" ", 1)[1]
