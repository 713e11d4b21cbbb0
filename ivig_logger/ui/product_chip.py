"""A chip that narrows sessions to those with one product, by a menu."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ivig_logger.ui.enter_button import EnterButton


class ProductChip(EnterButton):
    """`changed` tells that another product was chosen, or any. `offered` is what there is to choose from."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("chip", True)
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.product: str | None = None
        self.offered: tuple[str, ...] = ()
        self.clicked.connect(self._offer)
        self._show()

    def choose(self, product: str | None) -> None:
        """Only sessions with this product, or with any."""
        self.product = product
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Any product, without telling anybody."""
        self.product = None
        self._show()

    def _offer(self) -> None:
        self._show()  # the click has turned the chip over, and nothing is chosen yet
        menu = QMenu(self)
        menu.setAccessibleName("Product")
        for product in (None, *self.offered):
            action = menu.addAction((product or "Any product").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(product == self.product)
            action.triggered.connect(partial(self.choose, product))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _show(self) -> None:
        self.setText(f"{(self.product or 'Product').replace('&', '&&')} ▾")
        self.setChecked(self.product is not None)
        self.setAccessibleName(f"Only one product, now {self.product or 'any'}: opens a menu")
