"""A log without a passphrase: what one does, and the way to set it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.services.switch import ToEncrypted
from ivig_logger.ui.pieces import button, clear, column, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.people import ABOUT


class WithoutPassphrase(QWidget):
    """`switch_wanted` carries the wish to have the log encrypted."""

    switch_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._place = QVBoxLayout()
        self.setLayout(column(text(ABOUT, "soft"), self._place, spacing=12))
        self._offer()

    def ask(self) -> None:
        """Ask for the first passphrase; what is typed already stays."""
        from ivig_logger.ui.settings.people.first import FirstPassphrase

        if self.findChild(FirstPassphrase) is not None:
            return
        patient = self._workspace.patient
        asked = FirstPassphrase("" if patient is None or self._workspace.is_sample else patient.name)
        asked.wanted.connect(self._tell)
        asked.closed.connect(self._offer_again)
        clear(self._place)
        self._place.addWidget(asked)
        asked.show()
        asked.setFocus()

    def _offer(self) -> None:
        clear(self._place)
        self.offer = button("Set a passphrase…", self.ask)
        self._place.addLayout(row(self.offer, None))

    def _offer_again(self) -> None:
        self._offer()
        self.offer.setFocus()  # where the question was that had the keys

    def _tell(self, profile: Profile, passphrase: str) -> None:
        self.switch_wanted.emit(ToEncrypted(profile, passphrase))
