"""The fields of the infusion itself, filled in from the last session and marked until they are changed."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Place
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput, Words
from ivig_logger.ui.listed_concentration import ListedConcentration
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import column, text
from ivig_logger.ui.start.beginning import Beginning
from ivig_logger.ui.start.card import Card
from ivig_logger.ui.start.chips import Chips
from ivig_logger.words import amounts

_KINDS, _SIDES = ("peripheral", "port", "PICC"), ("left", "right")


class Fields(Card):
    """The texts of the card that are no rows; `changed` when the person changed one. Two frames, laid out apart."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._conventions: Conventions | None = None
        product, kind, side = (
            LineInput("name, or empty if not known"),
            LineInput("e.g. peripheral"),
            LineInput("e.g. left"),
        )
        product.setCompleter(Words(amounts.product_names(), self))
        kind.setCompleter(Words(_KINDS, self))
        side.setCompleter(Words(_SIDES, self))
        self.parts = {
            "product": Part("Product", product, 18),
            "concentration": Part("Concentration", LineInput("e.g. 10 %"), 12),
            "ordered_dose": Part("Planned dose", LineInput("e.g. 30 g"), 18),
            "weight": Part("Weight", LineInput("e.g. 62.5 kg, 138 lb"), 18),
            "before": Part("How are you today?", LineInput("e.g. well, a cold, a fever, what has changed"), 34),
            "wellbeing": Part("Well-being 0-10", LineInput("10 is best"), 12),
            "access.kind": Part("Access", kind, 12),
            "access.site": Part("Site", LineInput("e.g. forearm"), 14),
            "access.side": Part("Side", side, 8),
            "access.gauge": Part("Needle", LineInput("e.g. 22 G"), 8),
        }
        self._listed = ListedConcentration(self.parts["product"], self.parts["concentration"])
        self.place = Chips("Place", [(each.value, each) for each in Place])
        self.place_label = text("Place", "label", wrap=False)
        self.today = self._today_card()
        self._lay_out()
        for name, part in self.parts.items():
            part.changed.connect(partial(self._change, name))
        self.place.pressed.connect(self._choose_place)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields, by the names that problems use."""
        return {name: part.value for name, part in self.parts.items()}

    @property
    def chosen_place(self) -> Place | None:
        """Where the infusion is given."""
        return next((each for each in self.place.chosen if isinstance(each, Place)), None)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through in the card of the infusion."""
        first = [self.parts[name].entry for name in ("product", "concentration", "ordered_dose", "weight")]
        return [*first, *self.place.stops]

    @property
    def stops_of_today(self) -> list[QWidget]:
        """What the Tab key goes through in the card of today."""
        names = ("before", "wellbeing", *(name for name in self.parts if name.startswith("access")))
        return [self.parts[name].entry for name in names]

    def fill_in(self, begun: Beginning, conventions: Conventions) -> None:
        """Show what is known from the last session, marked."""
        self._conventions = conventions
        for name, part in self.parts.items():
            part.start_over()
            part.prefill(begun.texts[name])
        self._listed.start_over(begun.texts["concentration"])
        place = begun.base.place
        self.place.choose(place)
        self.place_label.setText("Place" if place is None else "Place (as last time)")
        self._show_facts()

    def show_texts(self, texts: Mapping[str, str], place: Place | None) -> None:
        """Show what was typed before; what is as it was filled in stays marked."""
        for name, part in self.parts.items():
            part.show_text(texts.get(name, part.value))
        if place is not self.chosen_place:
            self.place.choose(place)
            self.place_label.setText("Place")
        self._show_facts()

    def insist(self, names: Iterable[str] | None = None) -> None:
        """From now on everything is said at once, or what is said of these fields."""
        for name in self.parts if names is None else names:
            self.parts[name].insist()

    def _change(self, name: str) -> None:
        if name == "product":
            self._listed.follow()
        self._show_facts()
        self.changed.emit()

    def _choose_place(self) -> None:
        self.place_label.setText("Place")
        self.changed.emit()

    def _show_facts(self) -> None:
        if self._conventions is None:
            return
        weight, dose = self.parts["weight"], self.parts["ordered_dose"]
        weight.show_fact(amounts.weight_fact(weight.value, self._conventions))
        dose.show_fact(amounts.per_kg(dose.value, weight.value, self._conventions))

    def _lay_out(self) -> None:
        first, second = Flow(), Flow()
        first.add(self.parts["product"], 3)
        first.add(self.parts["concentration"], 1)
        second.add(self.parts["ordered_dose"], 2)
        second.add(self.parts["weight"], 2)
        where = column(self.place_label, self.place, spacing=4)
        self.hold("Infusion", first, second, where, spacing=12)

    def _today_card(self) -> Card:
        access = Flow(8, 8)
        for name in ("kind", "site", "side", "gauge"):
            access.add(self.parts[f"access.{name}"], 1)
        made = Card()
        how = Flow()
        how.add(self.parts["before"], 4)
        how.add(self.parts["wellbeing"], 1)
        made.hold("Today", how, access, spacing=12)
        return made
