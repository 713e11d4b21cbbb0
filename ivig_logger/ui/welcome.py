"""The first start: a name, the units, and two ways in."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.clocks import system_zone
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.pieces import button, card, column, row, scrolled, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text


class Welcome(QWidget):
    """Shown while the log has no patient; `done` when it has one, and then `passphrase_wanted` if one is to be set.

    `import_wanted` tells that there are records elsewhere.
    """

    done = Signal()
    import_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        american = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
        self._name = QLineEdit("Me")
        self._name.selectAll()
        self._name.returnPressed.connect(self.begin)
        self.name = Field("Whose infusions are logged? A name, or just “me”", self._name)
        self.setFocusProxy(self._name)
        self.weight = Choice("Weight in", ("kg", "lb"), "lb" if american else "kg")
        self.temperature = Choice("Temperature in", ("°C", "°F"), "°F" if american else "°C")
        self.start = button("Start my log", self.begin, primary=True, large=True)
        self.sample = button("Try it with sample data", self.try_sample)
        self.bring = button("Bring in a log from a file…", self.import_wanted.emit, link=True)
        self.protect = button("Protect this log with a passphrase", self._begin_protected, link=True)
        self.problem = text("", "refuse")
        self.problem.hide()
        self._lay_out()

    def begin(self) -> None:
        """Make the patient and go on."""
        name = self._name.text().strip()
        if not name:
            self.name.say("Please type a name, or “me”.", "refuse")
            self._name.setFocus()
            return
        self._keep_units()
        self._store(lambda: self._workspace.journal.store(Patient(str(uuid4()), name), text=f"add {name}"))

    def try_sample(self) -> None:
        """Load the made-up patient and go on."""
        self._keep_units()
        self._store(self._workspace.add_sample)

    def _begin_protected(self) -> None:
        self.begin()
        if self._workspace.patient is not None:
            self.passphrase_wanted.emit()

    def _keep_units(self) -> None:
        self._workspace.preferences.pounds = self.weight.chosen == "lb"
        self._workspace.preferences.fahrenheit = self.temperature.chosen == "°F"

    def _store(self, change: Callable[[], object]) -> None:
        try:
            change()
        except StorageFailed as error:
            self.problem.setText(failure_text(error))
            self.problem.show()
        else:
            self.done.emit()

    def _lay_out(self) -> None:
        picture = text("")
        picture.setPixmap(pixmap("app", "#000000", 72))
        zone = text(f"Times are those of this computer's clock: {system_zone()}.", "soft")
        kept = text(
            f"The log stays on this computer: {self._workspace.logbook.path}. Nothing is ever sent anywhere.", "soft"
        )
        content = card(
            picture,
            text("IVIG Logger", "title"),
            text(
                "A log of immunoglobulin infusions that shows which reactions began in the first hour. "
                "It keeps records and gives no treatment advice."
            ),
            self.name,
            row(self.weight, self.temperature, None, spacing=24),
            zone,
            self.problem,
            _beside(self.start, self.sample),
            column(kept, _beside(self.protect, self.bring), spacing=4),
            spacing=16,
        )
        content.setProperty("measure", 680)
        content.setContentsMargins(16, 14, 16, 14)
        page = QWidget()
        page.setObjectName("content")
        page.setLayout(column(None, row(None, content, None), None))
        page.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(scrolled(page)))


def _beside(*buttons: QWidget) -> Flow:
    """On one line, or below one another where their words are too wide for it."""
    line = Flow(12, 8)
    for each in buttons:
        line.add(each, 0)
    return line
