"""Passphrase and people in the settings: the first passphrase, or who can open the log."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.ui.pieces import card, column, text
from ivig_logger.ui.settings.people.without import WithoutPassphrase
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.ui.plain_copies import PlainCopies


class PeopleCard(QWidget):
    """`switch_wanted` carries what is wished of the log's encryption (`ToEncrypted`, `ToPlain`)."""

    switch_wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._copies = QVBoxLayout()
        self.without: WithoutPassphrase | None = None
        self._part = self._part_for(workspace)
        self.setLayout(column(card(text("Passphrase and people", "heading"), self._copies, self._part, spacing=12)))

    def watch(self, copies: "PlainCopies") -> None:
        """Ask about the backups that are not encrypted, as long as there are some."""
        from ivig_logger.ui.settings.people.copies import CopiesQuestion

        self._copies.addWidget(CopiesQuestion(copies))

    def set_passphrase(self) -> None:
        """Ask for the first passphrase, where there is none."""
        if self.without is not None:
            self.without.ask()

    def _part_for(self, workspace: Workspace) -> QWidget:
        if workspace.opened is None:
            self.without = WithoutPassphrase(workspace)
            self.without.switch_wanted.connect(self.switch_wanted)
            return self.without
        from ivig_logger.ui.settings.people.people import People  # of an encrypted log only

        people = People(workspace)
        people.switch_wanted.connect(self.switch_wanted)
        return people
