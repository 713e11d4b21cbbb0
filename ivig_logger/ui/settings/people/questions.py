"""What is asked before the keys change: a person more or less, other details, another passphrase or code."""

from uuid import uuid4

from PySide6.QtCore import Signal
from typing_extensions import override

from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Opened
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import text
from ivig_logger.ui.settings.people.details import Details
from ivig_logger.ui.settings.people.keys import Keys
from ivig_logger.ui.settings.people.question import Question
from ivig_logger.ui.unlock.new_passphrase import NewPassphrase
from ivig_logger.words.people import NEW_CODE, REMOVED, TURN_OFF, copies_text


class AddPerson(Question):
    """Somebody more who opens the log with a passphrase of their own."""

    def __init__(self, keys: Keys) -> None:
        self.details = Details(Profile(str(uuid4()), "", "nurse"), "Their name")
        self.passphrase = NewPassphrase("Their passphrase")
        super().__init__(keys, "Add a person", "Add this person", self.details, self.passphrase)

    @override
    def is_ready(self) -> bool:
        return self.details.checked(self.keys.all().profiles) is not None and self.passphrase.checked() is not None

    @override
    def answer(self, opened: Opened) -> None:
        every = self.keys.all()
        profile, typed = self.details.checked(every.profiles), self.passphrase.checked()
        if profile is not None and typed is not None:
            self.keys.keep(every.with_profile(opened.key, profile, typed))
            self.said.emit(f"✓ {profile.signs_as} can open the log now.")
            self.closed.emit()


class ChangeDetails(Question):
    """Another name, role or credential of my own."""

    def __init__(self, keys: Keys) -> None:
        self.details = Details(keys.me.profile, "Your name")
        self._mine = ""
        super().__init__(keys, "Your details", "Change them", self.details)

    @override
    def is_ready(self) -> bool:
        self._mine = self.entry.passphrase.typed
        return self.details.checked(self.keys.others()) is not None

    @override
    def answer(self, opened: Opened) -> None:
        wanted = self.details.checked(self.keys.others())
        if wanted is not None:
            self.keys.keep(self.keys.all().with_details(wanted, self._mine))
            self.said.emit(f"✓ From now on changes bear the name {wanted.signs_as}.")
            self.closed.emit()


class ChangePassphrase(Question):
    """Another passphrase of my own; the old one goes."""

    def __init__(self, keys: Keys) -> None:
        self.passphrase = NewPassphrase("New passphrase")
        self._old = ""
        super().__init__(keys, "Another passphrase", "Change it", self.passphrase)
        self.entry.passphrase.relabel("Your present passphrase")

    @override
    def is_ready(self) -> bool:
        self._old = self.entry.passphrase.typed
        return self.passphrase.checked() is not None

    @override
    def answer(self, opened: Opened) -> None:
        typed = self.passphrase.checked()
        if typed is not None:
            self.keys.keep(self.keys.all().with_passphrase(opened.profile.id, self._old, typed))
            self.said.emit("✓ Your passphrase is another one from now on, for this log and its backups.")
            self.closed.emit()


class RemovePerson(Question):
    """Somebody less."""

    def __init__(self, keys: Keys, profile: Profile) -> None:
        self._profile = profile
        super().__init__(keys, f"Remove {profile.signs_as}", f"Remove {profile.name}", text(REMOVED))

    @override
    def answer(self, opened: Opened) -> None:
        self.keys.keep(self.keys.all().without_profile(self._profile.id))
        self.said.emit(f"✓ {self._profile.signs_as} no longer opens this log.")
        self.closed.emit()


class NewCode(Question):
    """Another recovery code in place of the present one; `made` carries it."""

    made = Signal(str)

    def __init__(self, keys: Keys) -> None:
        super().__init__(keys, "A new recovery code", "Make a new code", text(NEW_CODE))

    @override
    def answer(self, opened: Opened) -> None:
        changed, code = self.keys.all().with_recovery_code(opened.key)
        self.keys.keep(changed)
        self.made.emit(code)


class TurnOff(Question):
    """The log is to be plain again; `wanted` tells whether its encrypted backups are to be deleted."""

    wanted = Signal(bool)
    _PLAIN, _DELETE = "make them plain too", "delete them"

    def __init__(self, keys: Keys, copies: int) -> None:
        self.copies = Choice(f"The {copies_text(copies)}", (self._PLAIN, self._DELETE), self._PLAIN)
        super().__init__(keys, "Turn encryption off", "Turn it off", text(TURN_OFF), self.copies)
        self.copies.setVisible(copies > 0)

    @override
    def answer(self, opened: Opened) -> None:
        self.wanted.emit(self.copies.chosen == self._DELETE)
