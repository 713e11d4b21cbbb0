"""All fields of the form on one page, in two columns where there is room."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.entry import Conventions, Reading, SessionEntry
from ivig_logger.ui.form.basics import Basics
from ivig_logger.ui.form.course import Course
from ivig_logger.ui.form.medicines import MedicinesCard
from ivig_logger.ui.form.one_line_card import OneLineCard
from ivig_logger.ui.form.reactions import Owner, ReactionsCard
from ivig_logger.ui.form.vials import VialsCard
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import card, column

_TWO_COLUMNS = 122  # widths of a character; below that the columns would squeeze their rows
_ROOMY = 75
_OF_SECTION = {"reaction": "reactions", "premedication": "medications"}


class Fields(QWidget):
    """`changed` when the person changed anything but the one line, `start_left` when date or start were left."""

    changed = Signal()
    start_left = Signal()
    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("content")
        self.line = OneLineCard()
        self.basics = Basics()
        self.reactions, self.medicines, self.vials = ReactionsCard(), MedicinesCard(), VialsCard()
        self.course = Course()
        self._given = (self.reactions, self.medicines, self.vials)
        self.sections = (*self._given, *self.course.cards)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.basics.changed.connect(self.changed)
        self.basics.start_left.connect(self.start_left)
        for each in self.sections:
            each.changed.connect(self.changed)
            each.reordered.connect(self.reordered)

    @property
    def entry(self) -> SessionEntry:
        """Everything that is typed, the rows out of sight included."""
        return self.course.entry_into(self._entry(SessionEntry(reactions=self.reactions.entries)))

    @property
    def entry_in_sight(self) -> SessionEntry:
        """What is typed, without the rows that are kept as they are."""
        return self.course.in_sight_into(self._entry(SessionEntry(reactions=self.reactions.shown)))

    def start_over(self, conventions: Conventions, entry: SessionEntry) -> None:
        """Show an entry as the beginning of another session."""
        for each in self.sections:
            each.forget()
        self.basics.start_over()
        self.basics.use(conventions)
        self.show_entry(entry)
        self.line.use(conventions)
        self.line.legend.hide()

    def show_entry(self, entry: SessionEntry) -> None:
        """Show an entry; only what differs is touched."""
        self.basics.show_entry(entry)
        self.reactions.show_entries(entry.reaction, entry.reactions)
        self.medicines.show_entries(entry.premedication, entry.medications)
        self.vials.show_entries(entry.vials)
        self.course.show_entry(entry)

    def prefill(self, entry: SessionEntry) -> None:
        """Mark what was taken from the last session."""
        self.basics.prefill(entry)
        self.medicines.prefill()
        self.say_prefilled()

    def say_prefilled(self) -> None:
        """Explain the mark as long as there is one."""
        self.line.legend.setVisible(any(part.is_prefilled for _, part in self.parts()))

    def parts(self) -> Iterator[tuple[str, Part]]:
        """All fields by the names that problems use, in the order in which they are seen."""
        for name, part in self.basics.fields():
            if name != "notes":
                yield name, part
        for each in self._given:
            yield from each.fields()
        yield "notes", self.basics.parts["notes"]
        yield from self.course.fields()

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        inside = [each for section in self._given for each in section.stops()]
        return [self.line.entry, *self.basics.stops(), *inside, self.basics.parts["notes"].entry, *self.course.stops()]

    def judge(self, reading: Reading, owner: Owner) -> list[Problem]:
        """Say what is said of each field at that field; the problems that have none."""
        rows, by_field = _places_of(reading.problems)
        self.basics.show_facts(reading)
        self.course.show_facts(reading)
        self.reactions.judge_rows(reading, rows, owner)
        for name, part in self.parts():
            part.judge(by_field.pop(name, ()))
        for each in self.sections:
            each.judge(by_field.pop(each.kind, ()))
        self.say_prefilled()
        return [each for problems in by_field.values() for each in problems]

    def insist(self) -> None:
        """From now on everything is said at once."""
        for _, part in self.parts():
            part.insist()
        for each in self.sections:
            each.insist()

    def insist_on(self, names: Collection[str]) -> None:
        """From now on what is said about these fields and cards is said at once."""
        self.basics.insist(names)
        for each in self.sections:
            if each.kind in names:
                each.insist()

    def field_at(self, problems: Sequence[Problem]) -> QWidget | None:
        """The first field in sight that a refusal is about."""
        refused = {_OF_SECTION.get(each.where, each.where) for each in problems if each.refuse}
        for name, part in self.parts():
            if name in refused:
                return part.entry
        return next((each.stops()[0] for each in self.sections if each.kind in refused), None)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        letter = self.fontMetrics().horizontalAdvance("x")
        wide = self.width() >= _TWO_COLUMNS * letter
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        for each in self._given:
            each.rows.label_everywhere(self.width() < _ROOMY * letter)
        self.course.label_everywhere(self.width() / letter)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _entry(self, entry: SessionEntry) -> SessionEntry:
        answered = replace(
            entry,
            reaction=self.reactions.answer,
            premedication=self.medicines.answer,
            medications=self.medicines.entries,
            vials=self.vials.entries,
        )
        return self.basics.entry_into(answered)

    def _lay_out(self) -> None:
        self._columns.setSpacing(16)
        for parts, stretch in (((self.reactions,), 3), ((self.medicines, self.vials), 2)):
            holder = QWidget()
            holder.setObjectName("content")
            holder.setLayout(column(*parts, None, spacing=16))
            self._columns.addWidget(holder, stretch)
        notes = card(self.basics.parts["notes"])
        whole = column(self.line, self.basics, self._columns, notes, self.course, None, spacing=14)
        whole.setContentsMargins(0, 0, 8, 12)
        self.setLayout(whole)


def _places_of(problems: Sequence[Problem]) -> tuple[dict[int, list[Problem]], dict[str, list[Problem]]]:
    """The problems of each row of reactions, and those of each field and card."""
    rows: dict[int, list[Problem]] = defaultdict(list)
    by_field: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        kind, _, rest = problem.where.partition(".")
        if kind == "reactions" and rest[:1].isdigit():
            rows[int(rest.partition(".")[0])].append(problem)
        by_field[_OF_SECTION.get(problem.where, problem.where)].append(problem)
    return rows, by_field
