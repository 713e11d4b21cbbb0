"""The session form: a header that stays, questions below it, and all fields on one page that scrolls."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.one_line import Line
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.form.draft import Draft
from ivig_logger.ui.form.editing import Editing
from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.header import Header
from ivig_logger.ui.form.start_question import StartQuestion
from ivig_logger.ui.pieces import column, redraw_icons, scrolled
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import day_text

_ANSWER_FIRST = "Please say first what happens to the other times of this session."
_CORRECT_LINE = "Something in the one line is not understood: please correct or remove it."


class SessionForm(QWidget):
    """Adds a past session or edits a stored one. Nothing typed is lost before it is saved or discarded."""

    saved = Signal(object)
    closed = Signal()
    call_list_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._editing: Editing | None = None
        self.header, self.question, self.fields = Header(), StartQuestion(), Fields()
        self.area = scrolled(self.fields)
        whole = column(self.header, self.question, self.area, spacing=14)
        whole.setContentsMargins(26, 20, 18, 0)
        self.setLayout(whole)
        self.setFocusProxy(self.fields.line.entry)
        self._connect()

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        return self._editing is not None and self._editing.is_changed

    def add(self) -> None:
        """Begin a new session of the patient in front, with what is known from the last one."""
        if self._workspace.patient is not None:
            self._open(Draft(self._workspace, self._workspace.patient.id, None), "Add past session")

    def edit(self, infusion: Infusion) -> None:
        """Open a stored session."""
        title = f"Edit session of {day_text(infusion.started)}"
        self._open(Draft(self._workspace, infusion.patient, infusion), title)

    def save(self) -> None:
        """Store what is typed, or say what keeps it from being stored and go there."""
        editing = self._editing
        if editing is None:
            return
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
            self._store(editing.draft, reading.infusion)

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
        self._editing = None
        self.closed.emit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            redraw_icons(self)

    def _open(self, draft: Draft, title: str) -> None:
        self._editing = None
        self.header.start_over(title)
        self.question.hide()
        self.area.hide()  # or each row that is shown has the whole page laid out
        self._editing = Editing(self._workspace, draft, self.fields, self.question)
        self._order_tabs()
        self.area.show()
        self.area.verticalScrollBar().setValue(0)
        self.fields.line.entry.setFocus()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.header.say(summary_text([each for each in problems if each.refuse]))
        field = self.fields.field_at(problems)
        if field is not None:
            self._go_to(field)

    def _store(self, draft: Draft, wanted: Infusion) -> None:
        moves = self.fields.reactions.moves
        changes = draft.changes(wanted, moves)
        try:
            if changes:
                self._workspace.journal.store_all(changes, text=draft.step_text(wanted, moves))
        except (StorageFailed, Conflict, Refused) as error:
            self.header.say_failure(failure_text(error))
            return
        self._editing = None
        self.saved.emit(wanted)

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self.area.ensureWidgetVisible(field, 40, 80)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [*self.question.stops, *self.fields.stops(), *self.header.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

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
        self.header.cancel_wanted.connect(self.cancel)
        self.header.discard_wanted.connect(self.discard)
        self.question.kept.connect(partial(self._answer_start, shift=False))
        self.question.shifted.connect(partial(self._answer_start, shift=True))
        self.fields.changed.connect(self._refresh)
        self.fields.start_left.connect(self._ask_start)
        self.fields.reordered.connect(self._order_tabs)
        self.fields.line.understood.connect(self._read_line)
        self.fields.line.submitted.connect(self.save)
        self.fields.reactions.call_list_wanted.connect(self.call_list_wanted)


def summary_text(refused: Sequence[Problem]) -> str:
    """How much keeps a session from being saved, and the first of it."""
    first = problem_text(refused[0])
    return first if len(refused) == 1 else f"{len(refused):,} things to correct before saving. {first}"
