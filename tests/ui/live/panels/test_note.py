"""A note adds words to a mark that the press has recorded already."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Mark
from ivig_logger.ui.live.panels.note import NotePanel
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.panels.hands import Closed, show


@pytest.fixture
def panel(qtbot: QtBot, session: LiveSession) -> NotePanel:
    made = NotePanel(session)
    show(qtbot, made)
    return made


@pytest.fixture
def marked(session: LiveSession) -> Callable[[], Mark]:
    """A press on "Note"."""

    def press() -> Mark:
        mark = Mark(session.now())
        session.record(events.add(mark), "mark")
        return mark

    return press


def test_enter_keeps_the_words_with_the_mark(
    qtbot: QtBot, session: LiveSession, clock: Clock, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    mark, closed = marked(), Closed(panel)
    panel.open(mark)
    clock.forward(minutes=2)
    qtbot.keyClicks(panel.edit, "moved to the sofa")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert session.stored.marks == (Mark(mark.at, "moved to the sofa"),)
    assert closed.times == 1


def test_shift_enter_begins_a_line(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    panel.open(marked())
    qtbot.keyClicks(panel.edit, "one")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(panel.edit, "two")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert session.stored.marks[0].text == "one\ntwo"


def test_esc_without_a_word_takes_the_mark_back(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    closed = Closed(panel)
    panel.open(marked())
    qtbot.keyClick(panel.edit, Qt.Key.Key_Escape)
    assert session.stored.marks == ()
    assert closed.times == 1


def test_esc_keeps_what_was_written(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    panel.open(marked())
    qtbot.keyClicks(panel.edit, "dizzy on standing")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Escape)
    assert session.stored.marks[0].text == "dizzy on standing"


def test_enter_without_a_word_leaves_the_mark(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    mark, closed = marked(), Closed(panel)
    panel.open(mark)
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert session.stored.marks == (mark,)
    assert closed.times == 1


def test_words_that_another_press_interrupted_go_to_their_own_mark(
    qtbot: QtBot, session: LiveSession, clock: Clock, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    first = marked()
    panel.open(first)
    qtbot.keyClicks(panel.edit, "a phone call")
    clock.forward(minutes=1)
    second = marked()
    panel.open(second)
    assert session.stored.marks == (Mark(first.at, "a phone call"), second)
    assert panel.edit.toPlainText() == ""


def test_words_about_a_mark_that_was_undone_are_kept(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    mark = marked()
    panel.open(mark)
    session.stack.undo()
    qtbot.keyClicks(panel.edit, "still true")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert session.stored.marks == (Mark(mark.at, "still true"),)


def test_a_text_that_no_file_can_keep_is_refused_at_the_field(
    qtbot: QtBot, session: LiveSession, panel: NotePanel, marked: Callable[[], Mark]
) -> None:
    closed = Closed(panel)
    panel.open(marked())
    panel.edit.setPlainText("a\0b")
    qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert panel.field.note.text().startswith("This text holds a character that cannot be kept.")
    assert session.stored.marks[0].text == ""
    assert closed.times == 0
