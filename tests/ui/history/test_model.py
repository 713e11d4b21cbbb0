"""The history as an item model: true counts, only the pages that are shown, sound during all changes."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.listing import Column, Filter, Order
from ivig_logger.ui.history.model import HistoryModel, Question
from ivig_logger.ui.history.pages import ROWS
from ivig_logger.ui.session_list.line import TITLES, Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.logs import log_at
from tests.ui.history.sessions import EARLY, NEWEST_FIRST, NONE, SIX, on

ALL = Question(Filter(PATIENT.id), Order())
_WORDS = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(six: Workspace) -> Iterator[HistoryModel]:
    made = HistoryModel(six.logbook)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    made.ask(ALL)
    yield made
    tester.deleteLater()


def listed(model: HistoryModel) -> list[str]:
    model.bring(0, model.rowCount() - 1)
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line.id for line in lines if line is not None]


def test_it_asks_for_nothing_before_a_question(six: Workspace) -> None:
    model = HistoryModel(six.logbook)
    assert model.rowCount() == 0
    assert model.columnCount() == len(TITLES)


def test_rows_are_counted_truly_and_newest_first(model: HistoryModel) -> None:
    assert model.rowCount() == 6
    assert listed(model) == NEWEST_FIRST


def test_what_is_not_in_memory_is_a_sign_and_is_fetched_soon(six: Workspace, qtbot: QtBot) -> None:
    model = HistoryModel(six.logbook)
    model.ask(ALL)
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(0, 0).data() == "…"
    assert model.index(0, 0).data() == "Sat 31 Oct 2026"


def test_a_cell_has_words_and_the_whole_of_it_for_a_screen_reader(model: HistoryModel) -> None:
    row = model.row_of(EARLY.id)
    model.bring(row, row)
    assert model.index(row, Part.FIRST_HOUR).data() == "1"
    assert "began 25 min after the start" in model.index(row, Part.REACTIONS).data(_SPOKEN)
    assert model.index(row, Part.DATE).data(Qt.ItemDataRole.DecorationRole) is None


def test_headings_are_words_and_numbers_stand_at_the_right(model: HistoryModel) -> None:
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(len(TITLES))] == list(TITLES)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.headerData(Part.DOSE, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) == right


def test_a_cell_has_no_children(model: HistoryModel) -> None:
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


@pytest.mark.parametrize(
    ("part", "by"),
    [
        (Part.DATE, lambda each: each.started.epoch),
        (Part.PRODUCT, lambda each: (each.product, each.started.epoch)),
        (Part.DOSE, lambda each: (each.dose, each.started.epoch)),
    ],
)
def test_it_sorts_by(model: HistoryModel, part: Part, by: object) -> None:
    assert callable(by)
    model.sort(part, Qt.SortOrder.AscendingOrder)
    assert listed(model) == [each.id for each in sorted(SIX, key=by)]
    model.sort(part, Qt.SortOrder.DescendingOrder)
    assert listed(model) == [each.id for each in sorted(SIX, key=by, reverse=True)]


def test_sorting_by_length_puts_what_is_running_last(model: HistoryModel) -> None:
    model.sort(Part.TOOK, Qt.SortOrder.DescendingOrder)
    assert listed(model)[0] == SIX[3].id
    assert listed(model)[-1] == SIX[5].id


def test_other_columns_do_not_sort(model: HistoryModel) -> None:
    model.sort(Part.REACTIONS)
    assert model.question == ALL


def test_it_stays_sound_while_sessions_come_change_and_go(model: HistoryModel, six: Workspace) -> None:
    journal = six.journal
    journal.changed.connect(lambda: model.ask(model.question))
    journal.store(on("2026-09-01", 7), text="add")
    assert model.rowCount() == 7
    changed = replace(EARLY, dose=Decimal(40))
    journal.store(changed, instead_of=EARLY, text="edit")
    model.bring(0, 6)
    assert model.index(model.row_of(EARLY.id), Part.DOSE).data() == "40 g"
    journal.store(replace(NONE, entered_in_error="Other"), instead_of=NONE, text="mark")
    assert model.rowCount() == 6
    for _ in range(3):
        journal.stack.undo()
    assert listed(model) == NEWEST_FIRST
    journal.stack.redo()
    assert model.rowCount() == 7


def test_a_session_is_found_by_its_id(model: HistoryModel) -> None:
    assert [model.row_of(each) for each in NEWEST_FIRST] == list(range(6))
    assert model.row_of("nobody") == -1


def test_a_question_leaves_out_what_it_does_not_ask_for(model: HistoryModel) -> None:
    model.ask(Question(Filter(PATIENT.id, product="Octagam 10 %"), Order(Column.STARTED, descending=False)))
    assert listed(model) == [SIX[2].id, SIX[3].id]
    assert model.row_of(EARLY.id) == -1


def test_a_page_beyond_the_first_is_read_when_it_is_shown(workspace: Workspace) -> None:
    days = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    many = [Change(on(day, number)) for number, day in enumerate(days, 1)]
    workspace.journal.store_all(many, text="add many")
    model = HistoryModel(workspace.logbook)
    model.ask(ALL)
    model.bring(0, 10)
    assert model.line(ROWS) is None
    model.bring(ROWS, ROWS)
    line = model.line(ROWS)
    assert line is not None
    assert line.id == many[len(many) - 1 - ROWS].entry.id


def test_a_log_that_cannot_be_read_is_told_and_raises_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "gone.db"
    logbook = Logbook.open(log_at(path))
    logbook.store_all([Change(PATIENT), *(Change(each) for each in SIX)])
    model = HistoryModel(logbook)
    model.ask(ALL)
    logbook.close()
    path.write_bytes(b"this is no log any more, and was one a moment ago" * 200)
    with qtbot.waitSignal(model.failed) as told:
        model.bring(0, 5)
    assert isinstance(told.args[0], StorageFailed)
    assert model.index(0, 0).data() == "…"
    with qtbot.waitSignal(model.failed):
        model.ask(ALL)
    assert model.rowCount() == 0
    logbook.close()
