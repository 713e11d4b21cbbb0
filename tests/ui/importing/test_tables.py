"""Somebody's own table in the window: asked where two readings fit, and the list follows every answer."""

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.exchange.mapping import Target
from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.importing.columns import ColumnLine
from ivig_logger.ui.workspace import Workspace
from tests.ui.importing.person import Open, answer, dates, take

HEADER = "date,start,end,product,dose,reaction 1,onset 1\n"
BOTH_ORDERS = HEADER + "01/02/2026,09:00,12:00,Privigen,30,headache,25\n"


def a_table(folder: Path, content: str, name: str = "diary.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def choose(screen: ImportScreen, line: ColumnLine, target: Target, qtbot: QtBot) -> None:
    """Choose what a column is, with the keys."""
    line.box.setFocus()
    line.box.choose(target)
    line.box.activated.emit(line.box.currentIndex())
    qtbot.waitUntil(lambda: not screen.reading.is_busy)


def test_dates_that_fit_both_orders_are_asked_about_and_the_keys_are_at_the_question(
    open_file: Open, tmp_path: Path
) -> None:
    screen = open_file(a_table(tmp_path, BOTH_ORDERS))
    assert not screen.offer.isVisible()
    assert not screen.head.going_on.isVisible()
    at = QApplication.focusWidget()
    assert at is not None
    assert at.accessibleName() == "Day first (31.12.)"


def test_an_answer_can_be_changed_and_the_list_follows(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    screen = open_file(a_table(tmp_path, BOTH_ORDERS))
    answer(screen, "Day first (31.12.)", qtbot)
    assert dates(screen) == ["2026-02-01"]
    answer(screen, "Month first (12/31)", qtbot)
    assert dates(screen) == ["2026-01-02"]
    assert screen.asked.mapping.questions.choices[0].chosen == "Month first (12/31)"


def test_a_table_without_a_header_is_read_by_what_stands_in_it_and_columns_can_be_named(
    open_file: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = open_file(a_table(tmp_path, "2026-05-01,09:00,12:00,Privigen,30\n2026-05-29,09:10,12:20,Privigen,30\n"))
    assert dates(screen) == ["2026-05-01", "2026-05-29"]
    line = screen.asked.mapping.columns.lines[4]
    choose(screen, line, Target.DOSE, qtbot)
    doses = [None if each.infusion is None else each.infusion.dose for each in screen.offer.model.preview.rows]
    assert doses == [30, 30]
    assert QApplication.focusWidget() is line.box  # where the person was


def test_after_a_file_without_questions_the_keys_are_at_the_list(open_file: Open, tmp_path: Path) -> None:
    screen = open_file(a_table(tmp_path, HEADER + "2026-05-01,09:00,12:00,Privigen,30,,\n"))
    assert QApplication.focusWidget() is screen.offer.table


def test_a_column_that_is_left_out_is_not_read(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    screen = open_file(a_table(tmp_path, HEADER + "2026-05-01,09:00,12:00,Privigen,30,headache,25\n"))
    choose(screen, screen.asked.mapping.columns.lines[4], Target.LEAVE_OUT, qtbot)
    (row,) = screen.offer.model.preview.rows
    assert row.infusion is not None
    assert row.infusion.dose is None
    assert screen.offer.of_file.text().startswith("Left out: ")


def test_another_zone_moves_the_sessions(open_file: Open, tmp_path: Path, qtbot: QtBot) -> None:
    screen = open_file(a_table(tmp_path, HEADER + "2026-05-01,09:00,12:00,Privigen,30,headache,25\n"))
    zone = screen.asked.mapping.zone
    zone.setText("America/New_York")
    zone.editingFinished.emit()
    qtbot.waitUntil(lambda: not screen.reading.is_busy)
    (row,) = screen.offer.model.preview.rows
    assert row.infusion is not None
    assert row.infusion.started.zone == "America/New_York"


def test_more_rows_than_are_counted_at_once_are_read(open_file: Open, tmp_path: Path) -> None:
    rows = "".join(
        f"2020-{at // 25 % 12 + 1:02}-{at % 25 + 1:02},09:{at // 300:02},12:00,Privigen,30,,\n" for at in range(600)
    )
    screen = open_file(a_table(tmp_path, HEADER + rows))
    assert screen.offer.take.text() == "Import 600 sessions"


def test_in_an_empty_log_a_name_is_asked_for_and_the_patient_comes_in_with_the_sessions(
    empty_workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = ImportScreen(empty_workspace)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.open_file(a_table(tmp_path, HEADER + "2026-05-01,09:00,12:00,Privigen,30,headache,25\n"))
    qtbot.waitUntil(lambda: not screen.reading.is_busy)
    assert screen.asked.whose.name.hasFocus()
    qtbot.keyClicks(screen.asked.whose.name, "Ida Berg")
    qtbot.keyClick(screen.asked.whose.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.reading.is_busy)
    take(screen, qtbot)
    (patient,) = empty_workspace.logbook.patients()
    assert patient.name == "Ida Berg"
    assert len(empty_workspace.logbook.ids(patient.id)) == 1
    empty_workspace.journal.stack.undo()
    assert empty_workspace.logbook.patients() == []
    assert empty_workspace.logbook.ids() == []


def test_a_table_with_the_same_header_is_read_as_last_time_and_what_was_answered_can_be_changed(
    open_file: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    screen = open_file(a_table(tmp_path, BOTH_ORDERS.replace("dose", "Canary")))
    answer(screen, "Month first (12/31)", qtbot)
    choose(screen, screen.asked.mapping.columns.lines[4], Target.DOSE, qtbot)
    take(screen, qtbot)
    again = BOTH_ORDERS.replace("dose", "Canary").replace("01/02", "03/04")
    open_file(a_table(tmp_path, again, "another name.csv"))
    assert dates(screen) == ["2026-03-04"]
    assert screen.asked.mapping.columns.lines[4].box.value == Target.DOSE
    assert screen.asked.mapping.columns.lines[4].heading.text() == "Canary"
    answer(screen, "Day first (31.12.)", qtbot)
    assert dates(screen) == ["2026-04-03"]


def test_nothing_that_stands_in_a_table_is_kept_beside_the_log(
    open_file: Open, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    words = ("canarycolumn", "canaryname", "canarynote", "canaryfile")
    content = "date,start,end,product,canarycolumn\n2026-05-01,09:00,12:00,canaryname,canarynote\n"
    screen = open_file(a_table(tmp_path, content, "canaryfile.csv"))
    take(screen, qtbot)
    kept = Path(f"{workspace.logbook.path}.ini").read_text(encoding="utf-8")
    assert "mappings" in kept
    assert not [each for each in words if each in kept.casefold()]


def test_a_large_file_stops_within_a_second_and_the_next_one_can_be_opened(
    open_file: Open, screen: ImportScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    days = [f"20{at // 300:02}-{at // 25 % 12 + 1:02}-{at % 25 + 1:02},09:00" for at in range(6000)]
    large = a_table(tmp_path, HEADER + "".join(f"{each},12:00,Privigen,30,headache,25\n" for each in days))
    with qtbot.waitSignal(screen.reading.read):
        screen.open_file(large)
    began = time.monotonic()
    screen.stop()
    workspace.background.wait()
    assert time.monotonic() - began < 1
    assert not screen.offer.isVisible()
    open_file(a_table(tmp_path, HEADER + "2026-05-01,09:00,12:00,Privigen,30,,\n", "small.csv"))
    assert screen.offer.take.text() == "Import 1 session"


def test_numbers_below_symptoms_are_asked_about_once_and_the_list_follows(
    open_file: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    table = "date,start,end,product,dose,Headache,Nausea\n2026-05-01,09:00,12:00,Privigen,30,2,3\n"
    screen = open_file(a_table(tmp_path, table))
    assert len(screen.asked.mapping.questions.choices) == 1
    answer(screen, "1 mild, 2 moderate, 3 severe", qtbot)
    answer(screen, "Minutes after the start", qtbot)
    (row,) = screen.offer.model.preview.rows
    assert row.infusion is not None
    began = [None if each.onset is None else each.onset.earliest for each in row.infusion.reactions]
    assert [each and (each - row.infusion.started).seconds for each in began] == [120, 180]
    assert [each.symptom for each in row.infusion.reactions] == ["Headache", "Nausea"]
