"""The list itself: heights, widths, and many sessions."""

from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.ui import theme
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_reaction, an_infusion
from tests.ui.history.seen import wait_for_footer

Show = Callable[[Workspace], HistoryScreen]


def many(count: int) -> list[Infusion]:
    """Sessions one after another, each third one with an early reaction."""
    first = 1_000_000_000
    made = []
    for number in range(1, count + 1):
        start = Moment(first + number * 86_400, "Europe/Berlin")
        told = {"reactions": (a_reaction(onset=None),)} if number % 3 == 0 else {}
        made.append(an_infusion(number, started=start, ended=Moment(start.epoch + 10_800, start.zone), **told))
    return made


def test_a_row_with_many_reactions_is_higher_and_says_how_many_more(workspace: Workspace, show: Show) -> None:
    told = tuple(a_reaction(f"symptom {at}", at) for at in range(5000))
    workspace.journal.store_all([Change(an_infusion(reactions=told)), Change(an_infusion(2))], text="add")
    screen = show(workspace)
    heights = sorted(screen.table.rowHeight(row) for row in range(2))
    assert heights[1] > 2.5 * heights[0]
    assert not screen.grab().isNull()


def test_the_columns_of_a_wide_list_are_all_there(screen: HistoryScreen) -> None:
    screen.resize(1900, 760)
    assert not any(screen.table.isColumnHidden(part) for part in Part)
    screen.resize(1000, 760)
    assert screen.table.isColumnHidden(Part.DOSE)
    assert not screen.table.isColumnHidden(Part.FIRST_HOUR)


def test_the_vertical_header_is_hidden(screen: HistoryScreen) -> None:
    assert screen.table.verticalHeader().isHidden()


def test_all_rows_in_sight_are_in_memory(qtbot: QtBot, workspace: Workspace, show: Show) -> None:
    workspace.logbook.store_all([Change(each) for each in many(2000)])
    screen = show(workspace)
    bar = screen.table.verticalScrollBar()
    for row in (0, 500, 1990, bar.maximum(), 3):
        bar.setValue(row)
        assert screen.model.line(min(bar.value() + 5, 1999)) is not None
    wait_for_footer(qtbot, screen, "2,000 sessions · 0 with a reaction in the first hour · 666 onset not recorded")


def test_the_last_session_is_whole_in_sight_after_a_jump_to_the_end(workspace: Workspace, show: Show) -> None:
    workspace.logbook.store_all([Change(each) for each in many(300)])
    screen = show(workspace)
    screen.table.choose_row(299)
    assert screen.table.chosen_id == an_infusion(1).id
    QApplication.processEvents()
    screen.table.choose_row(299)
    box = screen.table.visualRect(screen.model.index(299, Part.DATE))
    assert box.bottom() <= screen.table.viewport().height()


def test_a_scroll_step_does_not_wait(workspace: Workspace, show: Show) -> None:
    workspace.logbook.store_all([Change(each) for each in many(2000)])
    screen = show(workspace)
    bar = screen.table.verticalScrollBar()
    began = perf_counter()
    for row in range(0, 600, 3):
        bar.setValue(row)
        screen.table.viewport().repaint()
    assert perf_counter() - began < 200 * 0.1  # a bound against freezing; the benchmarks measure


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
def test_another_look_or_size_dresses_the_rows(qapp: QApplication, screen: HistoryScreen, look: theme.Look) -> None:
    before = screen.table.rowHeight(0)
    theme.apply(qapp, look, 200)
    assert screen.table.rowHeight(0) > 1.4 * before
    assert not screen.grab().isNull()
    theme.apply(qapp, theme.Look.LIGHT, 100)


def test_a_narrow_window_puts_the_details_below(screen: HistoryScreen) -> None:
    body = screen.details.parentWidget()
    assert body is not None
    assert screen.details.x() > 0
    screen.resize(760, 900)
    QApplication.processEvents()
    assert screen.details.y() > 0


def test_the_patient_of_the_log_is_the_only_one_listed(workspace: Workspace, show: Show) -> None:
    assert workspace.patient == PATIENT
    assert show(workspace).model.rowCount() == 0
    assert show(workspace).table.focusPolicy() == Qt.FocusPolicy.StrongFocus
