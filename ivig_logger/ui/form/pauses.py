"""The card of pauses: from when to when the flow was stopped, and why."""

from ivig_logger.exchange.entry import PauseEntry
from ivig_logger.ui.form.timed_card import TimedCard
from ivig_logger.ui.form.timed_row import TIME_TIP, Column, TimedRow

_COLUMNS = {
    "since": Column("Stopped", "e.g. 14:40", 18, tip=TIME_TIP, is_time=True),
    "until": Column("On again", "e.g. 14:55", 18, tip=TIME_TIP, is_time=True),
    "reason": Column("Why", "", 20, 3),
}


class PauseRow(TimedRow[PauseEntry]):
    """One pause."""

    def __init__(self) -> None:
        super().__init__("pause", PauseEntry, _COLUMNS)


class PausesCard(TimedCard[PauseEntry]):
    """A pause without its second time is one that was not over."""

    letters = 81

    def __init__(self) -> None:
        super().__init__("Pauses", "pauses", PauseRow, PauseEntry(), "Pause")
