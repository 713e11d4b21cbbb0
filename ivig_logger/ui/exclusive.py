"""Of several buttons one is chosen: Tab comes to it, arrows go to the others, and only a press chooses."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from typing_extensions import override

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TAB = Qt.FocusPolicy.TabFocus


class Exclusive(QButtonGroup):
    """Qt's own way presses the button that an arrow comes to, so that looking at an answer gives it at once."""

    def add(self, button: QAbstractButton) -> None:
        """Put a checkable button into the group, behind the others."""
        self.addButton(button)
        button.installEventFilter(self)
        button.toggled.connect(self.rest)
        self.rest()

    def rest(self) -> None:
        """While the keys are elsewhere, Tab comes to the chosen button; without one, to the first."""
        shown = self._shown()
        stop = self.checkedButton() or (shown[0] if shown else None)
        for each in self.buttons():
            policy = Qt.FocusPolicy(each.focusPolicy() | _TAB if each is stop else each.focusPolicy() & ~_TAB)
            if policy != each.focusPolicy():
                each.setFocusPolicy(policy)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.rest()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._go(watched, _STEPS[Qt.Key(event.key())])
            return True
        return False

    def _go(self, now: QObject, step: int) -> None:
        shown = self._shown()
        at = next(position for position, each in enumerate(shown) if each is now) + step
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.OtherFocusReason)  # which makes it the one that Tab leaves the group from

    def _shown(self) -> list[QAbstractButton]:
        return [each for each in self.buttons() if not each.isHidden()]
