"""What is said to a person who does not see the screen, at the moment when it happens."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.covering import is_covered


class Announcements(QObject):
    """`made` carries the words of each announcement, whether or not a screen reader is there."""

    made = Signal(str)


announcements = Announcements()


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say `words`, on behalf of a widget that is shown; behind a lock nothing is said."""
    if is_covered(widget):
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
    announcements.made.emit(words)
