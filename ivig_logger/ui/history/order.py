"""The order of the list, for keyboards and fingers that do not reach the headings."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ivig_logger.storage.listing import Column, Order
from ivig_logger.ui.session_list.line import Part

_WORDS = {
    Order(Column.STARTED, descending=True): "Newest first",
    Order(Column.STARTED, descending=False): "Oldest first",
    Order(Column.TOOK, descending=True): "Longest first",
    Order(Column.TOOK, descending=False): "Shortest first",
    Order(Column.PRODUCT, descending=False): "Product A to Z",
    Order(Column.PRODUCT, descending=True): "Product Z to A",
    Order(Column.DOSE, descending=True): "Largest dose first",
    Order(Column.DOSE, descending=False): "Smallest dose first",
}
PART_OF = {
    Column.STARTED: Part.DATE,
    Column.TOOK: Part.TOOK,
    Column.PRODUCT: Part.PRODUCT,
    Column.DOSE: Part.DOSE,
}


class OrderButton(QPushButton):
    """Says the order and offers the others. `wanted` carries an Order."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chip", True)
        self.setAutoDefault(False)
        self._order = Order()
        self.show_order(self._order)
        self.clicked.connect(self._offer)

    def show_order(self, order: Order) -> None:
        """Say which order the list has."""
        self._order = order
        self.setText(f"{_WORDS[order]} ▾")
        self.setAccessibleName(f"Order of the list, now {_WORDS[order].lower()}: opens a menu")

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Order of the list")
        for order, words in _WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(partial(self._choose, order))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, order: Order) -> None:
        self.wanted.emit(order)
