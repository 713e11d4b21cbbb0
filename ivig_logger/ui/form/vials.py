"""The card of vials and lots."""

from collections.abc import Sequence

from ivig_logger.exchange.entry import VialEntry
from ivig_logger.ui.form.rows import Rows
from ivig_logger.ui.form.section import Section
from ivig_logger.ui.form.vial_row import VialRow


class VialsCard(Section[VialEntry]):
    """An empty row stands ready; empty rows are not part of the record."""

    def __init__(self) -> None:
        super().__init__("Vials and lots", "vials", Rows[VialEntry](VialRow, VialEntry()), "Vial")

    @property
    def entries(self) -> tuple[VialEntry, ...]:
        """A place for each row, empty ones included."""
        return self.rows.entries

    def show_entries(self, entries: Sequence[VialEntry]) -> None:
        """Show these vials, or an empty row."""
        self.rows.show_entries(entries or (VialEntry(),))

    def forget(self) -> None:
        """Begin anew, for another session."""
        self.rows.show_entries((VialEntry(),))
        self.start_over()
