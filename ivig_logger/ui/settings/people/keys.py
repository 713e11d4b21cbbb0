"""The keys of the open log: read when they are asked for, written wherever they lie."""

from dataclasses import replace
from pathlib import Path

from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Keyring, Opened
from ivig_logger.ui.workspace import Workspace


class Keys:
    """Of a log that is encrypted. Reading raises KeysDamaged or StorageFailed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def me(self) -> Opened:
        """Who is at the log."""
        opened = self._workspace.opened
        if opened is None:
            raise LookupError("a plain log has no keys")
        return opened

    @property
    def log(self) -> Path:
        """The log that they open."""
        return self._workspace.logbook.path

    def all(self) -> Keyring:
        """The keys as they are now."""
        from ivig_logger.services.protection import KeysMissing, find_keyring

        found = find_keyring(self.log, self._second_place)
        if found is None:
            raise KeysMissing(str(self.log))
        return found

    def mine(self) -> Keyring:
        """My own alone, for asking my passphrase."""
        every = self.all()
        return replace(every, holders=tuple(each for each in every.holders if each.profile.id == self.me.profile.id))

    def others(self) -> tuple[Profile, ...]:
        """Everybody but me."""
        return tuple(each for each in self.all().profiles if each.id != self.me.profile.id)

    def count_copies(self) -> int:
        """How many copies only the key of the log opens."""
        from ivig_logger.services.own_copies import beginning_of, own
        from ivig_logger.services.protection import encrypted_copies

        copies, beginning = (
            encrypted_copies(self.log, self._second_place),
            beginning_of(self._workspace.logbook.database),
        )
        return len(own(copies, self._second_place, beginning, self.me.key))

    def keep(self, changed: Keyring) -> None:
        """Have these keys from now on, and my own details as they are in them. Raises StorageFailed."""
        from ivig_logger.services.protection import change_keys

        change_keys(self.log, changed, self._second_place)
        mine = next(each for each in changed.profiles if each.id == self.me.profile.id)
        self._workspace.sign_in(Opened(mine, self.me.key))

    @property
    def _second_place(self) -> Path | None:
        place = self._workspace.preferences.second_place
        return Path(place) if place else None
