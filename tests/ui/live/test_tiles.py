from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Mark, Reaction
from ivig_logger.domain.onset import exactly
from ivig_logger.domain.tiles import tile_symptoms
from ivig_logger.ui import theme
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tiles import Tiles
from tests.clock import Clock
from tests.ui.live.presses import a_steady_hand, a_trembling_hand, stored

SYMPTOMS = tile_symptoms([])


def shown(qtbot: QtBot, session: LiveSession, *, trembling: bool = False) -> Tiles:
    tiles = Tiles(session, SYMPTOMS, a_trembling_hand() if trembling else a_steady_hand())
    qtbot.addWidget(tiles)
    tiles.show()
    return tiles


def test_a_click_stores_the_symptom_with_the_time_of_the_press(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    tiles = shown(qtbot, session)
    with qtbot.waitSignal(tiles.recorded):
        qtbot.mouseClick(tiles.buttons[1], Qt.MouseButton.LeftButton)
    assert stored(session).reactions == (Reaction("headache", exactly(clock.at)),)


@pytest.mark.parametrize("number", range(1, 9))
def test_each_number_records_the_symptom_of_its_tile(qtbot: QtBot, session: LiveSession, number: int) -> None:
    tiles = shown(qtbot, session)
    tiles.press(number)
    assert [each.symptom for each in stored(session).reactions] == [SYMPTOMS[number - 1]]


def test_nine_records_a_reaction_whose_name_is_told_later(qtbot: QtBot, session: LiveSession) -> None:
    shown(qtbot, session).press(9)
    assert [each.symptom for each in stored(session).reactions] == ["other"]


def test_nought_marks_the_moment(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    shown(qtbot, session).press(0)
    assert stored(session).marks == (Mark(clock.at),)


def test_a_second_press_within_three_seconds_is_ignored_and_said(qtbot: QtBot, session: LiveSession) -> None:
    tiles = shown(qtbot, session, trembling=True)
    tiles.press(1)
    with qtbot.waitSignal(tiles.said) as said, qtbot.assertNotEmitted(tiles.recorded):
        tiles.press(1)
    assert said.args == ["Pressed twice within 3 seconds: recorded once"]
    assert tiles.note.text() == said.args[0]
    assert len(stored(session).reactions) == 1


def test_the_sentence_goes_at_the_next_press(qtbot: QtBot, session: LiveSession) -> None:
    tiles = shown(qtbot, session, trembling=True)
    tiles.press(1)
    tiles.press(1)
    tiles.press(2)
    assert "twice" not in tiles.note.text()
    assert [each.symptom for each in stored(session).reactions] == ["headache", "chills"]


def test_a_sentence_about_another_press_is_shown_below_the_tiles_until_the_next_record(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    tiles = shown(qtbot, session)
    tiles.say("The infusion has ended")
    assert tiles.note.text() == "The infusion has ended"
    session.record(events.pause(clock.at), "pause")
    assert "ended" not in tiles.note.text()


def test_nothing_moves_when_the_sentence_comes(qtbot: QtBot, session: LiveSession) -> None:
    tiles = shown(qtbot, session, trembling=True)
    tiles.resize(420, 480)
    before = [each.geometry() for each in tiles.buttons.values()]
    tiles.press(1)
    tiles.press(1)
    QApplication.processEvents()
    assert [each.geometry() for each in tiles.buttons.values()] == before


def test_two_presses_in_one_second_are_two_records(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    tiles = shown(qtbot, session)
    tiles.press(1)
    tiles.press(2)
    assert {each.onset for each in stored(session).reactions} == {exactly(clock.at)}
    assert len(stored(session).reactions) == 2


def test_each_tile_says_what_it_does(qtbot: QtBot, session: LiveSession) -> None:
    names = [each.accessibleName() for each in shown(qtbot, session).buttons.values()]
    assert names[0] == "Headache: record it now (key 1)"
    assert names[7] == "Hard to breathe: record it now (key 8)"
    assert names[8] == "Another reaction: record it now, name it afterwards (key 9)"
    assert names[9] == "Just mark this moment (key 0)"


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_a_tile_is_large_enough_for_a_gloved_hand(
    qtbot: QtBot, qapp: QApplication, session: LiveSession, zoom: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, zoom)
    tiles = shown(qtbot, session)
    tiles.resize(tiles.minimumSizeHint())
    assert min(each.height() for each in tiles.buttons.values()) >= 42 * zoom // 100 + 14


def test_a_symptom_in_many_words_is_whole_for_a_screen_reader(qtbot: QtBot, session: LiveSession) -> None:
    long = "a strange feeling in the left half of the tongue and the lips"
    tiles = Tiles(session, (long, *SYMPTOMS[:6], SYMPTOMS[7]), a_steady_hand())
    qtbot.addWidget(tiles)
    tiles.resize(420, 420)
    tiles.show()
    assert tiles.buttons[1].accessibleName().lower().startswith(long)
    assert tiles.buttons[1].width() < 220
    assert tiles.grab().save(str(Path(session.workspace.logbook.path).with_name("tiles.png")))


def test_tiles_are_no_higher_after_the_zoom_was_turned_up_and_down(
    qtbot: QtBot, qapp: QApplication, session: LiveSession
) -> None:
    tiles = shown(qtbot, session)
    tiles.resize(500, 2000)
    before = tiles.buttons[1].maximumHeight()
    for zoom in (200, 100):
        theme.apply(qapp, theme.Look.LIGHT, zoom)
        tiles.hide()
        tiles.show()
        QApplication.processEvents()
    assert tiles.buttons[1].maximumHeight() == before


def test_tiles_that_are_shown_grow_with_the_zoom(qtbot: QtBot, qapp: QApplication, session: LiveSession) -> None:
    tiles = shown(qtbot, session)
    theme.apply(qapp, theme.Look.LIGHT, 200)
    QApplication.processEvents()
    assert tiles.buttons[1].maximumHeight() > tiles.buttons[1].minimumSizeHint().height()
    theme.apply(qapp, theme.Look.LIGHT, 100)


def test_enter_presses_the_tile_that_has_the_keys_once_however_long_it_is_held(
    qtbot: QtBot, session: LiveSession
) -> None:
    tile = shown(qtbot, session).buttons[1]
    for held in (False, True, True):
        QApplication.sendEvent(
            tile,
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=held),
        )
    assert [each.symptom for each in stored(session).reactions] == [SYMPTOMS[0]]
