"""Handing over one session: what the file holds, who can open it, and where it is saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.handing_over import NoSuchSession, hand_over
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.handing_over.secrecy import Secrecy
from ivig_logger.ui.pieces import button, card, column, page, row, show_note, show_text, text
from ivig_logger.ui.saving import Kind, ask_where, save
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.session_facts import head_lines
from ivig_logger.words.times import day_long

FILE = Kind("Session that is handed over", ".json")
_FACTS = 2  # by which a session is known: its hours and what was given
_NAME = "hand-over"  # says nothing about anybody
_TITLE = "Hand over this session"
_HOLDS = (
    "One file for the log of another person: this session with its reactions, its changes and signatures, and the "
    "patient's name and day of birth. No other session is in it, and not the clinic's plan."
)
_BACK = (
    "It is taken in with File, Import. When it comes back changed, this log knows it again: a newer one is offered, "
    "and where both were changed you choose."
)
_SEALED = "It opens only with the passphrase."
_PLAIN = "It holds health data and is not encrypted."
_STAYS = "A file that was saved before keeps its own passphrase. Please save it again for this one."
_GONE = "The session is not in the log any more. Nothing was written."


class HandingOverScreen(QWidget):
    """`closed` when the person is done with it, or when the session is gone or another patient in front."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.infusion: Infusion | None = None
        self._day, self._about, self.said = text("", "heading"), text("", "soft"), text("", "strong")
        self.secrecy = Secrecy()
        self.secrecy.changed.connect(self._note_change)
        self.save_as = button("Save the file…", self.choose_file, primary=True)
        self.setFocusProxy(self.save_as)
        self._lay_out()
        workspace.journal.changed.connect(self._refresh)
        workspace.patient_changed.connect(self._refresh)

    def show_session(self, infusion: Infusion) -> None:
        """Hand over this one; with a passphrase that no other file had."""
        self.infusion = infusion
        self.secrecy.begin()
        show_note(self.said, "")
        self._show_about(infusion)

    def choose_file(self) -> None:
        """Ask where the file is to be saved, once a passphrase is there that is wanted."""
        if self.infusion is not None and self.secrecy.is_ready:
            holds = "it holds health data" if self.secrecy.passphrase is None else "it opens only with the passphrase"
            ask_where(self, _TITLE, _NAME, [FILE], self.save, holds=holds)

    def save(self, path: Path, _kind: Kind = FILE) -> None:
        """Write the file in the background, as the session is in the log then."""
        if self.infusion is None:
            return
        logbook, session, passphrase = self._workspace.logbook, self.infusion.id, self.secrecy.passphrase
        self._workspace.background.run(partial(_write, logbook, session, passphrase, path), self, self._say)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Nothing of a passphrase stays behind."""
        self.infusion = None
        self.secrecy.begin()
        self.closed.emit()

    def _say(self, words: str) -> None:
        show_note(self.said, words)
        announce(self, words)

    def _note_change(self) -> None:
        """A file that was saved does not open with another passphrase that is shown by now."""
        show_note(self.said, _STAYS if self.said.text() else "")

    def _show_about(self, infusion: Infusion) -> None:
        pounds = self._workspace.preferences.pounds
        names = [each.name for each in self._workspace.patients if each.id == infusion.patient]
        show_text(self._day, day_long(infusion.started))
        show_text(self._about, "\n".join([*names, *head_lines(infusion, pounds=pounds)[:_FACTS]]))

    def _refresh(self) -> None:
        """The session as it is stored now; one that is gone, or of a patient who is not in front, is left."""
        if self.infusion is None:
            return
        try:
            found = next(iter(self._workspace.logbook.find([self.infusion.id])), None)
        except StorageFailed as error:
            self._say(failure_text(error))
            return
        patient = self._workspace.patient
        if found is not None and patient is not None and found.patient == patient.id:
            self.infusion = found
            self._show_about(found)
        elif self.isVisible():
            self._leave()

    def _lay_out(self) -> None:
        self.said.hide()
        back = button("Back", self._leave, picture="close")
        back.setAccessibleName("Back to the history")
        head = row(column(text(_TITLE, "title"), self._day, spacing=2), back, spacing=16)
        head.setStretch(0, 1)
        inside = (text(each, "soft") for each in (_HOLDS, _BACK))
        session = card(self._about, *inside, spacing=8)
        way = card(self.secrecy, self.said, row(self.save_as, None), spacing=16)
        self.setLayout(page(column(head), session, way, None))


def _write(logbook: Logbook, session: str, passphrase: str | None, path: Path) -> str:
    """Write the file; what came of it, in a sentence."""
    try:
        data = hand_over(logbook, session, passphrase)
    except NoSuchSession:
        return _GONE
    except StorageFailed as error:
        return failure_text(error)
    return save(logbook.path, path, data, about=_PLAIN if passphrase is None else _SEALED)
