"""The row of one medicine: name, dose, when; its purpose and route where they are asked for or not the usual ones."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Purpose
from ivig_logger.exchange.entry import MedicationEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.rows import EntryRow
from ivig_logger.ui.inputs import Box, LineInput, Words
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column, plain, text


class MedicineRow(EntryRow[MedicationEntry]):
    """One kind of row for every medicine."""

    name = "medicine"

    def __init__(self, names: Words, routes: Words) -> None:
        super().__init__()
        name, route = LineInput("name"), LineInput("by mouth, IV, …")
        name.setCompleter(names)
        route.setCompleter(routes)
        self.medicine = Part("Medicine", name, 15)
        self.dose = Part("Dose", LineInput("dose"), 7)
        self.at = Part("When", LineInput("time"), 12)
        self.purpose = Part("What for", Box([(each.value, each.value) for each in Purpose]), 16)
        self.route = Part("Route", route, 12)
        self.at.entry.setToolTip("13:15 or 30 min before")
        self.more = button("More", self._toggle, chip=True)
        self.more.setCheckable(True)
        self.remove = button("", self._ask_removal, picture="close")
        self.summary = text("", "soft", wrap=False)
        self._lay_out()

    @property
    @override
    def entry(self) -> MedicationEntry:
        return MedicationEntry(
            name=self.medicine.value,
            dose=self.dose.value,
            at=self.at.value,
            route=self.route.value,
            purpose=Purpose(str(self.purpose.choice)),
        )

    @override
    def show_entry(self, entry: MedicationEntry) -> None:
        if entry.name != self.medicine.value:
            self._unmark()
        for part, words in self._texts(entry):
            part.show_text(words)
        self.purpose.show_choice(entry.purpose)
        self._open(wanted=self.more.isChecked() or entry.purpose is not Purpose.PREMEDICATION)

    def prefill(self) -> None:
        """Mark what was taken from the last session."""
        for part in (self.medicine, self.dose, self.route):
            part.prefill(part.value)

    @property
    @override
    def parts(self) -> dict[str, Part]:
        return {
            "name": self.medicine,
            "dose": self.dose,
            "at": self.at,
            "purpose": self.purpose,
            "route": self.route,
        }

    @property
    @override
    def stops(self) -> list[QWidget]:
        first: list[QWidget] = [self.medicine.entry, self.dose.entry, self.at.entry]
        return [*first, self.more, self.remove, self.purpose.entry, self.route.entry]

    @override
    def number(self, at: int, *, labelled: bool) -> None:
        super().number(at, labelled=labelled)
        for part in (self.purpose, self.route):
            part.label.show()
        self.more.setAccessibleName(f"Medicine {at + 1}: more, what for and how")
        self.remove.setAccessibleName(f"Remove medicine {at + 1}")
        self.remove.setToolTip("Remove this medicine")

    def _unmark(self) -> None:
        """Another medicine: nothing of the row is that of the last session any more."""
        for part in (self.medicine, self.dose, self.route):
            part.mark_choice(prefilled=False)

    def _texts(self, entry: MedicationEntry) -> tuple[tuple[Part, str], ...]:
        return (self.medicine, entry.name), (self.dose, entry.dose), (self.at, entry.at), (self.route, entry.route)

    def _toggle(self) -> None:
        self._open(wanted=self.more.isChecked())

    def _open(self, *, wanted: bool) -> None:
        self.more.setChecked(wanted)
        self._further.setVisible(wanted)
        self.summary.setText("" if wanted else self.route.value)

    def _lay_out(self) -> None:
        fields, further = Flow(8, 8), Flow(8, 8)
        for part, stretch in ((self.medicine, 3), (self.dose, 1), (self.at, 1)):
            fields.add(part, stretch)
        fields.add(self._beside(self.summary, None, self.more, self.remove), 3, self._label_height)
        for part in (self.purpose, self.route):
            further.add(part, 1)
        self._further = plain(further)
        self._further.hide()
        for part in self.parts.values():
            part.changed.connect(self.changed)
        self.setLayout(column(fields, self._further, spacing=8))
