"""The trends screen: a chart for what is recorded, words for what is not, and every point opens its sessions."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.answers.trends import Measure
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.trends import TrendsScreen
from ivig_logger.ui.trends.asking import MOST
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import an_infusion_on
from tests.ui.history.sessions import EARLY, LATER, SIX

LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., TrendsScreen]


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Show:
    """The trends of these sessions."""

    def shown(*sessions: Infusion) -> TrendsScreen:
        workspace.journal.store_all([Change(each) for each in sessions], text="add")
        screen = TrendsScreen(workspace)
        qtbot.addWidget(screen)
        screen.resize(1084, 760)
        with qtbot.waitExposed(screen):
            screen.show()
        settle(screen, qtbot)
        return screen

    return shown


def settle(screen: TrendsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.asking.is_busy)


def shown_charts(screen: TrendsScreen) -> set[Measure | None]:
    return {key for key, each in screen.charts.views.items() if each.isVisibleTo(screen)}


def test_only_what_is_recorded_has_a_chart_and_the_rest_is_said(show: Show) -> None:
    screen = show(*SIX)
    assert shown_charts(screen) == {None, Measure.REACTIONS, Measure.DOSE, Measure.GAP, Measure.DURATION}
    assert screen.missing.text() == "Not recorded in these sessions: well-being, IgG trough."
    assert screen.counted.text() == "6 sessions, all of the log."


def test_well_being_and_trough_have_theirs_once_entered(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    screen = show(*SIX)
    workspace.journal.store(an_infusion_on("2026-09-01", 9, wellbeing=7, igg_trough=Decimal("9.5")), text="add")
    settle(screen, qtbot)
    assert {Measure.WELLBEING, Measure.TROUGH} <= shown_charts(screen)
    assert not screen.missing.isVisible()


def test_a_point_opens_its_session_and_a_quarter_its_sessions(show: Show, qtbot: QtBot) -> None:
    screen = show(*SIX)
    told: list[frozenset[str]] = []
    screen.sessions_wanted.connect(told.append)
    for key, at in ((Measure.DURATION, 0), (None, 1)):
        canvas = screen.charts.views[key].canvas
        qtbot.mouseClick(canvas, LEFT, pos=canvas.points[at].box.center().toPoint())
    assert told == [frozenset({LATER.id}), frozenset({"00000000-0000-4000-9000-000000000001", EARLY.id, SIX[2].id})]


def test_the_arrow_keys_go_from_point_to_point_and_enter_opens(show: Show, qtbot: QtBot) -> None:
    screen = show(*SIX)
    told: list[frozenset[str]] = []
    screen.sessions_wanted.connect(told.append)
    canvas = screen.charts.views[Measure.DURATION].canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(canvas, key)
    assert told == [frozenset({SIX[0].id})]


def test_a_period_leaves_the_older_sessions_out(show: Show, qtbot: QtBot) -> None:
    screen = show(*SIX)
    chip = next(each for each in screen.findChildren(QPushButton) if each.text() == "Last 6 months")
    qtbot.mouseClick(chip, LEFT)
    settle(screen, qtbot)
    assert screen.counted.text() == "1 session, of 6 sessions in the log."


def test_all_charts_turn_into_tables_with_their_titles_and_back(show: Show, qtbot: QtBot) -> None:
    screen = show(*SIX)
    view = screen.charts.views[Measure.DOSE]
    qtbot.mouseClick(screen.as_tables, LEFT)
    assert view.table is not None
    assert (view.table.isVisible(), view.canvas.isVisible()) == (True, False)
    qtbot.mouseClick(screen.as_tables, LEFT)
    assert (view.table.isVisible(), view.canvas.isVisible()) == (False, True)


def test_without_a_session_there_is_a_word_and_no_chart(show: Show) -> None:
    screen = show()
    assert shown_charts(screen) == set()
    assert screen.empty.text().startswith("No session is in the log yet.")


def test_a_period_without_a_session_says_so(show: Show, qtbot: QtBot) -> None:
    screen = show(LATER)
    screen.periods.choose("Last 6 months")
    screen.periods.changed.emit("Last 6 months")
    settle(screen, qtbot)
    assert screen.empty.text() == "No session began in this period."
    assert not screen.charts.isVisible()


def test_of_very_many_sessions_the_newest_are_drawn_and_all_are_counted(show: Show) -> None:
    days = [f"{2000 + number // 28:04}-01-{number % 28 + 1:02}" for number in range(MOST + 5)]
    screen = show(*(an_infusion_on(day, number) for number, day in enumerate(days, 1)))
    assert screen.counted.text() == "405 sessions, all of the log. The charts of sessions show the newest 400."
    assert screen.found is not None
    assert sum(each.group.sessions for each in screen.found.steps) == MOST + 5


@pytest.mark.parametrize("width", [620, 1084, 1900])
def test_no_chart_is_cut_off_at_any_width(show: Show, width: int, qtbot: QtBot) -> None:
    screen = show(*SIX)
    screen.resize(width, 760)
    canvases = [each.canvas for each in screen.charts.views.values()]
    qtbot.waitUntil(lambda: all(each.height() >= each.sizeHint().height() for each in canvases))
    assert screen.charts.width() <= width
    assert all(each.width() <= screen.charts.width() for each in canvases)


def test_answers_lead_to_the_trends_and_these_to_the_sessions_and_back(window: Window, qtbot: QtBot) -> None:
    window.screens.open("answers")
    answers = window.screens.made["answers"]
    trends = next(each for each in answers.findChildren(QPushButton) if each.text() == "Trends")
    qtbot.mouseClick(trends, LEFT)
    assert window.screens.current == "trends"
    screen = window.screens.made["trends"]
    assert isinstance(screen, TrendsScreen)
    qtbot.mouseClick(screen.back, LEFT)
    assert window.screens.current == "answers"
    window.screens.open("trends")
    screen.sessions_wanted.emit(frozenset({LATER.id}))
    assert window.screens.current == "history"
