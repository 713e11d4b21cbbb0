"""How it is told that something has become due: heard, if that is wanted, and said to who does not see the screen."""

from PySide6.QtWidgets import QWidget

from ivig_logger.ui.announcement import announce
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.sound import play_due


def remind(widget: QWidget, preferences: Preferences, words: str) -> None:
    """Remind of it on behalf of the widget that shows it."""
    if preferences.sound:
        play_due()
    announce(widget, words)
