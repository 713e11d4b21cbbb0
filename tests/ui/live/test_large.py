import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.tiles import tile_symptoms
from ivig_logger.ui import theme
from ivig_logger.ui.live.large import LargeView
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.presses import EVERY_QUARTER, a_steady_hand, a_trembling_hand, give_plan, stored


def shown(qtbot: QtBot, session: LiveSession, *, trembling: bool = False) -> LargeView:
    view = LargeView(session, tile_symptoms([]), a_trembling_hand() if trembling else a_steady_hand())
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def test_the_time_is_at_least_72_points_high(qtbot: QtBot, session: LiveSession) -> None:
    assert QFontInfo(shown(qtbot, session).elapsed.font()).pointSizeF() >= 72


def test_it_shows_the_time_the_first_hour_and_the_rate(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    view = shown(qtbot, session)
    view.tick(clock.forward(seconds=5))
    assert view.elapsed.text == "0:25:05"
    assert view.hour.left.text() == "35 min left"
    assert view.flow.text() == "30 mL/h · step 1 of 3"
    assert view.next.text() == "next step 14:20"


def test_four_tiles_record_with_one_press(qtbot: QtBot, session: LiveSession) -> None:
    view = shown(qtbot, session)
    assert [each.text() for each in view.tiles.values()] == ["Headache", "Chills", "Flushing", "Hard to breathe"]
    with qtbot.waitSignal(view.recorded):
        qtbot.mouseClick(view.tiles[8], Qt.MouseButton.LeftButton)
    assert [each.symptom for each in stored(session).reactions] == ["hard to breathe"]
    assert view.note.text() == "Hard to breathe: recorded"


def test_a_second_press_within_three_seconds_is_ignored_and_said(qtbot: QtBot, session: LiveSession) -> None:
    view = shown(qtbot, session, trembling=True)
    view.press(1)
    view.press(1)
    assert view.note.text() == "Pressed twice within 3 seconds: recorded once"
    assert len(stored(session).reactions) == 1


def test_what_is_due_can_be_answered_here(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    clock.forward(minutes=6)
    view = shown(qtbot, session)
    qtbot.mouseClick(view.due.question.done_button, Qt.MouseButton.LeftButton)
    assert stored(session).rates[-1].value == 60


def test_what_asks_for_numbers_opens_at_the_usual_size(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    view = shown(qtbot, session)
    with qtbot.waitSignals([view.done_wanted, view.closed]):
        qtbot.mouseClick(view.due.question.done_button, Qt.MouseButton.LeftButton)


def test_the_button_goes_back(qtbot: QtBot, session: LiveSession) -> None:
    view = shown(qtbot, session)
    with qtbot.waitSignal(view.closed):
        qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize(("zoom", "width", "height"), [(100, 776, 582), (150, 1148, 720), (200, 1148, 742)])
def test_all_of_it_fits_on_the_screen(
    qtbot: QtBot, qapp: QApplication, session: LiveSession, look: theme.Look, zoom: int, width: int, height: int
) -> None:
    theme.apply(qapp, look, zoom)
    give_plan(session, vitals=EVERY_QUARTER)
    view = shown(qtbot, session)
    view.resize(width, height)
    QApplication.processEvents()
    tile = view.tiles[8]
    assert tile.mapTo(view, tile.rect().bottomRight()).y() < height
    assert tile.mapTo(view, tile.rect().bottomRight()).x() < width
    assert tile.height() >= 56
