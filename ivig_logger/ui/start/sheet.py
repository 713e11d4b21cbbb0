"""How the start is laid out: everything on one page that scrolls, the large button always in sight below it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.pieces import column, scrolled
from ivig_logger.ui.start.head import Head
from ivig_logger.ui.start.page import Page
from ivig_logger.ui.start.start_bar import StartBar


class Sheet(QWidget):
    """The parts of the screen, without what happens in them."""

    def __init__(self, now: Callable[[], Moment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.head, self.page, self.bar = Head(), Page(now), StartBar(now)
        self.area = scrolled(self.page)
        whole = column(self.head, self.area, self.bar, spacing=12)
        whole.setContentsMargins(26, 20, 18, 12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def first_stop(self) -> QWidget:
        """Where the keys are on a card that was just filled in."""
        return next(iter(self.page.lots.chips.stops), self.bar.start)

    def go_to(self, field: QWidget | None) -> None:
        """Put the keys into a field, and the field in sight."""
        if field is not None:
            field.setFocus()
            self.area.ensureWidgetVisible(field.parentWidget() or field, 40, 40)

    def order_tabs(self) -> None:
        """The Tab key goes through the fields as they are seen."""
        for first, second in pairwise([self.head.go_on, *self.page.stops, *self.bar.stops, *self.head.stops[1:]]):
            QWidget.setTabOrder(first, second)
