"""*Export*: the form, whose sessions, of which days and with how much of a person; then where to."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.services.selection import ENDINGS, Format, Privacy, Selection
from ivig_logger.services.transfer import Counts, NotInThisForm
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.exporting.days import DaysChoice
from ivig_logger.ui.exporting.patients import PatientChoice
from ivig_logger.ui.exporting.writing import Writing
from ivig_logger.ui.pieces import breakable, button, card, column, page, plain, row, show_note, show_text, text
from ivig_logger.ui.saving import HELD, Kind, ask_where
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.exports import ABOUT_PRIVACY, FORMATS, PRIVACIES, about_text, exported_text, privacies_of
from ivig_logger.words.failures import failure_text

_NAME = "ivig-log"  # no word about health, and none about a person
_NOBODY = "Please choose at least one patient."
_STOPPED = "Stopped. No file was written."


class ExportScreen(QWidget):
    """Nothing is written before the person has said where. `closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self.writing = Writing(workspace, self)
        self.forms = Choice("Form of the file", list(FORMATS.values()), FORMATS[Format.JSON])
        self.privacy = Choice("Names and dates", list(PRIVACIES.values()), PRIVACIES[Privacy.NAMES])
        self.patients, self.days = PatientChoice(), DaysChoice(workspace)
        self.about, self.about_privacy = text("", "soft"), text("", "soft")
        self.nobody, self.failure = text("", "refuse"), text("", "refuse")
        self.said, self.going_on = text("", "strong"), text("", "soft")
        self.go = button("Export…", self.choose_place, primary=True)
        self.stop = button("Stop", self.writing.stop)
        self.stop.setAccessibleName("Stop exporting")
        self._lay_out()
        self._connect()
        self._show_choice()
        self._show_going_on("")

    @property
    def form(self) -> Format:
        """The chosen form."""
        return next(each for each, words in FORMATS.items() if words == self.forms.chosen)

    def read(self) -> Selection | None:
        """What is chosen; None where something is missing, which is said at its place."""
        days, patients = self.days.read(), self.patients.chosen
        show_note(self.nobody, _NOBODY if patients == frozenset() else "")
        if days is None or patients == frozenset():
            return None
        return Selection(patients, *days, self._privacy)

    def choose_place(self) -> None:
        """Ask where the file is to lie."""
        if self.read() is not None:
            form = self.form
            ask_where(self, "Export", _NAME, (Kind(FORMATS[form], ENDINGS[form]),), partial(self._write_to, form))

    def write(self, path: Path, form: Format) -> None:
        """Write what is chosen to a file."""
        selection = self.read()
        if selection is not None and not self.writing.is_busy:
            self._forget_what_was_said()
            self._show_going_on("Exporting…")
            self.writing.start(path, form, selection)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_patients()

    @property
    def _privacy(self) -> Privacy:
        return next(each for each, words in PRIVACIES.items() if words == self.privacy.chosen)

    def _write_to(self, form: Format, path: Path, _: Kind) -> None:
        self.write(path, form)

    def _show_patients(self) -> None:
        self.patients.show_patients(self._workspace.patients)

    def _show_choice(self) -> None:
        """Say what the choice means. Where a form cannot leave so much out, it leaves out as much as it can."""
        offered = privacies_of(self.form)
        if self._privacy not in offered:
            self.privacy.choose(PRIVACIES[offered[-1]])
        self.privacy.offer([PRIVACIES[each] for each in offered])
        show_text(self.about, about_text(self.form, self._privacy))
        show_note(self.about_privacy, ABOUT_PRIVACY[self._privacy])
        self._forget_what_was_said()

    def _forget_what_was_said(self) -> None:
        for each in (self.said, self.failure, self.nobody):
            show_note(each, "")

    def _show_going_on(self, words: str) -> None:
        """The keys stay where something can be pressed."""
        busy, focused = bool(words), self.go.hasFocus() or self.stop.hasFocus()
        show_note(self.going_on, words)
        self.go.setEnabled(not busy)
        self.stop.setVisible(busy)
        if focused:
            (self.stop if busy else self.go).setFocus()

    def _count(self, sessions: int) -> None:
        if sessions and self.writing.is_busy:
            self._show_going_on(f"Exporting: {sessions:,} sessions…")

    def _done(self, path: Path, counts: Counts) -> None:
        words = exported_text(counts, path.name)
        self._say(f"{words} Readable by you only.")
        self._workspace.said.emit(words)

    def _failed(self, error: Exception) -> None:
        self._show_going_on("")
        words = str(error) if isinstance(error, NotInThisForm) else failure_text(error)
        show_note(self.failure, breakable(words))
        announce(self, words)

    def _stopped(self) -> None:
        self._say(_STOPPED)

    def _say(self, words: str) -> None:
        self._show_going_on("")
        show_note(self.said, breakable(words))
        announce(self, words)

    def _connect(self) -> None:
        self.forms.changed.connect(self._show_choice)
        self.privacy.changed.connect(self._show_choice)
        for each in (self.patients, self.days):
            each.changed.connect(self._forget_what_was_said)
        self._workspace.patient_changed.connect(self._show_patients)
        self.writing.counted.connect(self._count)
        self.writing.done.connect(self._done)
        self.writing.failed.connect(self._failed)
        self.writing.stopped.connect(self._stopped)

    def _lay_out(self) -> None:
        head = row(text("Export", "title", wrap=False), None, button("Back", self.closed.emit, picture="close"))
        form = card(self.forms, self.about)
        whose = plain(column(self.patients, self.nobody, spacing=4))
        chosen = card(whose, self.days, plain(column(self.privacy, self.about_privacy)), spacing=16)
        held = text(f"What is exported leaves the program. {HELD}", "soft")
        told = plain(column(self.going_on, self.failure, self.said))  # beside the button, so that it is in sight
        doing = row(self.go, self.stop, told, spacing=12)
        doing.setStretchFactor(told, 1)
        self.setLayout(page(head, form, chosen, held, doing, None, spacing=16))
