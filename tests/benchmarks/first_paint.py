"""Leaves a program as soon as something was painted; both starts that are compared use it."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from typing_extensions import override


class FirstPaint(QObject):
    """An event filter for what is to be painted."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:  # behind the paint
            QCoreApplication.exit(0)
        return super().event(event)
