"""What has to be asked about a file before it can be read: a passphrase, whose sessions, what its columns are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.mapping import Target
from ivig_logger.exchange.recognising import Kind
from ivig_logger.services.incoming import Incoming
from ivig_logger.services.keyring import WrongPassphrase
from ivig_logger.services.preview import Preview
from ivig_logger.ui.handing_over.question import PassphraseQuestion
from ivig_logger.ui.importing.mapping_card import MappingCard, is_open
from ivig_logger.ui.importing.reading import Wanted
from ivig_logger.ui.importing.whose import Whose
from ivig_logger.ui.pieces import column
from ivig_logger.ui.workspace import Workspace


class Asked(QWidget):
    """`changed` when something else is answered, `left` when the file is not wanted after all.

    What concerns the columns is told by the `mapping` card.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._file: Incoming | None = None
        self._passphrase = ""
        self.sealed, self.whose, self.mapping = PassphraseQuestion(), Whose(workspace), MappingCard()
        self.setLayout(column(self.sealed, self.whose, self.mapping))
        self.sealed.answered.connect(self._unseal)
        self.sealed.left.connect(self.left)
        self.whose.changed.connect(self.changed)
        self.clear()

    def ask(self, file: Incoming) -> None:
        """Ask what this file needs; what was answered about it before stays so."""
        new = self._file is None
        self._file = file
        mapped = file.recognised is not None
        self.mapping.setVisible(mapped)
        if new:
            self.sealed.setVisible(file.sealed)
            self.mapping.begin()
        if mapped:
            self.mapping.show_file(file, self._workspace.conventions().zone)
        self._ask_whose(file)
        self._show_any()
        if new:
            self._begin()

    def show_preview(self, preview: Preview) -> None:
        """The file could be read: what that answers is not asked any more, and what it raises is."""
        self.sealed.hide()
        if self._file is not None and self._file.kind is Kind.HAND_OVER:
            self.whose.ask_of_hand_over(preview)
        self._show_any()

    def clear(self) -> None:
        """Forget what was answered."""
        self._file, self._passphrase = None, ""
        self.sealed.forget()
        self.whose.forget()
        self.hide()

    @property
    def is_answered(self) -> bool:
        """Whether the file can be read."""
        file = self._file
        if file is None or (file.sealed and not self._passphrase) or not self.whose.is_answered:
            return False
        return file.recognised is None or not is_open(file.recognised)

    @property
    def wanted(self) -> Wanted:
        """What was answered."""
        recognised = None if self._file is None else self._file.recognised
        mapping = None if recognised is None else recognised.mapping
        return Wanted(mapping, self.whose.patient, self._passphrase or None, self.whose.newcomer)

    def takes(self, error: Exception) -> bool:
        """Say at its field what an answer has led to; False where it is not about an answer."""
        if not isinstance(error, WrongPassphrase):
            return False
        self._passphrase = ""
        self.sealed.refuse()
        return True

    def _unseal(self, typed: str) -> None:
        self._passphrase = typed
        self.changed.emit()

    def _ask_whose(self, file: Incoming) -> None:
        """A column may come to name the patients, or cease to."""
        if file.recognised is None:
            return
        if file.recognised.mapping.sessions.places(Target.PATIENT):
            self.whose.hide()
        elif self.whose.isHidden():
            self.whose.ask_of_table()

    def _show_any(self) -> None:
        parts = (self.sealed, self.whose, self.mapping)
        self.setVisible(any(not each.isHidden() for each in parts))

    def _begin(self) -> None:
        """The keys go to the first question."""
        if not self.sealed.isHidden():
            self.sealed.setFocus()
        elif not self.whose.is_answered:
            self.whose.name.setFocus()
        else:
            self.mapping.take_keys()
