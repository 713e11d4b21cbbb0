"""A listed product has one concentration; it follows the product until the person types another."""

from ivig_logger.ui.part import Part
from ivig_logger.words import amounts


class ListedConcentration:
    """Ties the field of the concentration to that of the product."""

    def __init__(self, product: Part, concentration: Part) -> None:
        self._product, self._concentration = product, concentration
        self._filled_in = ""

    def start_over(self, filled_in: str = "") -> None:
        """What stands in the field was filled in and not typed, and so may be exchanged."""
        self._filled_in = filled_in

    def follow(self) -> None:
        """The product was changed."""
        listed = amounts.listed_concentration(self._product.value)
        if listed and self._concentration.value in ("", self._filled_in):
            self._filled_in = listed
            self._concentration.show_text(listed)
