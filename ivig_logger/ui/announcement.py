"""What is said to a person who does not see the screen, at the moment when it happens."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcements(QObject):
    """`made` carries the words of each announcement, whether or not a screen reader is there."""

    made = Signal(str)


announcements = Announcements()


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words`, on behalf of a widget that is shown."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
    announcements.made.emit(words)
