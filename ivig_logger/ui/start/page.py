"""The cards of the start, in two columns where there is room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.pieces import column, text
from ivig_logger.ui.start.beginning import Beginning
from ivig_logger.ui.start.fields import Fields
from ivig_logger.ui.start.lots import LotsCard
from ivig_logger.ui.start.medicines import MedicinesCard
from ivig_logger.ui.start.plan_card import PlanCard
from ivig_logger.ui.start.reading import StartEntry

_TWO_COLUMNS = 100  # widths of a character


class Page(QWidget):
    """`changed` when the person changed anything, `reordered` when there are other fields to go through."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, now: Callable[[], Moment]) -> None:
        super().__init__()
        self.setObjectName("content")
        self.lots, self.fields, self.plan, self.medicines = LotsCard(), Fields(), PlanCard(), MedicinesCard(now)
        left, right = QWidget(), QWidget()
        for holder, parts in (
            (left, (self.lots, self.fields)),
            (right, (self.medicines, self.plan, self.fields.today)),
        ):
            holder.setObjectName("content")
            holder.setLayout(column(*parts, None, spacing=14))
        self.legend = text("", "soft")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        whole = column(self.legend, self._columns, spacing=10)
        whole.setContentsMargins(0, 0, 8, 8)
        self.setLayout(whole)
        for holder in (left, right):
            self._columns.addWidget(holder, 1)
        for each in (self.lots, self.fields, self.plan, self.medicines):
            each.changed.connect(self.changed)
        for rows in (self.lots, self.medicines):
            rows.reordered.connect(self.reordered)

    @property
    def entry(self) -> StartEntry:
        """Everything that the card says."""
        return StartEntry(
            self.fields.texts,
            self.fields.chosen_place,
            self.medicines.none_given.isChecked(),
            self.medicines.entries,
            self.lots.vials,
        )

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        fields = self.fields
        return [
            *self.lots.stops,
            *fields.stops,
            *self.medicines.stops,
            *self.plan.stops,
            *fields.stops_of_today,
        ]

    def fill_in(self, begun: Beginning, conventions: Conventions) -> None:
        """Show what is known, as the beginning of another infusion."""
        sources = _sources(begun)
        self.legend.setText(f"▎ Taken from {' and '.join(sources)}: please look.")
        self.legend.setVisible(bool(sources))
        self.fields.fill_in(begun, conventions)
        self.medicines.fill_in(begun.medicines, conventions)
        self.lots.fill_in(begun.lots)
        self.plan.fill_in(begun.patient, begun.steps)

    def patient_with_plan(self, patient: Patient) -> Patient:
        """The patient as they are stored with the infusion."""
        return self.plan.patient_with_plan(patient)

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is said of each field at that field."""

        def of(*kinds: str) -> list[Problem]:
            return [each for each in problems if each.where.partition(".")[0] in kinds]

        for name, part in self.fields.parts.items():
            part.judge([each for each in problems if each.where == name])
        self.lots.judge(of("vials"))
        self.medicines.judge(of("medications"))
        self.plan.judge(of("rates"))

    def insist(self) -> None:
        """From now on everything is said at once."""
        self.fields.insist()
        self.medicines.insist()

    def field_of(self, where: str) -> QWidget | None:
        """The input that a problem is about."""
        if where in self.fields.parts:
            return self.fields.parts[where].entry
        if where.startswith("medications."):
            return self.medicines.field_of(where)
        return self.lots.entry if where.startswith(("vials", "lot")) else None

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS * self.fontMetrics().horizontalAdvance("x")
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _sources(begun: Beginning) -> list[str]:
    """Where what is filled in comes from."""
    by_plan = begun.patient.plan is not None and bool(begun.patient.plan.premedications)
    by_last = bool(begun.texts["product"] or begun.texts["weight"] or (begun.medicines and not by_plan))
    return ["the last session"] * by_last + ["the plan"] * by_plan
