"""Menus, lists of words, calendars, tips and dialogs that are open above the window."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget


def close_all_above(window: QWidget) -> None:
    """Close everything of the program but this window; a dialog is left without an answer.

    What a keyboard of another script is just putting together is written into its field first.
    """
    QGuiApplication.inputMethod().commit()
    QToolTip.hideText()
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            _close(each)


def _close(opened: QWidget) -> None:
    if isinstance(opened, QDialog):
        opened.reject()
    opened.close()
    opened.hide()  # whatever it says to closing
