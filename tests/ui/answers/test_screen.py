"""The answers screen: what it says of six sessions, what narrows them, and that every number opens its sessions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.tables import By
from ivig_logger.domain.infusion import Patient
from ivig_logger.ui.answers import AnswersScreen
from ivig_logger.ui.answers.asking import Asking
from ivig_logger.ui.answers.question import Found, Question
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.ui.answers.conftest import Show, settle
from tests.ui.history.sessions import EARLY, LATER, MAY_BE, NONE, RUNNING, UNKNOWN

LEFT = Qt.MouseButton.LeftButton


def numbers(screen: AnswersScreen) -> list[tuple[str, str, str]]:
    return [(each.value.text(), each.name.text(), each.out_of.text()) for each in screen.figures.cards]


def press(screen: AnswersScreen, words: str, qtbot: QtBot) -> None:
    chip = next(each for each in screen.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(chip, LEFT)
    settle(screen, qtbot)


def listed(screen: AnswersScreen) -> set[str]:
    assert screen.found is not None
    return {each.id for each in screen.found.answers.group.members}


def cell_of(screen: AnswersScreen, row: int, column: int) -> str:
    return screen.tables.grid.shown.cell(row, column).text


def test_five_numbers_stand_with_what_they_are_out_of_and_the_unknowns(screen: AnswersScreen) -> None:
    assert numbers(screen) == [
        ("6", "sessions", "all of the log"),
        ("4", "with any reaction", "of 6, 1 not asked"),
        ("1", "with a reaction in the first hour", "of 6, 1 may be, 1 onset not known, 1 not asked"),
        ("61 min", "median onset", "of 3 known, 1 onset not known"),
        ("not graded", "worst severity", "in 4 sessions, 1 not asked"),
    ]


def test_the_wheel_turns_the_page_and_not_what_is_counted(screen: AnswersScreen) -> None:
    box, down = screen.tables.across, QPoint(0, -120)
    place, around = QPointF(box.rect().center()), QPointF(box.mapToGlobal(box.rect().center()))
    none = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    QApplication.sendEvent(box, QWheelEvent(place, around, down, down, *none, False))  # Qt's own order
    assert (box.currentIndex(), box.hasFocus()) == (0, False)


def test_it_is_said_how_complete_the_record_is(screen: AnswersScreen) -> None:
    words = "How complete the record is: 6 sessions · 1 with lots · 0 with rates"
    assert screen.completeness.text().startswith(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Last 6 months", {RUNNING.id}),
        ("12 months", {each.id for each in (NONE, EARLY, MAY_BE, UNKNOWN, LATER, RUNNING)}),
        ("Since the product changed", {RUNNING.id}),
    ],
)
def test_a_period_narrows_the_sessions(screen: AnswersScreen, qtbot: QtBot, words: str, expected: set[str]) -> None:
    press(screen, words, qtbot)
    assert listed(screen) == expected


def test_words_narrow_as_the_search_of_the_history_does(screen: AnswersScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.heading.search, "p100")
    qtbot.waitUntil(lambda: listed(screen) == {EARLY.id})


def test_a_product_and_a_state_narrow_the_sessions(screen: AnswersScreen, qtbot: QtBot) -> None:
    screen.heading.product.choose("Octagam 10 %")
    settle(screen, qtbot)
    assert listed(screen) == {MAY_BE.id, UNKNOWN.id}
    press(screen, "May be", qtbot)
    assert listed(screen) == {MAY_BE.id}


def test_a_number_opens_exactly_its_sessions(screen: AnswersScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.sessions_wanted) as asked:
        qtbot.mouseClick(screen.figures.cards[1].value, LEFT)
    assert asked.args == [frozenset({EARLY.id, MAY_BE.id, UNKNOWN.id, LATER.id})]


def test_the_unknown_beside_a_number_opens_its_sessions_too(screen: AnswersScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.sessions_wanted) as asked:
        qtbot.mouseClick(screen.figures.cards[2].unknown, LEFT)
    assert asked.args == [frozenset({MAY_BE.id, UNKNOWN.id, RUNNING.id})]


def test_a_single_session_is_opened_itself(screen: AnswersScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.sessions_wanted) as asked:
        qtbot.mouseClick(screen.figures.cards[2].value, LEFT)
    assert asked.args == [frozenset({EARLY.id})]


def test_each_number_says_what_it_is_and_what_it_opens(screen: AnswersScreen) -> None:
    early = screen.figures.cards[2].value.accessibleName()
    said = "1 with a reaction in the first hour, of 6, 1 may be, 1 onset not known, 1 not asked. Opens 1 session"
    assert early == said


def test_the_table_counts_by_what_is_chosen(screen: AnswersScreen, qtbot: QtBot) -> None:
    assert [cell_of(screen, row, 0) for row in range(3)] == ["Panzyga 10 %", "Octagam 10 %", "Privigen 10 %"]
    press(screen, "Lot", qtbot)
    assert [cell_of(screen, row, 0) for row in range(2)] == ["P100 123-456", "Not recorded"]


def test_enter_on_a_cell_opens_its_sessions(screen: AnswersScreen, qtbot: QtBot) -> None:
    grid = screen.tables.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.shown.index(1, 1))
    with qtbot.waitSignal(screen.sessions_wanted) as asked:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert asked.args == [frozenset({MAY_BE.id, UNKNOWN.id})]


def test_a_number_of_nothing_says_so(screen: AnswersScreen, qtbot: QtBot, six: Workspace) -> None:
    grid = screen.tables.grid
    grid.setCurrentIndex(grid.shown.index(0, 2))
    with qtbot.waitSignal(six.said) as said:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert said.args == ["No session is behind this number."]


def test_few_sessions_have_no_interval(screen: AnswersScreen) -> None:
    assert cell_of(screen, 2, 4) == "few"


def test_two_tables_at_once_count_in_each_cell(screen: AnswersScreen, qtbot: QtBot) -> None:
    box = screen.tables.across
    box.setCurrentIndex(box.findText("Place"))
    box.activated.emit(box.currentIndex())
    settle(screen, qtbot)
    assert screen.tables.grid.shown.columnCount() == 3
    assert cell_of(screen, 2, 2) == "1 of 3"


def test_a_change_of_the_log_is_counted_and_the_cell_in_front_stays(
    screen: AnswersScreen, qtbot: QtBot, six: Workspace
) -> None:
    grid = screen.tables.grid
    grid.setCurrentIndex(grid.shown.index(1, 3))
    six.journal.store(replace(RUNNING, entered_in_error="typo"), instead_of=RUNNING, text="mark", why="typo")
    settle(screen, qtbot)
    assert numbers(screen)[0] == ("5", "sessions", "all of the log")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 3)


def test_a_line_of_the_picture_opens_its_session(screen: AnswersScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.sessions_wanted) as asked:
        screen.picture.chart.opened.emit(LATER.id)
    assert asked.args == [frozenset({LATER.id})]


def test_while_comparing_a_line_is_taken_into_the_comparison_and_off_again(screen: AnswersScreen, qtbot: QtBot) -> None:
    press(screen, "Compare sessions", qtbot)
    for each in (EARLY, LATER, MAY_BE, EARLY):
        screen.picture.chart.opened.emit(each.id)
    assert screen.compare.isVisible()
    assert screen.compare.heading.text() == "Compared: 2 sessions, aligned at the start"
    press(screen, "Stop comparing", qtbot)
    assert not screen.compare.isVisible()


def test_at_most_six_sessions_are_compared(screen: AnswersScreen, six: Workspace, qtbot: QtBot) -> None:
    seventh = replace(NONE, id="00000000-0000-4000-9000-000000000099")
    six.journal.store(seventh, text="add")
    settle(screen, qtbot)
    press(screen, "Compare sessions", qtbot)
    for each in (NONE, EARLY, MAY_BE, UNKNOWN, LATER, RUNNING, seventh):
        screen.picture.chart.opened.emit(each.id)
    assert screen.compare.heading.text().startswith("Compared: 6 sessions")


def test_an_empty_log_says_what_will_be_here(workspace: Workspace, show: Show) -> None:
    screen = show(workspace)
    assert screen.empty.isVisible()
    assert screen.empty.heading.text() == "No session yet"
    assert not screen.heading.compare.isVisible()


def test_where_nothing_matches_all_sessions_are_one_press_away(screen: AnswersScreen, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.heading.search, "zzz")
    qtbot.waitUntil(screen.empty.isVisible)
    press(screen, "Show all sessions", qtbot)
    assert numbers(screen)[0][0] == "6"


def test_another_patient_has_answers_of_their_own(screen: AnswersScreen, six: Workspace, qtbot: QtBot) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Zoë")
    six.journal.store(other, text="add")
    six.choose(other.id)
    settle(screen, qtbot)
    assert screen.empty.isVisible()


def test_a_large_log_has_a_first_look_and_then_the_whole(six: Workspace, qtbot: QtBot) -> None:
    asking = Asking(six.logbook, six.background, at_once=5)
    found: list[Found] = []
    asking.found.connect(found.append)
    asking.ask(PATIENT.id, Question(Period.ALL))
    qtbot.waitUntil(lambda: not asking.is_busy and len(found) == 2)
    first, whole = found
    assert [each.sentence for each in first.numbers] == [each.sentence for each in whole.numbers]
    assert [each.key for each in first.rows] == [each.key for each in whole.rows]
    assert first.completeness is None
    assert whole.completeness is not None
    assert whole.completeness.with_lots == 1


def test_what_a_first_look_cannot_count_by_is_read_whole_at_once(six: Workspace, qtbot: QtBot) -> None:
    asking = Asking(six.logbook, six.background, at_once=5)
    with qtbot.waitSignal(asking.found) as found:
        asking.ask(PATIENT.id, Question(Period.ALL, by=By.LOT))
    assert found.args is not None
    assert found.args[0].completeness is not None
    assert [each.key for each in found.args[0].rows] == ["p100123456", None]
