"""The session form: a header that stays, questions below it, and all fields on one page that scrolls."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.entry import Reading, SessionEntry
from ivig_logger.exchange.one_line import Line
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.form.draft import Draft
from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.header import Header
from ivig_logger.ui.form.neighbours import Neighbours
from ivig_logger.ui.form.start_question import StartQuestion
from ivig_logger.ui.form.weave import Weaver
from ivig_logger.ui.pieces import column, redraw_icons, scrolled
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import day_text

_ANSWER_FIRST = "Please say first what happens to the other times of this session."
_CORRECT_FIRST = "Something else cannot be read yet: please correct what is marked below, then answer."


class SessionForm(QWidget):
    """Adds a past session or edits a stored one. Nothing typed is lost before it is saved or discarded."""

    saved = Signal(object)
    closed = Signal()
    call_list_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._draft: Draft | None = None
        self._neighbours: Neighbours | None = None
        self._reading: Reading | None = None
        self._weaver: Weaver | None = None
        self._baseline = SessionEntry()
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
        if self._draft is None:
            return False
        moved = bool(self.fields.reactions.moves)
        return moved or bool(self.fields.line.typed.strip()) or self.fields.entry != self._baseline

    def add(self) -> None:
        """Begin a new session of the patient in front, with what is known from the last one."""
        self._open(None)

    def edit(self, infusion: Infusion) -> None:
        """Open a stored session."""
        self._open(infusion)

    def save(self) -> None:
        """Store what is typed, or say what keeps it from being stored and go there."""
        draft = self._draft
        if draft is None:
            return
        self.header.say_failure("")
        self.fields.line.finish()
        self.fields.insist()
        self._ask_start()
        reading = draft.read(self.fields.entry)
        if self.question.is_open:
            self.header.say(_ANSWER_FIRST)
            self.question.complain(_ANSWER_FIRST)
            self.question.keep.setFocus()
        elif self.fields.line.has_unknown:
            self.header.say(self.fields.line.unknown.text())
            self._go_to(self.fields.line.entry)
        elif reading.infusion is None or any(each.refuse for each in reading.problems):
            self._refuse(reading.problems)
        else:
            self._store(draft, reading.infusion)

    def cancel(self) -> None:
        """Leave the form; what was typed is asked about first."""
        if self.header.asks:
            self.header.keep_editing()
        elif self.is_changed:
            self.header.ask_discard()
        else:
            self.discard()

    def discard(self) -> None:
        """Leave the form without saving."""
        self._draft = None
        self.closed.emit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            redraw_icons(self)

    def _open(self, stored: Infusion | None) -> None:
        patient = self._workspace.patient
        if patient is None:
            return
        self._draft = Draft(self._workspace, patient.id if stored is None else stored.patient, stored)
        self._neighbours = Neighbours(self._workspace.logbook, self._draft.base)
        day = "" if stored is None else day_text(stored.started)
        self.header.start_over(f"Edit session of {day}" if stored else "Add past session")
        self.question.hide()
        first = self._draft.first_entry
        self._weaver = Weaver(first, adds=stored is not None)
        self.fields.start_over(self._draft.conventions, first)
        if stored is None:
            self.fields.prefill(first)
        self._baseline = self.fields.entry
        self._refresh()
        self._order_tabs()
        self.area.verticalScrollBar().setValue(0)

    def _read_line(self, line: Line) -> None:
        """Lay what the line says over the form."""
        if self._draft is None or self._weaver is None:
            return
        entry = self._weaver.lay(line, self.fields.entry)
        if entry is not None:
            self.fields.show_entry(entry)
            self.fields.basics.insist(line.said)
        self._refresh()

    def _refresh(self) -> None:
        """Read what is typed, and show what it comes to."""
        if self._draft is not None:
            self._reading = self._draft.read_shown(self.fields.entry_in_sight)
            self.fields.judge(self._reading, self._owner)
            self.header.say("")

    def _owner(self, told: Reaction) -> tuple[Infusion, bool] | None:
        started = self._reading.started if self._reading else None
        if started is None or self._neighbours is None or self.question.is_open:
            return None
        return self._neighbours.owner(told, started)

    def _ask_start(self) -> None:
        """Ask about the other times of a stored session whose start was changed."""
        if self._draft is not None and self._reading is not None:
            self.question.consider(self._draft, self.fields.entry, self._reading.started)
            self._refresh()

    def _answer_start(self, *, shift: bool) -> None:
        started = self._reading.started if self._reading else None
        before = None if self._draft is None else self._draft.before_restart(self.fields.entry)
        if self._draft is None or started is None or before is None:
            self.fields.insist()
            self._refresh()
            self.question.complain(_CORRECT_FIRST)
            return
        self.fields.show_entry(self._draft.restarted(before, started, shift=shift))
        self.question.hide()
        self._refresh()
        self._go_to(self.fields.basics.parts["start"].entry)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        refused = [each for each in problems if each.refuse]
        first = problem_text(refused[0])
        self.header.say(first if len(refused) == 1 else f"{len(refused):,} things to correct before saving. {first}")
        field = self.fields.field_at(refused)
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
        self._draft = None
        self.saved.emit(wanted)

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self.area.ensureWidgetVisible(field, 40, 80)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [*self.question.stops, *self.fields.stops(), *self.header.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.header.save_wanted.connect(self.save)
        self.header.cancel_wanted.connect(self.cancel)
        self.header.discard_wanted.connect(self.discard)
        self.header.kept.connect(self.fields.line.entry.setFocus)
        self.question.kept.connect(partial(self._answer_start, shift=False))
        self.question.shifted.connect(partial(self._answer_start, shift=True))
        self.fields.changed.connect(self._refresh)
        self.fields.start_left.connect(self._ask_start)
        self.fields.reordered.connect(self._order_tabs)
        self.fields.line.understood.connect(self._read_line)
        self.fields.line.submitted.connect(self.save)
        self.fields.reactions.call_list_wanted.connect(self.call_list_wanted)
