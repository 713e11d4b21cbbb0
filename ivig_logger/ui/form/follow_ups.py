"""The card of what was asked afterwards: when, by whom, and what was told."""

from ivig_logger.exchange.entry import FollowUpEntry
from ivig_logger.ui.form.timed_card import TimedCard
from ivig_logger.ui.form.timed_row import Column, TimedRow

_TIME_TIP = "24 h after the end, or 21 Oct 2026 10:00"
_COLUMNS = {
    "at": Column("When", "after 24 h, or day and time", 26, 2, tip=_TIME_TIP),
    "by": Column("Asked by", "", 12, 2),
    "text": Column("How it was", "", 24, 4),
}


class FollowUpRow(TimedRow[FollowUpEntry]):
    """One question and what was told."""

    def __init__(self) -> None:
        super().__init__("follow-up", FollowUpEntry, _COLUMNS)


class FollowUpsCard(TimedCard[FollowUpEntry]):
    """The questions of the days after; what came later is a reaction besides."""

    letters = 92

    def __init__(self) -> None:
        super().__init__("Follow-up", "follow_ups", FollowUpRow, FollowUpEntry(), "Follow-up")
