"""The history screen as a person uses it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment
from tests.ui.history.seen import choose, ids, wait_for_details, wait_for_footer
from tests.ui.history.sessions import EARLY, LATER, MAY_BE, NEWEST_FIRST, NONE, RUNNING, UNKNOWN, on

Show = Callable[[Workspace], HistoryScreen]
_LEFT = Qt.MouseButton.LeftButton
# what Qt's offscreen platform says of every menu
_POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_newest_session_is_in_front_with_its_details(qtbot: QtBot, screen: HistoryScreen) -> None:
    assert ids(screen) == NEWEST_FIRST
    wait_for_details(qtbot, screen, RUNNING.id)
    assert "Saturday 31 October 2026" in screen.details.content.said


def test_the_details_wait_until_the_list_is_seen(qtbot: QtBot, six: Workspace) -> None:
    screen = HistoryScreen(six)
    qtbot.addWidget(screen)
    screen.listing.refresh()
    qtbot.wait(100)
    assert (screen.table.chosen_id, screen.details.infusion) == (RUNNING.id, None)
    screen.show()
    wait_for_details(qtbot, screen, RUNNING.id)


def test_the_footer_counts_and_says_what_is_not_known(qtbot: QtBot, screen: HistoryScreen) -> None:
    words = "6 sessions · 1 with a reaction in the first hour · 1 may be · 1 onset not recorded"
    wait_for_footer(qtbot, screen, words)


@pytest.mark.parametrize(
    ("state", "words", "found"),
    [
        (FirstHour.IN, "In the first hour · 1", EARLY),
        (FirstHour.MAY_BE, "May be · 1", MAY_BE),
        (FirstHour.NOT_KNOWN, "Onset not recorded · 1", UNKNOWN),
    ],
)
def test_a_chip_says_how_many_and_shows_them(
    qtbot: QtBot, screen: HistoryScreen, state: FirstHour, words: str, found: object
) -> None:
    chip = screen.filters.states[state]
    qtbot.waitUntil(lambda: chip.text() == words)
    qtbot.mouseClick(chip, _LEFT)
    assert ids(screen) == [getattr(found, "id", None)]
    qtbot.waitUntil(lambda: screen.sheet.footer.text().startswith("1 of 6 sessions"))
    qtbot.mouseClick(chip, _LEFT)
    assert len(ids(screen)) == 6


def test_two_states_are_alternatives(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.mouseClick(screen.filters.states[FirstHour.IN], _LEFT)
    qtbot.mouseClick(screen.filters.states[FirstHour.MAY_BE], _LEFT)
    assert ids(screen) == [MAY_BE.id, EARLY.id]


def test_this_year_leaves_out_the_last(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.mouseClick(screen.filters.this_year, _LEFT)
    assert LATER.id not in ids(screen)
    assert len(ids(screen)) == 5


def test_unfinished_shows_what_is_running(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.waitUntil(lambda: screen.filters.unfinished.text() == "Unfinished · 1")
    qtbot.mouseClick(screen.filters.unfinished, _LEFT)
    assert ids(screen) == [RUNNING.id]


@_POPUPS
def test_a_product_is_chosen_from_a_menu(qtbot: QtBot, screen: HistoryScreen) -> None:
    wait_for_footer(qtbot, screen, screen.sheet.footer.text())
    qtbot.waitUntil(lambda: "first hour" in screen.sheet.footer.text())
    qtbot.mouseClick(screen.filters.product, _LEFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [each.text() for each in menu.actions()] == ["Any product", "Panzyga", "Octagam 10 %", "Privigen"]
    menu.actions()[2].trigger()
    menu.close()
    assert ids(screen) == [UNKNOWN.id, MAY_BE.id]
    assert screen.filters.product.text() == "Octagam 10 % ▾"


@pytest.mark.parametrize("typed", ["P100123456", "p100 123", "23-45", "HEADACHE privigen p100"])
def test_a_search_finds_a_lot_by_any_part_of_it(qtbot: QtBot, screen: HistoryScreen, typed: str) -> None:
    qtbot.keyClicks(screen.heading.search, typed)
    qtbot.waitUntil(lambda: ids(screen) == [EARLY.id])


def test_escape_ends_the_search(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.keyClicks(screen.heading.search, "rash")
    qtbot.waitUntil(lambda: ids(screen) == [UNKNOWN.id])
    qtbot.keyClick(screen.heading.search, Qt.Key.Key_Escape)
    assert screen.heading.search.text() == ""
    assert len(ids(screen)) == 6


def test_letters_typed_into_the_list_are_searched_for(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.keyClicks(screen.table, "r")
    assert screen.heading.search.text() == "r"
    qtbot.waitUntil(screen.heading.search.hasFocus)
    qtbot.waitUntil(lambda: screen.heading.words == "r")


def test_a_log_without_sessions_offers_to_add_one(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    screen = show(workspace)
    assert screen.sheet.said == "No session yet."
    assert screen.details.isHidden()
    with qtbot.waitSignal(screen.add_requested):
        qtbot.mouseClick(screen.sheet.add, _LEFT)


def test_a_search_without_a_find_says_so_and_offers_everything(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.keyClicks(screen.heading.search, "zebra")
    qtbot.waitUntil(lambda: screen.sheet.said == "No session matches.")
    qtbot.mouseClick(screen.sheet.show_all, _LEFT)
    assert len(ids(screen)) == 6
    assert screen.heading.search.text() == ""


def test_the_button_above_adds_a_session(qtbot: QtBot, screen: HistoryScreen) -> None:
    with qtbot.waitSignal(screen.add_requested):
        qtbot.mouseClick(screen.heading.add, _LEFT)


def test_a_heading_sorts_and_once_more_turns_round(qtbot: QtBot, screen: HistoryScreen) -> None:
    header = screen.table.horizontalHeader()

    def click(part: Part) -> None:
        at = QPoint(header.sectionViewportPosition(part) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), _LEFT, pos=at)

    click(Part.DATE)
    assert ids(screen) == NEWEST_FIRST[::-1]
    assert header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
    assert screen.order.text() == "Oldest first ▾"
    click(Part.PRODUCT)
    assert ids(screen)[0] == MAY_BE.id
    click(Part.REACTIONS)
    assert header.sortIndicatorSection() == Part.PRODUCT


@_POPUPS
def test_the_order_can_be_chosen_without_the_mouse(qtbot: QtBot, screen: HistoryScreen) -> None:
    screen.order.setFocus()
    qtbot.keyClick(screen.order, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _ in range(8):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert screen.order.text() == "Smallest dose first ▾"
    assert ids(screen)[0] == NONE.id


def test_sorting_leaves_the_counts_alone(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.waitUntil(lambda: "first hour" in screen.sheet.footer.text())
    screen.table.sort_by(Part.DOSE, descending=False)
    assert "first hour" in screen.sheet.footer.text()


def test_a_session_that_is_sorted_elsewhere_stays_in_front(screen: HistoryScreen) -> None:
    screen.table.choose_row(screen.model.row_of(EARLY.id))
    screen.table.sort_by(Part.DOSE, descending=True)
    assert screen.table.chosen_id == EARLY.id


def test_showing_a_session_puts_it_in_front(screen: HistoryScreen) -> None:
    screen.show_infusion(LATER.id)
    assert screen.table.chosen_id == LATER.id
    assert screen.details.infusion == LATER


def test_showing_a_session_lets_go_of_filters_that_hide_it(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.mouseClick(screen.filters.states[FirstHour.IN], _LEFT)
    qtbot.mouseClick(screen.filters.this_year, _LEFT)
    screen.show_infusion(LATER.id)
    assert screen.table.chosen_id == LATER.id
    assert not screen.filters.this_year.isChecked()


def test_showing_a_session_keeps_filters_that_do_not_hide_it(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.mouseClick(screen.filters.this_year, _LEFT)
    screen.show_infusion(EARLY.id)
    assert screen.filters.this_year.isChecked()


def test_a_change_keeps_the_session_in_front_and_shows_it_anew(
    qtbot: QtBot, screen: HistoryScreen, six: Workspace
) -> None:
    choose(qtbot, screen, EARLY.id)
    six.journal.store(on("2026-09-01", 7), text="add")
    assert screen.table.chosen_id == EARLY.id
    six.journal.store(replace(EARLY, notes="slept well"), instead_of=EARLY, text="edit")
    qtbot.waitUntil(lambda: "slept well" in screen.details.content.said)
    assert screen.table.chosen_id == EARLY.id


def test_a_change_keeps_what_is_in_sight(workspace: Workspace, show: Show) -> None:
    start = a_moment("09:00", "2024-01-01")
    days = [(start + timedelta(days=3 * number)).local.date().isoformat() for number in range(300)]
    workspace.journal.store_all([Change(on(day, at)) for at, day in enumerate(days, 1)], text="add many")
    screen = show(workspace)
    screen.table.verticalScrollBar().setValue(150)
    workspace.journal.store(on("2026-10-30", 500), text="add")
    assert screen.table.verticalScrollBar().value() == 150


def test_a_change_made_while_another_screen_is_shown_is_there_on_return(screen: HistoryScreen, six: Workspace) -> None:
    screen.hide()
    six.journal.store(on("2026-09-01", 7), text="add")
    screen.show()
    assert len(ids(screen)) == 7


def test_another_patient_brings_another_history_without_filters(
    qtbot: QtBot, screen: HistoryScreen, six: Workspace
) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
    theirs = replace(on("2026-06-01", 70), patient=other.id)
    six.journal.store_all([Change(other), Change(theirs)], text="add patient")
    qtbot.mouseClick(screen.filters.states[FirstHour.IN], _LEFT)
    six.choose(other.id)
    assert ids(screen) == [theirs.id]
    assert not screen.filters.states[FirstHour.IN].isChecked()
    wait_for_footer(qtbot, screen, "1 session · 0 with a reaction in the first hour")
    six.choose(PATIENT.id)
    assert ids(screen) == NEWEST_FIRST


def test_it_can_be_walked_by_keyboard_alone(qtbot: QtBot, screen: HistoryScreen) -> None:
    qtbot.waitUntil(screen.table.hasFocus)
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    wait_for_details(qtbot, screen, UNKNOWN.id)
    qtbot.keyClick(screen.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert screen.table.chosen_id == LATER.id
    with qtbot.waitSignal(screen.edit_requested) as wanted:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert wanted.args == [LATER]
    qtbot.keyClick(screen.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(screen.heading.search.hasFocus)


def test_tab_leads_through_everything_and_out_of_the_list(qtbot: QtBot, screen: HistoryScreen) -> None:
    wait_for_details(qtbot, screen, RUNNING.id)
    screen.heading.search.setFocus()
    walked = []
    for _ in range(16):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [
        *(screen.heading.search, screen.heading.add, *screen.filters.states.values(), screen.filters.this_year),
        *(screen.filters.product, screen.filters.unfinished, screen.order, screen.table),
    ]
    assert walked[: len(wanted)] == wanted
    assert screen.details.edit in walked
    assert screen.details.more in walked


def test_a_double_click_opens_a_session(qtbot: QtBot, screen: HistoryScreen) -> None:
    at = screen.table.visualRect(screen.model.index(1, Part.DATE)).center()
    qtbot.mouseClick(screen.table.viewport(), _LEFT, pos=at)
    with qtbot.waitSignal(screen.edit_requested) as wanted:
        qtbot.mouseDClick(screen.table.viewport(), _LEFT, pos=at)
    assert wanted.args == [UNKNOWN]
