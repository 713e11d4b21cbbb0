"""The card of vital signs: a line for each set, as on the sheet of paper; a set may be partial."""

from ivig_logger.exchange.entry import SignsEntry
from ivig_logger.ui.form.timed_card import TimedCard
from ivig_logger.ui.form.timed_row import TIME_TIP, Column, TimedRow

_COLUMNS = {
    "at": Column("Time", "14:20 or 30", 11, 2, tip=TIME_TIP, is_time=True),
    "pressure": Column("Blood pressure", "122/76", 14, tip="Blood pressure in mmHg, like 122/76"),
    "heart_rate": Column("Pulse", "", 6, tip="Pulse, beats in a minute"),
    "temperature": Column("Temp.", "", 8, tip="Temperature, like 36.8 °C or 98.2 °F"),
    "spo2": Column("SpO₂ %", "", 7, tip="Oxygen saturation in %"),
    "breathing_rate": Column("Breaths", "", 7, tip="Breaths in a minute"),
    "pain": Column("Pain", "0-10", 6, tip="Pain from 0 to 10"),
}


class SignsRow(TimedRow[SignsEntry]):
    """One set with its time."""

    def __init__(self) -> None:
        super().__init__("measurement", SignsEntry, _COLUMNS)


class VitalsCard(TimedCard[SignsEntry]):
    """What was measured, and when."""

    letters = 100

    def __init__(self) -> None:
        super().__init__("Vital signs", "vitals", SignsRow, SignsEntry(), "Measurement")
