"""What is found at a locked window, and how it is opened."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.lock.screen import LockScreen
from ivig_logger.ui.window import Window
from tests.builders import a_running_infusion
from tests.stories.person import Person


def lock_screen(window: Window) -> LockScreen:
    """What covers the window."""
    assert window.locking.screen is not None
    return window.locking.screen


def run_a_session(window: Window, number: int = 1, **changes: object) -> None:
    """Start an infusion at this moment, on the live screen."""
    infusion = a_running_infusion(window.workspace.logbook.now(), number, **changes)
    window.workspace.journal.store(infusion, text="start infusion")
    window.screens.show_started(infusion)


def unlock(person: Person, passphrase: str, who: str = "") -> None:
    """Type the passphrase of one of those who have one."""
    if who:
        person.choose("Who are you?", who)
    person.type_into("Passphrase", passphrase)
    person.click("Unlock")
    assert person.window.locking.screen is None


def told_to_a_reader(widget: QWidget) -> str:
    """Every name and text that a program for reading the screen finds in a window, whether in sight or not."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    return "\n".join(_texts(root))


def _texts(at: QAccessibleInterface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield at.text(kind)
    for each in range(at.childCount()):
        child = at.child(each)
        if child is not None:
            yield from _texts(child)
