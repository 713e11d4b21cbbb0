"""The form as it is laid out: a header that stays, questions below it, and all fields on one page that scrolls."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.header import Header
from ivig_logger.ui.form.start_question import StartQuestion
from ivig_logger.ui.pieces import column, scrolled


class Sheet(QWidget):
    """Has the parts in their places, knows how to go to a field, and what the Tab key goes through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self.header, self.question, self.fields = Header(), StartQuestion(), Fields()
        self.area = scrolled(self.fields)
        whole = column(self.header, self.question, self.area, spacing=14)
        whole.setContentsMargins(26, 20, 18, 0)
        self.setLayout(whole)
        self.setFocusProxy(self.fields.line.entry)
        self.fields.reordered.connect(self._order_tabs)

    def _go_to(self, field: QWidget) -> None:
        field.setFocus()
        self.area.ensureWidgetVisible(field, 40, 80)

    def _order_tabs(self) -> None:
        stops: list[QWidget] = [*self.question.stops, *self.fields.stops(), *self.header.stops]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)
