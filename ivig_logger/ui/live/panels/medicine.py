"""A medicine that was given: one press on one that was given before, or its name, dose and route."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.favourites import favourite_medicines
from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import Medication, Purpose
from ivig_logger.domain.vocabulary import ROUTES, drug_names
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_numbers import read_medicine_dose
from ivig_logger.ui.inputs import Words
from ivig_logger.ui.live.panels.chips import Offers, OneOf
from ivig_logger.ui.live.panels.earlier import sessions_of
from ivig_logger.ui.live.panels.entry_panel import EntryPanel
from ivig_logger.ui.live.panels.slots import Slot
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.words.sessions import medication_text

_PURPOSES = (Purpose.PREMEDICATION, Purpose.FOR_REACTION, Purpose.OTHER)


class MedicinePanel(EntryPanel):
    """What it was given for is chosen first: for a reaction where one is recorded, else something else."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        self.medicine = Slot("Name", QLineEdit(), 16)
        self.dose = Slot("Dose", QLineEdit(), 8)
        self.route = Slot("Route", QLineEdit(), 10)
        super().__init__(session, "Medicine", {"name": self.medicine, "dose": self.dose, "route": self.route}, parent)
        self.purpose = OneOf([each.value for each in _PURPOSES])
        self.favourites = Offers()
        self.favourites.taken.connect(self._take)
        self.dose.line.setPlaceholderText("with unit")
        self.medicine.line.setCompleter(Words(drug_names(), self))
        self.route.line.setCompleter(Words(ROUTES, self))
        self.lay_out(self.purpose, self.favourites)

    @property
    @override
    def typed(self) -> tuple[KeptText, ...]:
        typed = super().typed
        return (*typed, KeptText("purpose", self.purpose.chosen)) if typed else ()

    @override
    def show_typed(self, kept: KeptPanel) -> None:
        super().show_typed(kept)
        purposes = [each.text for each in kept.texts if each.name == "purpose"]
        for each in _PURPOSES:
            if each.value in purposes:
                self.purpose.choose(each.value)

    @override
    def start_over(self) -> None:
        super().start_over()
        usual = Purpose.FOR_REACTION if self.session.infusion.reactions else Purpose.OTHER
        self.purpose.choose(usual.value)

    @override
    def refresh(self) -> None:
        offered = favourite_medicines(sessions_of(self.session), self.session.plan)
        self.favourites.offer([(medication_text(each), _name(each), each) for each in offered])

    @override
    def store(self) -> None:
        try:
            dose, unit = read_medicine_dose(self.dose.value, self.session.workspace.conventions())
        except Unreadable as unreadable:
            self.refuse(unreadable, "dose")
        else:
            self._give(Medication(self.medicine.value.strip(), dose, unit, self.route.value.strip()))

    def _take(self, favourite: Medication) -> None:
        self._give(favourite)

    def _give(self, given: Medication) -> None:
        medicine = replace(given, purpose=Purpose(self.purpose.chosen), at=self.at)
        self.keep(medicine, Kind.MEDICATION, f"record {medication_text(medicine)}")


def _name(given: Medication) -> str:
    return f"Record {medication_text(given)}"
