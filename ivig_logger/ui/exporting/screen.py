"""*Export*: the form, whose sessions, of which days and with how much of a person; then where to."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.services.selection import ENDINGS, Format, Privacy, Selection
from ivig_logger.services.transfer import Counts
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.exporting.patients import PatientChoice
from ivig_logger.ui.exporting.period import PeriodChoice
from ivig_logger.ui.exporting.writing import Writing
from ivig_logger.ui.pieces import button, card, column, row, scrolled, show_text, text
from ivig_logger.ui.saving import HELD, Kind, ask_where
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.exports import ABOUT, ABOUT_PRIVACY, FORMATS, PRIVACIES, exported_text, privacies_of
from ivig_logger.words.failures import failure_text

_NAME = "ivig-log"  # no word about health, and none about a person
_NOBODY = "Please choose at least one patient."
_STOPPED = "Stopped. No file was written."


class ExportScreen(QWidget):
    """Nothing is written before the person has said where."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.writing = Writing(workspace, self)
        self.forms = Choice("Form", list(FORMATS.values()), FORMATS[Format.JSON])
        self.privacy = Choice("How much of a person", list(PRIVACIES.values()), PRIVACIES[Privacy.NAMES])
        self.patients, self.period = PatientChoice(), PeriodChoice(workspace.conventions())
        self.about, self.about_privacy = text("", "soft"), text("", "soft")
        self.said, self.failure, self.going_on = text("", "strong"), text("", "refuse"), text("", "soft")
        self.go = button("Export…", self.choose_place, primary=True)
        self.stop = button("Stop", self.writing.stop)
        self._lay_out()
        self._connect()
        self._show_choice()

    @property
    def form(self) -> Format:
        """The chosen form."""
        return next(each for each, words in FORMATS.items() if words == self.forms.chosen)

    @property
    def selection(self) -> Selection | None:
        """What is chosen; None where something is missing, which is said."""
        days, patients = self.period.days, self.patients.chosen
        show_text(self.failure, _NOBODY if patients == frozenset() else "")
        self.failure.setVisible(bool(self.failure.text()))
        if days is None or patients == frozenset():
            return None
        privacy = next(each for each, words in PRIVACIES.items() if words == self.privacy.chosen)
        return Selection(patients, *days, privacy if privacy in privacies_of(self.form) else Privacy.NAMES)

    def choose_place(self) -> None:
        """Ask where the file is to lie."""
        if self.selection is not None:
            form = self.form
            kind = Kind(FORMATS[form], ENDINGS[form])
            ask_where(self, "Export", _NAME, (kind,), partial(self._write_to, form))

    def write(self, path: Path, form: Format) -> None:
        """Write what is chosen to a file."""
        selection = self.selection
        if selection is not None and not self.writing.is_busy:
            self.said.hide()
            self._show_going_on("Exporting…")
            self.writing.start(path, form, selection)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.patients.show_patients(self._workspace.patients)

    def _write_to(self, form: Format, path: Path, _: Kind) -> None:
        self.write(path, form)

    def _show_choice(self) -> None:
        show_text(self.about, ABOUT[self.form])
        offered = privacies_of(self.form)
        self.privacy.offer([PRIVACIES[each] for each in offered])
        chosen = next(each for each, words in PRIVACIES.items() if words == self.privacy.chosen)
        show_text(self.about_privacy, ABOUT_PRIVACY[chosen])
        self.about_privacy.setVisible(bool(self.about_privacy.text()))

    def _show_going_on(self, words: str) -> None:
        show_text(self.going_on, words)
        for each in (self.going_on, self.stop):
            each.setVisible(bool(words))
        self.go.setEnabled(not words)

    def _count(self, sessions: int) -> None:
        self._show_going_on(f"Exporting: {sessions:,} sessions…")

    def _done(self, path: Path, counts: Counts) -> None:
        words = f"{exported_text(counts, path.name)} Readable by you only. {HELD}"
        self._say(words)
        self._workspace.said.emit(exported_text(counts, path.name))

    def _failed(self, error: Exception) -> None:
        self._show_going_on("")
        show_text(self.failure, failure_text(error))
        self.failure.show()

    def _stopped(self) -> None:
        self._say(_STOPPED)

    def _say(self, words: str) -> None:
        self._show_going_on("")
        show_text(self.said, words)
        self.said.show()
        announce(self, words)

    def _connect(self) -> None:
        self.forms.changed.connect(self._show_choice)
        self.privacy.changed.connect(self._show_choice)
        self.writing.counted.connect(self._count)
        self.writing.done.connect(self._done)
        self.writing.failed.connect(self._failed)
        self.writing.stopped.connect(self._stopped)

    def _lay_out(self) -> None:
        for each in (self.said, self.failure):
            each.hide()
        self._show_going_on("")
        form = card(self.forms, self.about)
        whose = card(self.patients, self.period, self.privacy, self.about_privacy, spacing=16)
        doing = row(self.go, self.stop, self.going_on, None)
        title = text("Export", "title", wrap=False)
        held = text(f"What is exported leaves the program. {HELD}", "soft")
        inner = QWidget()
        whole = column(title, form, whose, held, doing, self.failure, self.said, None, spacing=16)
        whole.setContentsMargins(20, 20, 20, 16)
        inner.setLayout(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
