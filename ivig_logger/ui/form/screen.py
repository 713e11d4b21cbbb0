"""The session form: what is typed is read, asked about, kept, stored or discarded."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.exchange.one_line import Line
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.form.draft import Draft
from ivig_logger.ui.form.editing import Editing
from ivig_logger.ui.form.kept_sheet import KeptSheet
from ivig_logger.ui.form.reason_question import needs_reason
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import resumed_text
from ivig_logger.words.failures import failure_text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.signatures import ADDENDUM_NOTE
from ivig_logger.words.times import day_text

_ANSWER_FIRST = "Please say first what happens to the other times of this session."
_CORRECT_LINE = "Something in the one line is not understood: please correct or remove it."


class SessionForm(KeptSheet):
    """Adds a past session or edits a stored one. Nothing typed is lost before it is saved or discarded."""

    saved = Signal(object)
    call_list_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._connect()

    def add(self) -> None:
        """Begin a new session of the patient in front, with what is known from the last one."""
        if self._workspace.patient is not None:
            self._open(Draft(self._workspace, self._workspace.patient.id, None))

    def edit(self, infusion: Infusion) -> None:
        """Open a stored session."""
        self._open(Draft(self._workspace, infusion.patient, infusion))

    def go_on(self, kept: KeptForm) -> None:
        """Open what was being filled in when the program ended, as it was typed."""
        self._open(Draft(self._workspace, kept.patient, kept.stored, kept))

    def save(self, why: str = "") -> None:
        """Store what is typed, or say what keeps it from being stored and go there; a correction asks for a reason."""
        editing = self._editing
        if editing is None:
            return
        if self.header.asks:
            self.header.keep_editing()
        self.fields.line.finish()
        self.fields.insist()
        editing.ask_start()
        reading = editing.reading
        self.header.say_failure("")
        self.header.say("")
        if self.question.is_open:
            self.header.say(_ANSWER_FIRST)
            self.question.complain(_ANSWER_FIRST)
            self.question.keep.setFocus()
        elif self.fields.line.has_unknown:
            self.header.say(_CORRECT_LINE)
            self._go_to(self.fields.line.entry)
        elif reading.infusion is None or any(each.refuse for each in reading.problems):
            self._refuse(reading.problems)
        else:
            self._store(editing.draft, reading.infusion, why)

    def cancel(self) -> None:
        """Leave the form; what was typed is asked about first. A list of words that is open is closed instead."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        elif self.header.asks:
            self.header.keep_editing()
        elif self.is_changed:
            self.header.ask_discard()
        else:
            self.discard()

    def discard(self) -> None:
        """Leave the form without saving."""
        self._forget()
        self.closed.emit()

    def _open(self, draft: Draft) -> None:
        self._editing = None
        self.header.start_over(_title(draft))
        self.question.hide()
        self.area.hide()  # or each row that is shown has the whole page laid out
        self._editing = Editing(self._workspace, draft, self.fields, self.question)
        self.header.note(_note(draft))
        self._keeper.begin(kept=draft.kept is not None)
        self._order_tabs()
        self.area.show()
        self.area.verticalScrollBar().setValue(0)
        self.fields.line.entry.setFocus()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        field = self.fields.field_at(problems)
        if field is not None:
            self._go_to(field)  # first: a field that is left has what is said of the whole form taken back
        self.header.say(summary_text([each for each in problems if each.refuse]))

    def _store(self, draft: Draft, wanted: Infusion, why: str) -> None:
        moves = self.fields.reactions.moves
        changes = draft.changes(wanted, moves)
        if not why and needs_reason(changes):
            self.header.ask_reason()
            return
        try:
            if changes:
                self._workspace.journal.store_all(changes, text=draft.step_text(wanted, moves), why=why)
        except (StorageFailed, Conflict, Refused) as error:
            self.header.say_failure(failure_text(error))
            return
        self._forget()
        self.saved.emit(wanted)

    def _refresh(self) -> None:
        self.header.say("")
        if self._editing is not None:
            self._editing.refresh()

    def _read_line(self, line: Line) -> None:
        self.header.say("")
        if self._editing is not None:
            self._editing.read_line(line)

    def _ask_start(self) -> None:
        if self._editing is not None:
            self._editing.ask_start()

    def _answer_start(self, *, shift: bool) -> None:
        if self._editing is not None and self._editing.answer_start(shift=shift):
            self.header.say("")
            self._go_to(self.fields.basics.parts["start"].entry)

    def _connect(self) -> None:
        self.header.save_wanted.connect(self.save)
        self.header.reason_given.connect(self.save)
        self.header.cancel_wanted.connect(self.cancel)
        self.header.discard_wanted.connect(self.discard)
        self.question.kept.connect(partial(self._answer_start, shift=False))
        self.question.shifted.connect(partial(self._answer_start, shift=True))
        self.fields.changed.connect(self._refresh)
        self.fields.start_left.connect(self._ask_start)
        self.fields.line.understood.connect(self._read_line)
        self.fields.line.submitted.connect(self.save)
        self.fields.reactions.call_list_wanted.connect(self.call_list_wanted)


def _title(draft: Draft) -> str:
    return "Add past session" if draft.stored is None else f"Edit session of {day_text(draft.stored.started)}"


def _note(draft: Draft) -> str:
    """What is to be known before anything is changed here."""
    resumed = "" if draft.kept is None else resumed_text(draft.kept.at)
    signed = ADDENDUM_NOTE if draft.stored is not None and draft.stored.signatures else ""
    return " ".join(each for each in (resumed, signed) if each)


def summary_text(refused: Sequence[Problem]) -> str:
    """How much keeps a session from being saved, and the first of it."""
    first = problem_text(refused[0])
    return first if len(refused) == 1 else f"{len(refused):,} things to correct before saving. {first}"
