"""The fields of a plan: nothing in them is filled in by the program."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.problems import Problem
from ivig_logger.domain.vocabulary import ROUTES, drug_names
from ivig_logger.exchange.plan_entry import EveryEntry, PlanEntry, PlannedMedicineEntry, StepEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import column, text
from ivig_logger.ui.settings.plan.field import PlanField
from ivig_logger.ui.settings.plan.rows import PlanRows, RowKind
from ivig_logger.words.letters import small

_CHIPS = {
    "baseline": "Before the start",
    "at_steps": "At each rate step",
    "at_end": "At the end",
}
_USUAL = "Left empty, they come after 24 h, 72 h and a week; “none” is no questions."
_TO_THE_END = "Between the start and the end, each interval until its time; where that is left empty, to the end."


class PlanForm(QWidget):
    """`changed` when something was typed or chosen, `reordered` when the Tab key goes another way."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.steps = PlanRows(
            RowKind("rate step", (("after", "After (from the start)", ()), ("rate", "Rate", ()))), "Add a rate step"
        )
        self.every = PlanRows(
            RowKind("interval", (("interval", "Every", ()), ("until", "Until (from the start)", ()))), "Add an interval"
        )
        self.premedications = PlanRows(_medicine_kind(), "Add a premedication")
        self.chips = {name: _chip(words) for name, words in _CHIPS.items()}
        self.after_end = PlanField("Vital signs after the end")
        self.duration = PlanField("Planned length")
        self.observation = PlanField("Observation after the end")
        self.follow_ups = PlanField("Questions after the end", hint=_USUAL)
        self._lay_out()
        self._connect()

    @property
    def entry(self) -> PlanEntry:
        """What is typed."""
        pressed = {name: each.isChecked() for name, each in self.chips.items()}
        return PlanEntry(
            steps=tuple(StepEntry(*each) for each in self.steps.texts),
            every=tuple(EveryEntry(*each) for each in self.every.texts),
            premedications=tuple(PlannedMedicineEntry(*each) for each in self.premedications.texts),
            after_end=self.after_end.value,
            duration=self.duration.value,
            observation=self.observation.value,
            follow_ups=self.follow_ups.value,
            **pressed,
        )

    def show_entry(self, entry: PlanEntry) -> None:
        """Show a plan, with one empty row where a list has none."""
        self.steps.show_texts([(each.after, each.rate) for each in entry.steps or (StepEntry(),)])
        self.every.show_texts([(each.interval, each.until) for each in entry.every or (EveryEntry(),)])
        self.premedications.show_texts(
            [
                (each.name, each.dose, each.route, each.lead)
                for each in entry.premedications or (PlannedMedicineEntry(),)
            ]
        )
        for name, chip in self.chips.items():
            chip.setChecked(bool(getattr(entry, name)))
        for name in ("after_end", "duration", "observation", "follow_ups"):
            field: PlanField = getattr(self, name)
            field.fill(str(getattr(entry, name)))

    def fields(self) -> Iterator[tuple[str, PlanField]]:
        """The fields by the names that problems use, in the order in which they are seen."""
        for kind, rows in (
            ("steps", self.steps),
            ("vitals.every", self.every),
            ("premedications", self.premedications),
        ):
            for at, each in enumerate(rows.rows):
                for name, field in each.fields.items():
                    yield f"plan.{kind}.{at}.{name}", field
            if rows is self.every:
                yield "plan.vitals.after_end", self.after_end
        yield "plan.duration", self.duration
        yield "plan.observation", self.observation
        yield "plan.follow_ups", self.follow_ups

    def judge(self, problems: Sequence[Problem]) -> list[Problem]:
        """Give each problem to its field; those that belong to none are given back."""
        homeless = list(problems)
        for where, field in self.fields():
            mine = [each for each in problems if each.where == where]
            homeless = [each for each in homeless if each not in mine]
            field.judge(mine)
        return homeless

    def insist(self) -> None:
        """From now on all problems are said at once."""
        for _, each in self.fields():
            each.insist()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        ends = [each.line for each in (self.duration, self.observation, self.follow_ups)]
        vitals = [*self.chips.values(), *self.every.stops, self.after_end.line]
        return [*self.steps.stops, *vitals, *self.premedications.stops, *ends]

    def _connect(self) -> None:
        for rows in (self.steps, self.every, self.premedications):
            rows.changed.connect(self.changed)
            rows.reordered.connect(self.reordered)
        for chip in self.chips.values():
            chip.toggled.connect(self.changed)
        for each in (self.after_end, self.duration, self.observation, self.follow_ups):
            each.changed.connect(self.changed)

    def _lay_out(self) -> None:
        chips, ends = Flow(6, 6), Flow(8, 8)
        for chip in self.chips.values():
            chips.add(chip, 0)
        for each in (self.duration, self.observation, self.follow_ups):
            ends.add(each, 1)
        parts = (
            (text("Rate steps", "strong"), self.steps),
            (text("Vital signs", "strong"), chips, text(_TO_THE_END, "soft"), self.every, self.after_end),
            (text("Premedication", "strong"), self.premedications),
            (text("Length and afterwards", "strong"), ends),
        )
        self.setLayout(column(*(column(*each, spacing=8) for each in parts), spacing=20))


def _medicine_kind() -> RowKind:
    fields = (
        ("name", "Name", drug_names()),
        ("dose", "Dose", ()),
        ("route", "Route", ROUTES),
        ("lead", "Before the start", ()),
    )
    return RowKind("premedication", fields, always_labelled=True)


def _chip(words: str) -> QPushButton:
    chip = QPushButton(words)
    chip.setProperty("chip", True)
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    chip.setAccessibleName(f"Vital signs {small(words)}")
    return chip
