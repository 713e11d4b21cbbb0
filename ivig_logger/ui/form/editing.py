"""One session while it is written: the fields and what they come to are kept together here until it is saved."""

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.entry import Reading
from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.exchange.one_line import Line
from ivig_logger.ui.form.draft import Draft
from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.neighbours import Neighbours
from ivig_logger.ui.form.start_question import StartQuestion
from ivig_logger.ui.form.weave import Weaver
from ivig_logger.ui.form.whole import show_whole, whole_entry
from ivig_logger.ui.workspace import Workspace

_CORRECT_FIRST = "Something else cannot be read yet: please correct what is marked below, then answer."


class Editing:
    """Fills the fields when it is made, and answers what happens in them."""

    def __init__(self, workspace: Workspace, draft: Draft, fields: Fields, question: StartQuestion) -> None:
        self.draft, self.fields, self.question = draft, fields, question
        self._neighbours = Neighbours(workspace.logbook, draft.base)
        self._first = first = draft.first_entry
        self._weaver = Weaver(first, adds=draft.stored is not None)
        fields.start_over(draft.conventions, first)
        if draft.stored is None:
            fields.prefill(first)
        self._baseline = fields.entry
        if draft.kept is not None:
            self._show_kept(draft.kept)
        self._in_sight = self.refresh()
        if draft.kept is not None:
            self.ask_start()

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        moved = bool(self.fields.reactions.moves)
        return moved or bool(self.fields.line.typed.strip()) or self.fields.entry != self._baseline

    @property
    def reading(self) -> Reading:
        """What everything typed comes to, the reactions out of sight included."""
        return self.draft.read(self.fields.entry)

    def kept(self, now: Moment) -> KeptForm | None:
        """What is to be kept of it beside the log; nothing while nothing is typed."""
        if not self.is_changed:
            return None
        fields, draft = self.fields, self.draft
        moves = tuple(fields.reactions.moves)
        return KeptForm(now, whole_entry(fields), self._first, draft.base, draft.stored, fields.line.typed, moves)

    def refresh(self) -> Reading:
        """Read what is in sight, and show what it comes to."""
        self._in_sight = self.draft.read_shown(self.fields.entry_in_sight)
        self.fields.judge(self._in_sight, self._owner)
        return self._in_sight

    def read_line(self, line: Line) -> None:
        """Lay what the one line says over the fields."""
        entry = self._weaver.lay(line, self.fields.entry)
        if entry is not None:
            self.fields.show_entry(entry)
            self.fields.insist_on(line.said)
        self.refresh()

    def ask_start(self) -> None:
        """Ask about the other times of a stored session whose start was changed."""
        self.question.consider(self.draft, self.fields.entry, self._in_sight.started)
        self.refresh()

    def answer_start(self, *, shift: bool) -> bool:
        """Keep all clock times or shift them with the start; False where something must be corrected before."""
        started, before = self._in_sight.started, self.draft.before_restart(self.fields.entry)
        if started is None or before is None:
            self.fields.insist()
            self.refresh()
            self.question.complain(_CORRECT_FIRST)
            return False
        self.fields.show_entry(self.draft.restarted(before, started, shift=shift))
        self.question.hide()
        self.refresh()
        return True

    def _show_kept(self, kept: KeptForm) -> None:
        """Show what was kept; the one line says nothing anew."""
        show_whole(self.fields, kept.entry)
        self.fields.reactions.move_all(kept.moves)
        self.fields.line.entry.setPlainText(kept.line)
        self.fields.line.read()
        if self.fields.line.line is not None:
            self._weaver.lay(self.fields.line.line, kept.entry)

    def _owner(self, told: Reaction) -> tuple[Infusion, bool] | None:
        started = self._in_sight.started
        if started is None or self.question.is_open:
            return None
        return self._neighbours.owner(told, started)
