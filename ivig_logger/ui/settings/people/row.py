"""One person who can open the log, with what can be changed of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, column, text
from ivig_logger.words.people import role_text


class PersonRow(QWidget):
    """My own details and passphrase can be changed; somebody else can be removed."""

    details_wanted = Signal()
    passphrase_wanted = Signal()
    removal_wanted = Signal(object)

    def __init__(self, profile: Profile, *, me: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._profile = profile
        line = Flow(12, 4)
        name = text(f"{profile.signs_as} (you)" if me else profile.signs_as, "strong")
        role = text(role_text(profile), "soft")
        if me:
            details = button("Change my details…", self.details_wanted.emit, small=True)
            self.setFocusProxy(details)
            line.add(details, 0)
            line.add(button("Change my passphrase…", self.passphrase_wanted.emit, small=True), 0)
        else:
            remove = button("Remove…", self._remove, small=True)
            remove.setAccessibleName(f"Remove {profile.signs_as}…")
            line.add(remove, 0)
        self.setLayout(column(column(name, role, spacing=2), line, spacing=4))

    def _remove(self) -> None:
        self.removal_wanted.emit(self._profile)
