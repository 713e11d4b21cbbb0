"""The card of rate steps: when, and to what the pump was set, in the unit in which it was set."""

from decimal import Decimal

from typing_extensions import override

from ivig_logger.exchange.entry import RateEntry
from ivig_logger.exchange.typed_texts import number_text
from ivig_logger.ui.form.timed_card import TimedCard
from ivig_logger.ui.form.timed_row import TIME_TIP, Column, TimedRow

_COLUMNS = {
    "at": Column("Time", "e.g. 14:20 or 30", 18, tip=TIME_TIP, is_time=True),
    "rate": Column("Set to", "e.g. 60 mL/h", 24, tip="60 or 60 mL/h, 1.5 mL/kg/h, 0.5 mL/kg/min, 3 mg/kg/min"),
}


class RateRow(TimedRow[RateEntry]):
    """A rate without a unit is in that of the row before, at first in mL/h."""

    def __init__(self) -> None:
        super().__init__("rate step", RateEntry, _COLUMNS)

    @override
    def show_flow(self, flow: Decimal | None) -> None:
        self.parts["rate"].show_fact("" if flow is None else f"= {number_text(round(flow, 1))} mL/h")


class RatesCard(TimedCard[RateEntry]):
    """What the pump was set to, as the sheet of paper has it."""

    letters = 63

    def __init__(self) -> None:
        super().__init__("Rate steps", "rates", RateRow, RateEntry(), "Rate step")
