"""The card of premedications: those of the plan or of the last session, and "none given" as an answer of its own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import PlannedMedicine
from ivig_logger.domain.problems import Problem
from ivig_logger.domain.vocabulary import drug_names
from ivig_logger.exchange.kept_start import KeptMedicine
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.inputs import Words
from ivig_logger.ui.pieces import button, clear, row, text
from ivig_logger.ui.start.card import Card
from ivig_logger.ui.start.medicine_row import MedicineRow
from ivig_logger.ui.start.reading import MedicineEntry


class MedicinesCard(Card):
    """`changed` when the person typed or pressed something, `reordered` when there are other rows."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, now: Callable[[], Moment]) -> None:
        super().__init__()
        self._now = now
        self._names = Words(drug_names(), self)
        self.rows: list[MedicineRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.none_given = button("None given", self._deny_all, chip=True)
        self.none_given.setCheckable(True)
        self.none_given.setAccessibleName("Premedication: none given")
        self.more = button("Medicine", self._add, picture="add", small=True)
        self.more.setAccessibleName("Add a premedication")
        heading = row(text("Premedication", "heading", wrap=False), None, self.none_given)
        self.hold("", heading, self._column, row(self.more, None), spacing=12)

    @property
    def entries(self) -> tuple[MedicineEntry, ...]:
        """The medicines that were given."""
        return tuple(entry for each in self.rows if (entry := each.entry) is not None)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.none_given, *(stop for each in self.rows for stop in each.stops), self.more]

    def fill_in(self, medicines: Sequence[PlannedMedicine], conventions: Conventions) -> None:
        """Show these, and nothing said about them."""
        clear(self._column)
        self.rows = []
        self.none_given.setChecked(False)
        for each in medicines:
            self._append().fill_in(each, conventions)
        self.judge(())

    def show_kept(self, kept: Sequence[KeptMedicine], conventions: Conventions, *, none_given: bool) -> None:
        """Show the rows as they were filled in before."""
        self.fill_in((), conventions)
        for each in kept:
            self._append().show_kept(each, conventions)
        self.none_given.setChecked(none_given)

    def tick(self, now: Moment) -> list[tuple[str, str]]:
        """Go on with the time; the waits of the plan that are over, each by a name of its own, and that they are."""
        return [over for each in self.rows if (over := each.tick(now)) is not None]

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is said of the medicines, at their fields where they have one."""
        of_rows: dict[tuple[int, str], list[Problem]] = {}
        for problem in problems:
            _, number, name = problem.where.split(".", 2)
            of_rows.setdefault((int(number), "dose" if name == "dose" else "name"), []).append(problem)
        for at, each in enumerate(self.rows):
            for name, part in (("name", each.name), ("dose", each.dose)):
                said = of_rows.get((at, name), [])
                part.judge(said)
                if any(problem.where.endswith(".at") for problem in said):
                    part.insist()  # a press needs no leaving of a field to be complete

    def insist(self) -> None:
        """From now on everything is said at once."""
        for each in self.rows:
            each.name.insist()
            each.dose.insist()

    def field_of(self, where: str) -> QWidget:
        """The input that a problem is about."""
        _, number, name = where.split(".", 2)
        row_of = self.rows[int(number)]
        return (row_of.dose if name == "dose" else row_of.name).entry

    def _append(self) -> MedicineRow:
        made = MedicineRow(len(self.rows), self._names, self._now)
        made.changed.connect(self._change)
        self.rows.append(made)
        self._column.addWidget(made)
        self.reordered.emit()
        return made

    def _add(self) -> None:
        self._append().name.entry.setFocus()
        self._show_answer()

    def _deny_all(self) -> None:
        for each in self.rows:
            each.deny(denied=self.none_given.isChecked() and not each.is_empty)
        self.changed.emit()

    def _change(self) -> None:
        self._show_answer()
        self.changed.emit()

    def _show_answer(self) -> None:
        """ "None given" is pressed when each medicine is said not to have been given, and goes with the first one."""
        said = [each.is_denied for each in self.rows if not each.is_empty]
        if said:
            self.none_given.setChecked(all(said))
