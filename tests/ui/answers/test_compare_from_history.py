"""Sessions are compared from the history too: each that is wished for there is taken into the comparison."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.answers import AnswersScreen
from ivig_logger.ui.scroll_page import ScrollPage
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.stories.person import Person
from tests.ui.history.sessions import EARLY, LATER

MORE, COMPARE = "More to do with this session: opens a menu", "Compare…"


@pytest.fixture
def compare(six: Workspace, window: Window, person: Person, qtbot: QtBot) -> AnswersScreen:
    """Two sessions, of years ago by now, were chosen one after the other."""
    assert window.workspace is six
    for each in (EARLY, LATER):
        press(window, person, each)
    shown = window.screens.currentWidget()
    assert isinstance(shown, AnswersScreen)
    qtbot.waitUntil(shown.compare.isVisible)
    return shown


def press(window: Window, person: Person, session: Infusion) -> None:
    window.screens.show_session(session)
    person.choose_entry(MORE, COMPARE)


def test_each_session_is_added_to_those_that_are_compared(compare: AnswersScreen) -> None:
    assert compare.compare.heading.text() == "Compared: 2 sessions, aligned at the start"


def test_the_keys_are_at_the_comparison(window: Window, compare: AnswersScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.focusWidget() is compare.compare.close_button)


def test_the_comparison_is_at_the_top_of_the_page(compare: AnswersScreen, window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    page = compare.findChildren(ScrollPage)[0]
    bar = page.verticalScrollBar()
    bar.setValue(0)
    compare.comparing.add(LATER)

    def is_at_top() -> bool:
        """Or as near to it as the page goes."""
        y = compare.compare.mapTo(page.viewport(), QPoint(0, 0)).y()
        return bar.value() > 0 and (0 <= y <= 60 or bar.value() == bar.maximum())

    qtbot.waitUntil(is_at_top)


def test_a_filter_that_leaves_nothing_does_not_hide_it(
    compare: AnswersScreen, window: Window, person: Person, qtbot: QtBot
) -> None:
    compare.heading.search.setText("no session has this")
    compare.heading.changed.emit()
    qtbot.waitUntil(compare.empty.isVisible)
    press(window, person, EARLY)
    qtbot.waitUntil(compare.compare.isVisible)
    assert compare.heading.search.text() == ""


@pytest.mark.usefixtures("six")
def test_a_session_in_error_is_not_offered(window: Window) -> None:
    window.screens.show_session(EARLY)
    details = window.screens.history().details
    assert details.more.compare.isVisible()
    details.marked.emit(EARLY, "typo")
    window.screens.show_session(EARLY)
    assert not details.more.compare.isVisible()
