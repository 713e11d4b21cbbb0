"""The choice of a period, counted back from today."""

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.answers.period import Period
from ivig_logger.ui.choice import Choice

_WORDS = {
    Period.SIX_MONTHS: "Last 6 months",
    Period.TWELVE_MONTHS: "12 months",
    Period.ALL: "All",
    Period.SINCE_PRODUCT: "Since the product changed",
}


class PeriodChoice(Choice):
    """Chips, one for each period."""

    def __init__(self, label: str, chosen: Period, parent: QWidget | None = None) -> None:
        super().__init__(label, list(_WORDS.values()), _WORDS[chosen], parent)

    @property
    def period(self) -> Period:
        """The chosen one."""
        return next(each for each, words in _WORDS.items() if words == self.chosen)

    def choose_period(self, period: Period) -> None:
        """Choose one without telling anybody."""
        self.choose(_WORDS[period])
