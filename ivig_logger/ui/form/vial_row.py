"""The row of a vial, or of several of one lot. The lot is always typed: nothing is prefilled and nothing offered."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.exchange.entry import VialEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.rows import EntryRow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column


class VialRow(EntryRow[VialEntry]):
    """Lot, grams and expiry."""

    name = "vial"

    def __init__(self) -> None:
        super().__init__()
        self.lot = Part("Lot", LineInput("lot"), 9)
        self.grams = Part("Grams", LineInput("grams"), 8)
        self.expiry = Part("Expiry", LineInput("expiry"), 9)
        self.lot.entry.setToolTip("as it is printed on the vial")
        self.grams.entry.setToolTip("10, or 2 x 10 for two vials")
        self.expiry.entry.setToolTip("2027-03 or 2027-03-31")
        self.remove = button("", self._ask_removal, picture="close")
        fields = Flow(8, 8)
        for part, stretch in ((self.lot, 3), (self.grams, 1), (self.expiry, 1)):
            fields.add(part, stretch)
            part.changed.connect(self.changed)
        fields.add(self._beside(self.remove), 0, self._label_height)
        self.setLayout(column(fields))

    @property
    @override
    def entry(self) -> VialEntry:
        return VialEntry(self.lot.value, self.grams.value, self.expiry.value)

    @override
    def show_entry(self, entry: VialEntry) -> None:
        self.lot.show_text(entry.lot)
        self.grams.show_text(entry.grams)
        self.expiry.show_text(entry.expiry)

    @property
    @override
    def parts(self) -> dict[str, Part]:
        return {"lot": self.lot, "grams": self.grams, "expiry": self.expiry}

    @property
    @override
    def stops(self) -> list[QWidget]:
        return [self.lot.entry, self.grams.entry, self.expiry.entry, self.remove]

    @override
    def number(self, at: int, *, labelled: bool) -> None:
        super().number(at, labelled=labelled)
        self.remove.setAccessibleName(f"Remove vial {at + 1}")
        self.remove.setToolTip("Remove this vial")
