"""What has to be asked about a file before it can be read: a passphrase, whose sessions, what its columns are."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.exchange.mapping import Target
from ivig_logger.exchange.recognising import Kind
from ivig_logger.services.incoming import Incoming
from ivig_logger.services.keyring import WrongPassphrase
from ivig_logger.ui.field import Field
from ivig_logger.ui.importing.mapping_card import MappingCard, is_open
from ivig_logger.ui.importing.reading import Wanted
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import button, card, column, row, text
from ivig_logger.ui.workspace import Workspace

_SEALED = "This session was handed over with a passphrase. Whoever gave you the file tells it to you."
_WRONG = "It does not open with this passphrase, or the file is damaged. Capitals, spaces and dashes do not matter."
_AS_IN_FILE = "As the file says"


class Asked(QWidget):
    """`changed` when something else is answered. What concerns the columns is told by the `mapping` card."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._file: Incoming | None = None
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field("Passphrase of the file", self.passphrase)
        self.unlock = button("Open", self.changed.emit, primary=True)
        self._sealed = card(text(_SEALED), self.field, row(self.unlock, None))
        self.whose = Box(())
        self._whose = Field("Whose sessions", self.whose)
        self.mapping = MappingCard()
        self.setLayout(column(self._sealed, self._whose, self.mapping))
        self.passphrase.returnPressed.connect(self.changed)
        self.whose.activated.connect(self.changed)
        self.clear()

    def ask(self, file: Incoming) -> None:
        """Ask what this file needs; what was answered about it before stays so."""
        new = self._file is None
        self._file = file
        mapped = file.recognised is not None
        self._sealed.setVisible(file.sealed)
        self.mapping.setVisible(mapped)
        if new:
            self._offer_patients(file)
            self.mapping.fold()
        if mapped:
            self.mapping.show_file(file, self._workspace.conventions().zone)
        self._whose.setVisible(self._asks_whose(file))
        self.setVisible(file.sealed or mapped or not self._whose.isHidden())
        if new and file.sealed:
            self.passphrase.setFocus()

    def clear(self) -> None:
        """Forget what was answered."""
        self._file = None
        self.passphrase.clear()
        self.field.say("")
        self.hide()

    @property
    def is_answered(self) -> bool:
        """Whether the file can be read."""
        file = self._file
        if file is None or (file.sealed and not self.passphrase.text().strip()):
            return False
        return file.recognised is None or not is_open(file.recognised)

    @property
    def wanted(self) -> Wanted:
        """What was answered."""
        recognised = None if self._file is None else self._file.recognised
        mapping = None if recognised is None else recognised.mapping
        return Wanted(mapping, str(self.whose.value or "") or None, self.passphrase.text() or None)

    def takes(self, error: Exception) -> bool:
        """Say at its field what an answer has led to; False where it is not about an answer."""
        if not isinstance(error, WrongPassphrase):
            return False
        self.field.say(_WRONG, "refuse")
        self.passphrase.setFocus()
        self.passphrase.selectAll()
        return True

    def _offer_patients(self, file: Incoming) -> None:
        self.whose.clear()
        if file.kind is Kind.HAND_OVER:
            self.whose.addItem(_AS_IN_FILE, "")
        for each in self._workspace.patients:
            self.whose.addItem(each.name, each.id)
        if self._workspace.patient is not None and file.kind is not Kind.HAND_OVER:
            self.whose.choose(self._workspace.patient.id)

    def _asks_whose(self, file: Incoming) -> bool:
        if file.kind is Kind.HAND_OVER:
            return bool(self._workspace.patients)
        mapped = file.recognised
        named = mapped is not None and bool(mapped.mapping.sessions.places(Target.PATIENT))
        return mapped is not None and not named and len(self._workspace.patients) > 1
