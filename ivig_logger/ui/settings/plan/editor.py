"""The plan while it is typed: its fields, how it reads, and the buttons that save it or leave it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.plan import Plan
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.plan_entry import PlanEntry, read_plan
from ivig_logger.ui.pieces import button, column, row, show_note, show_property, text
from ivig_logger.ui.settings.plan.field import go_to
from ivig_logger.ui.settings.plan.form import PlanForm
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.plans import plan_text
from ivig_logger.words.problems import problem_text

_GIVEN = "The plan is what your clinic gave. Nothing here is filled in for you, and nothing of it is advice."
_HOW = (
    "A time without a unit is in minutes. A rate without a unit is in that of the step before, the first one in mL/h; "
    "mL/kg/h, mL/kg/min and mg/kg/min are read too."
)
_LOOK = "Please look at the marked fields. Nothing was saved yet."
_NOT_YET = "This is shown as soon as everything above can be read."
_NOTHING = "Nothing yet."


class PlanEditor(QWidget):
    """`save_wanted` carries the plan that was typed, None where nothing was; `cancelled` when it is to be left."""

    save_wanted = Signal(object)
    cancelled = Signal()
    reordered = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._opened_with = PlanEntry()
        self._refused: set[str] = set()
        self.form = PlanForm()
        self.note = text("", "soft")
        self.note.hide()
        self.reads = text("", "soft")
        self.said = text("")
        self.save = button("Save the plan", self._save, primary=True)
        self.cancel = button("Cancel", self.cancelled.emit)
        self.setLayout(
            column(
                column(text(_GIVEN), text(_HOW, "soft"), spacing=4),
                self.note,
                self.form,
                column(text("The plan reads:", "strong"), self.reads, spacing=4),
                self.said,
                row(self.save, self.cancel, None),
                spacing=16,
            )
        )
        self.form.changed.connect(self._read)
        self.form.reordered.connect(self.reordered)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.form.entry != self._opened_with

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*self.form.stops, self.save, self.cancel]

    @property
    def opened_with(self) -> PlanEntry:
        """What the fields began with."""
        return self._opened_with

    def show_entry(self, entry: PlanEntry, typed: PlanEntry | None = None) -> None:
        """Show a plan, with nothing said against it, or what was typed over it before."""
        self.form.show_entry(entry)
        self._opened_with = self.form.entry
        if typed is not None:
            self.form.show_entry(typed)
        self.say_note("")
        self.say("")
        self._read()

    def say_note(self, words: str) -> None:
        """Say something about what is typed that is no problem of it."""
        show_note(self.note, words)

    def say(self, words: str, kind: str = "refuse") -> None:
        """Say a sentence above the buttons."""
        show_property(self.said, "role", kind)
        show_note(self.said, words)

    def _read(self) -> Plan | None:
        """Read what is typed, and say at the fields and below them what it comes to."""
        plan, problems = read_plan(self.form.entry, self._workspace.conventions())
        self._refused = {each.where for each in problems if each.refuse}
        self._say_homeless(self.form.judge(problems))
        lines = "\n".join(plan_text(plan)) or _NOTHING if plan is not None else _NOT_YET
        if lines != self.reads.text():
            self.reads.setText(lines)
        return plan

    def _say_homeless(self, problems: Sequence[Problem]) -> None:
        refused = [each for each in problems if each.refuse]
        self.say(" ".join(problem_text(each) for each in refused or problems), "refuse" if refused else "warn")

    def _save(self) -> None:
        self.form.insist()
        plan = self._read()
        if plan is not None:
            self.save_wanted.emit(None if plan == Plan() else plan)
            return
        refused = [each for each in self.form.fields() if each[0] in self._refused]
        if refused:
            self.say(_LOOK)
            go_to(refused[0][1].line)
