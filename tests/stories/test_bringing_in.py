"""Years in a spreadsheet come in as a person brings them: dragged onto the window, looked at, stored, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_running_infusion
from tests.stories.dragging import drag, drop
from tests.stories.person import Person
from tests.stories.program import NOW, program

DIARY = (
    "Datum;Beginn;Ende;Präparat;Dosis (g);Reaktion 1;Beginn 1;Bemerkung\n"
    "03/02/2026;13:50;17:10;Privigen;32,5;Kopfschmerzen;25;müde\n"
    "03/03/2026;13:30;16:55;Privigen;32,5;Übelkeit;90;\n"
)
ENGLISH = "date,start,end,product,dose,reaction 1,onset 1\n"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The program over a log with one patient."""
    qapp.setStyle("Fusion")
    with program(tmp_path / "data" / "log.db", qtbot) as made:
        made.workspace.journal.store(PATIENT, text="add patient")
        yield made


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def a_file(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def stored(window: Window) -> list[Infusion]:
    return window.workspace.logbook.find(window.workspace.logbook.ids())


def click(person: Person, screen: ImportScreen, name: str) -> None:
    """Click a button, and wait until what it leads to is done."""
    person.click(name)
    person.qtbot.waitUntil(lambda: not screen.reading.is_busy)


def listed(window: Window, part: Part) -> list[str]:
    """A column of the history that is in front."""
    shown = window.screens.currentWidget()
    assert isinstance(shown, HistoryScreen)
    model = shown.table.model()
    return [str(model.index(row, part).data()) for row in range(model.rowCount())]


def test_a_diary_is_dragged_in_its_dates_are_put_right_and_the_history_shows_its_first_hour_until_it_is_taken_back(
    window: Window, person: Person, tmp_path: Path
) -> None:
    screen = drop(window, a_file(tmp_path, "tagebuch.csv", DIARY, "cp1252"), person.qtbot)
    assert person.reads("Which comes first in the dates?")
    click(person, screen, "Month first (12/31)")
    assert person.reads("2 sessions in the file: 2 new.")
    click(person, screen, "Day first (31.12.)")
    assert stored(window) == []
    click(person, screen, "Import 2 sessions")
    assert [each.started.local.isoformat()[:16] for each in stored(window)] == ["2026-02-03T13:50", "2026-03-03T13:30"]
    person.click("Show what was imported")
    person.qtbot.waitUntil(lambda: len(listed(window, Part.FIRST_HOUR)) == 2)
    assert sorted(listed(window, Part.REACTIONS)) == ["Kopfschmerzen +25 min", "Übelkeit +1 h 30 min"]
    assert sorted(listed(window, Part.FIRST_HOUR)) == ["0", "1"]
    window.screens.open("import")
    person.click("Undo the import")
    assert person.reads("The import was taken back.")
    assert stored(window) == []


def test_the_whole_of_it_goes_by_keyboard(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    screen = drop(window, a_file(tmp_path, "diary.csv", DIARY), qtbot)

    def press(key: Qt.Key) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, key)
        qtbot.waitUntil(lambda: not screen.reading.is_busy)

    def tab_to(name: str) -> None:
        for _ in range(40):
            at = QApplication.focusWidget()
            if at is not None and name in (at.accessibleName(), getattr(at, "text", str)()):
                return
            press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never comes to {name!r}")

    press(Qt.Key.Key_Space)  # the keys are at the first answer
    tab_to("What the file holds")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    tab_to("Import 1 session")
    press(Qt.Key.Key_Return)
    assert [each.started.local.month for each in stored(window)] == [2]
    press(Qt.Key.Key_Backtab)  # from Show to Undo
    press(Qt.Key.Key_Return)
    assert stored(window) == []


def test_a_workbook_with_a_sheet_of_reactions_comes_in_whole(window: Window, person: Person, tmp_path: Path) -> None:
    path = tmp_path / "sessions.xlsx"
    with Workbook(str(path)) as book:
        sessions, reactions = book.add_worksheet("Sessions"), book.add_worksheet("Reactions")
        sessions.write_row(0, 0, ("Date", "Start", "End", "Product", "Dose"))
        sessions.write_row(1, 0, ("2026-05-01", "09:00", "12:00", "Privigen", 30))
        reactions.write_row(0, 0, ("Date", "Reaction", "Onset"))
        reactions.write_row(1, 0, ("2026-05-01", "headache", "09:25"))
    screen = drop(window, path, person.qtbot)
    assert person.reads("a sheet of reactions")
    click(person, screen, "Clock readings")
    click(person, screen, "Import 1 session")
    (session,) = stored(window)
    assert [each.symptom for each in session.reactions] == ["headache"]


def test_a_picture_of_a_diary_is_refused_with_a_sentence(window: Window, person: Person, tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    drop(window, path, person.qtbot)
    assert person.reads("diary.csv: Nothing was imported.")
    assert person.reads("PDF")
    at = QApplication.focusWidget()
    assert at is not None
    assert at is person.button("Choose a file…")


def test_while_a_session_runs_a_table_comes_in_and_the_session_goes_on(
    window: Window, person: Person, tmp_path: Path
) -> None:
    running = a_running_infusion(NOW, 7)
    window.workspace.journal.store(running, text="start infusion")
    window.screens.show_started(running)
    screen = drop(window, a_file(tmp_path, "t.csv", ENGLISH + "2026-05-01,09:00,12:00,Privigen,30,,\n"), person.qtbot)
    click(person, screen, "Import 1 session")
    assert len(stored(window)) == 2
    window.screens.open("live")
    person.press("1")
    assert [len(each.reactions) for each in stored(window)] == [0, 1]
    window.screens.open("import")
    person.click("Undo the import")
    assert [len(each.reactions) for each in stored(window)] == [1]


def test_rows_that_cannot_be_read_are_seen_with_their_reasons_and_the_others_come_in(
    window: Window, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = ("2026-05-01,09:00,12:00", "31/02/2026,09:00,12:00", "2026-05-03,09:00,later")
    content = ENGLISH + "".join(f"{each},Privigen,30,,\n" for each in rows)
    screen = drop(window, a_file(tmp_path, "t.csv", content), qtbot)
    assert person.reads("3 sessions in the file: 1 new, 2 cannot be read.")
    seen = []
    for _ in range(2):
        qtbot.keyClick(screen.offer.table, Qt.Key.Key_Down)
        seen.append(screen.offer.about.said)
    assert "31/02/2026" in seen[0]
    assert "later" in seen[1]
    click(person, screen, "Import 1 session")
    assert person.reads("Imported 1 session. 2 of the file were left aside.")
    assert len(stored(window)) == 1


def test_the_same_file_again_brings_nothing(window: Window, person: Person, tmp_path: Path) -> None:
    path = a_file(tmp_path, "t.csv", ENGLISH + "2026-05-01,09:00,12:00,Privigen,30,headache,25\n")
    click(person, drop(window, path, person.qtbot), "Import 1 session")
    screen = drop(window, path, person.qtbot)
    assert person.reads("1 session in the file: 1 in the log already.")
    assert not screen.offer.take.isEnabled()


def test_several_files_at_once_are_not_taken(window: Window, tmp_path: Path) -> None:
    assert not drag(window, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert window.screens.current != "import"
