"""A link whose words become shorter where there is no room for the long ones."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.ui.enter_button import EnterButton


class ShortButton(EnterButton):
    """Shows the longest of several forms that fits; its name and its tip are always the longest."""

    def __init__(self, pressed: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("")
        self.setParent(parent)
        self._forms: tuple[str, ...] = ()
        self.setProperty("link", True)
        self.setProperty("small", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # may be narrower than its hint
        self.clicked.connect(pressed)
        self.hide()

    def show_forms(self, forms: tuple[str, ...], tip: str = "") -> None:
        """The same words from the longest form to the shortest."""
        self._forms = forms
        self.setAccessibleName(forms[0])
        self.setToolTip(tip or forms[0])
        self.updateGeometry()
        self._fit()
        self.show()

    @override
    def sizeHint(self) -> QSize:
        return self._size_of(self._forms[0] if self._forms else "")

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size_of(self._forms[-1] if self._forms else "")

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = (each for each in self._forms if self._size_of(each).width() <= self.width())
        words = next(fitting, self._forms[-1] if self._forms else "")
        if words != self.text():
            self.setText(words)

    def _size_of(self, words: str) -> QSize:
        """The size with these words; the style adds its frame to whatever the text measures."""
        whole = super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(
            whole.width() + metrics.horizontalAdvance(words) - metrics.horizontalAdvance(self.text()), whole.height()
        )
