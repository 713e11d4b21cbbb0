"""The card of medicines: whether a premedication was given, and the rows of everything that was."""

from collections.abc import Sequence

from typing_extensions import override

from ivig_logger.domain.infusion import Premedication, Purpose
from ivig_logger.domain.vocabulary import ROUTES, drug_names
from ivig_logger.exchange.entry import MedicationEntry
from ivig_logger.ui.form.medicine_row import MedicineRow
from ivig_logger.ui.form.rows import EntryRow, Rows
from ivig_logger.ui.form.section import Section, aside_text
from ivig_logger.ui.inputs import Words

ANSWERS = {
    Premedication.GIVEN: "Given",
    Premedication.NONE_GIVEN: "None given",
    Premedication.NOT_RECORDED: "Not recorded",
}


class MedicinesCard(Section[MedicationEntry]):
    """A premedication goes with the answer "given"; rows that were typed before another answer are kept aside."""

    def __init__(self) -> None:
        rows = Rows[MedicationEntry](self._make, MedicationEntry())
        super().__init__("Premedication", "medications", rows, "Medicine", list(ANSWERS.values()))
        self._names, self._routes = Words(drug_names(), self), Words(ROUTES, self)
        self.rows.changed.connect(self._arrange)

    @property
    def answer(self) -> Premedication:
        """Which chip is pressed."""
        return next(each for each, words in ANSWERS.items() if words == self.chips.chosen)

    @property
    def entries(self) -> tuple[MedicationEntry, ...]:
        """A place for each row; one that does not go with the answer is an empty place."""
        given = self.answer is Premedication.GIVEN
        return tuple(each if given or not _is_premedication(each) else MedicationEntry() for each in self.rows.entries)

    def show_entries(self, answer: Premedication, entries: Sequence[MedicationEntry]) -> None:
        """Show an answer and its rows."""
        before = self.rows.entries
        self.chips.choose(ANSWERS[answer])
        aside = [] if answer is Premedication.GIVEN else [each for each in before if _is_premedication(each)]
        self.rows.show_entries([each for each in (*entries, *aside) if each != MedicationEntry()])
        self._arrange()

    def answer_by(self, answer: Premedication) -> None:
        """Press another chip; the rows stay, kept aside or not."""
        self.chips.choose(ANSWERS[answer])
        self._arrange()

    def forget(self) -> None:
        """Begin anew, for another session."""
        self.rows.show_entries(())
        self.start_over()

    def prefill(self) -> None:
        """Mark what was taken from the last session."""
        for each in self.rows.rows:
            if isinstance(each, MedicineRow):
                each.prefill()

    @override
    def add(self) -> EntryRow[MedicationEntry]:
        if self.answer is Premedication.NOT_RECORDED:
            self.chips.choose(ANSWERS[Premedication.GIVEN])
        made = super().add()
        if self.answer is Premedication.NONE_GIVEN:
            made.show_entry(MedicationEntry(purpose=Purpose.FOR_REACTION))
        self._arrange()
        return made

    def _make(self) -> EntryRow[MedicationEntry]:
        return MedicineRow(self._names, self._routes)

    @override
    def _answered(self) -> None:
        if self.answer is Premedication.GIVEN and not self.rows.rows:
            super().add()
        self._arrange()
        super()._answered()

    def _arrange(self) -> None:
        given = self.answer is Premedication.GIVEN
        aside = 0
        for each in self.rows.rows:
            hidden = not given and _is_premedication(each.entry)
            each.setVisible(not hidden)
            aside += hidden and each.entry != MedicationEntry()
        self.aside.setText(aside_text(aside, "premedication", ANSWERS[Premedication.GIVEN]))
        self.aside.setVisible(bool(aside))


def _is_premedication(entry: MedicationEntry) -> bool:
    return entry.purpose is Purpose.PREMEDICATION
