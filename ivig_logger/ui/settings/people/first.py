"""The first passphrase of a log: whose it is, and what it means to have one."""

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.ui.pieces import banner, button, column, row, text
from ivig_logger.ui.settings.people.details import Details
from ivig_logger.ui.unlock.new_passphrase import NewPassphrase
from ivig_logger.words.people import NO_WAY_BACK


class FirstPassphrase(QWidget):
    """`wanted` carries the person's profile and the passphrase; `closed` when it is left."""

    wanted = Signal(object, str)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.details = Details(Profile(str(uuid4()), name), "Your name")
        self.details.role.changed.connect(self.details.prefill_for_patient)
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self._check)
        self.encrypt = button("Encrypt the log", self._check, primary=True)
        self.leave = button("Cancel", self.closed.emit)
        self.setFocusProxy(self.details)
        warning = banner("ask", text(NO_WAY_BACK, "strong"))
        buttons = row(self.encrypt, self.leave, None)
        self.setLayout(column(self.details, self.passphrase, warning, buttons, spacing=12))

    @property
    def is_changed(self) -> bool:
        """Whether something is typed."""
        return self.details.is_changed or self.passphrase.is_typed

    def _check(self) -> None:
        profile = self.details.checked(())
        typed = None if profile is None else self.passphrase.checked()
        if profile is not None and typed is not None:
            self.wanted.emit(profile, typed)
