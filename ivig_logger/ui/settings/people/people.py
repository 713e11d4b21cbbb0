"""The people of an encrypted log, and one question about their keys at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import KeysDamaged
from ivig_logger.services.switch import ToPlain
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, clear, column, show_note, text
from ivig_logger.ui.settings.people.keys import Keys
from ivig_logger.ui.settings.people.question import Question
from ivig_logger.ui.settings.people.questions import (
    AddPerson,
    ChangeDetails,
    ChangePassphrase,
    NewCode,
    RemovePerson,
    TurnOff,
)
from ivig_logger.ui.settings.people.row import PersonRow
from ivig_logger.ui.unlock.recovery_code import RecoveryCode
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.keys import damaged_keys_text
from ivig_logger.words.people import SET


class People(QWidget):
    """`switch_wanted` carries the wish to have the log plain again."""

    switch_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._keys, self._me = Keys(workspace), ""
        self._mine: PersonRow | None = None
        self.note = text("", "strong")
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self.setLayout(column(self.note, self._place, spacing=12))
        self._say("")
        self.refresh()
        workspace.signed_in.connect(self._look_who)

    def refresh(self) -> None:
        """Show who can open the log now, with nothing asked."""
        self._try(self._list)

    def _list_again(self) -> None:
        self.refresh()
        if self._mine is not None:
            self._mine.setFocus()  # where the question was that had the keys

    def _list(self) -> None:
        me, rows = self._keys.me.profile, []
        self._me = me.id
        for each in self._keys.all().profiles:
            row = PersonRow(each, me=each.id == me.id)
            row.details_wanted.connect(partial(self._ask, ChangeDetails))
            row.passphrase_wanted.connect(partial(self._ask, ChangePassphrase))
            row.removal_wanted.connect(self._remove)
            rows.append(row)
            self._mine = row if each.id == me.id else self._mine
        more = Flow(8, 8)
        more.add(button("Add a person…", partial(self._ask, AddPerson), picture="add"), 0)
        more.add(button("New recovery code…", partial(self._ask, self._new_code)), 0)
        more.add(button("Turn encryption off…", partial(self._ask, self._turn_off)), 0)
        self._show(text(SET, "soft"), *rows)
        self._place.addLayout(more)

    def _look_who(self) -> None:
        """What is asked stays while it is the same person who comes back from a locked window."""
        if self._keys.me.profile.id != self._me:
            self.refresh()

    def _ask(self, make: Callable[[Keys], Question]) -> None:
        self._say("")
        self._try(partial(self._bring, make))

    def _bring(self, make: Callable[[Keys], Question]) -> None:
        asked = make(self._keys)
        asked.said.connect(self._say)
        asked.closed.connect(self._list_again)
        self._show(asked)
        asked.setFocus()

    def _remove(self, profile: Profile) -> None:
        self._ask(partial(RemovePerson, profile=profile))

    def _new_code(self, keys: Keys) -> Question:
        asked = NewCode(keys)
        asked.made.connect(self._show_code)
        return asked

    def _show_code(self, code: str) -> None:
        shown = RecoveryCode(code, self._keys.log)
        shown.done.connect(self._list_again)
        self._show(shown)
        shown.setFocus()

    def _turn_off(self, keys: Keys) -> Question:
        asked = TurnOff(keys, keys.count_copies())
        asked.wanted.connect(self._turn)
        return asked

    def _turn(self, delete: bool) -> None:
        self.switch_wanted.emit(ToPlain(self._keys.me, delete))

    def _try(self, show: Callable[[], None]) -> None:
        try:
            show()
        except StorageFailed as failed:
            self._say(failure_text(failed))
        except KeysDamaged:
            self._say(damaged_keys_text(self._keys.log))

    def _show(self, *parts: QWidget) -> None:
        clear(self._place)
        for each in parts:
            self._place.addWidget(each)
            each.show()

    def _say(self, words: str) -> None:
        show_note(self.note, words)
