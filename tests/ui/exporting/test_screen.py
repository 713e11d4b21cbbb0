"""Export in the window: what is chosen is what the file holds, it is its owner's, and what goes wrong leaves none."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.export_file import export_to
from ivig_logger.services.incoming import contents_of, open_incoming
from ivig_logger.services.preview import Preview, State, preview_of
from ivig_logger.services.selection import ENDINGS, ROUND_TRIPS, Format, Privacy, Selection
from ivig_logger.services.transfer import NotInThisForm
from ivig_logger.ui.announcement import announcements
from ivig_logger.ui.exporting import ExportScreen
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.exports import FORMATS, PRIVACIES, privacies_of
from tests.builders import PATIENT, ZONE, a_full_infusion, an_infusion_on
from tests.storage.files import as_nobody, needs_posix, open_folder
from tests.ui.showing import shown

CANARY = "Kanarienvogel"
OTHER = Patient("00000000-0000-4000-8000-000000000002", CANARY, date(1957, 8, 13))
FULL = a_full_infusion(1)
OF_OTHER = an_infusion_on("2026-09-15", 2, patient=OTHER.id)
Write = Callable[[Path], Path]


@pytest.fixture
def screen(workspace: Workspace, qtbot: QtBot) -> ExportScreen:
    """A log with two patients, one session each."""
    workspace.journal.store_all([Change(OTHER), Change(FULL), Change(OF_OTHER)], text="add")
    return shown(ExportScreen(workspace), qtbot)


@pytest.fixture
def write(screen: ExportScreen, qtbot: QtBot) -> Write:
    """Writes what is chosen, and waits until it is there or is not going to be."""

    def written(path: Path) -> Path:
        screen.write(path, screen.form)
        qtbot.waitUntil(lambda: not screen.writing.is_busy)
        return path

    return written


@pytest.fixture
def heard() -> Iterator[list[str]]:
    said: list[str] = []
    announcements.made.connect(said.append)
    yield said
    announcements.made.disconnect(said.append)


def press(screen: ExportScreen, words: str, qtbot: QtBot) -> None:
    """Press the chip or the button with these words."""
    QApplication.processEvents()  # what was made just now is laid out
    found = next(each for each in screen.findChildren(QPushButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def read_back(path: Path, workspace: Workspace) -> Preview:
    file = open_incoming(path.read_bytes(), path.name)
    return preview_of(workspace.logbook, contents_of(file, workspace.logbook, ZONE))


@pytest.mark.parametrize("form", sorted(ROUND_TRIPS))
def test_what_goes_out_in_a_form_that_comes_back_is_the_same(
    form: Format, screen: ExportScreen, write: Write, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, FORMATS[form], qtbot)
    preview = read_back(write(tmp_path / f"log{ENDINGS[form]}"), workspace)
    assert [each.state for each in preview.rows] == [State.SAME, State.SAME]
    assert (preview.patients, preview.refusals) == ((), ())


def test_the_table_for_people_has_a_line_for_each_session(
    screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, FORMATS[Format.WIDE], qtbot)
    assert len(write(tmp_path / "log.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_only_the_sessions_of_the_chosen_patients_go_out(
    screen: ExportScreen, write: Write, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, CANARY, qtbot)
    path = write(tmp_path / "log.json")
    assert [each.infusion for each in read_back(path, workspace).rows] == [FULL]
    assert CANARY not in path.read_text(encoding="utf-8")


def test_nobody_chosen_is_said_where_one_chooses_and_no_place_is_asked_for(screen: ExportScreen, qtbot: QtBot) -> None:
    for each in (PATIENT.name, CANARY):
        press(screen, each, qtbot)
    press(screen, "Export…", qtbot)
    assert screen.nobody.text() == "Please choose at least one patient."
    assert screen.findChild(QFileDialog) is None
    press(screen, CANARY, qtbot)
    assert not screen.nobody.isVisible()


def test_a_patient_who_is_new_goes_out_with_all_but_not_where_somebody_was_left_out(
    screen: ExportScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    third = Patient("00000000-0000-4000-8000-000000000003", "Patient C")
    workspace.journal.store(third, text="add")
    assert screen.patients.chosen is None
    press(screen, CANARY, qtbot)
    workspace.journal.store(Patient("00000000-0000-4000-8000-000000000004", "Patient D"), text="add")
    assert screen.patients.chosen == {PATIENT.id, third.id}


def test_two_patients_of_one_name_are_told_apart_by_their_days_of_birth(
    screen: ExportScreen, workspace: Workspace
) -> None:
    workspace.journal.store(Patient("00000000-0000-4000-8000-000000000003", CANARY, date(1990, 1, 2)), text="add")
    assert [each.text() for each in screen.patients.chips.values()][:2] == [
        f"{CANARY}, 1957-08-13",
        f"{CANARY}, 1990-01-02",
    ]


def type_days(screen: ExportScreen, since: str, until: str, qtbot: QtBot) -> None:
    press(screen, "From a day to a day", qtbot)
    for field, words in ((screen.days.since, since), (screen.days.until, until)):
        assert isinstance(field.entry, QLineEdit)
        if words.isascii():
            qtbot.keyClicks(field.entry, words)
        else:
            field.entry.insert(words)  # no key of a test's keyboard writes it


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-09-01", "30 Sep 2026", [OF_OTHER]),
        ("20.10.2026", "", [FULL]),
        ("", "15 Sep", [OF_OTHER]),
        ("２０２６-１０-２０", "today", [FULL]),
        ("2026-09-15", "2026-10-20", [OF_OTHER, FULL]),
    ],
)
def test_the_typed_days_are_both_included(
    since: str,
    until: str,
    days: list[object],
    screen: ExportScreen,
    write: Write,
    workspace: Workspace,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    type_days(screen, since, until, qtbot)
    rows = read_back(write(tmp_path / "log.json"), workspace).rows
    assert [each.infusion for each in rows] == days


@pytest.mark.parametrize(
    ("since", "until", "at", "said"),
    [
        ("31.02.2026", "", "since", "February"),
        ("", "вчера", "until", "вчера"),
        ("2026-10-20", "2026-10-19", "until", "The last day lies before the first one."),
        ("", "", "since", "Please type a day, or choose all sessions."),
    ],
)
def test_days_that_cannot_be_are_refused_at_their_field(
    since: str, until: str, at: str, said: str, screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    type_days(screen, since, until, qtbot)
    assert not write(tmp_path / "log.json").exists()
    field = {"since": screen.days.since, "until": screen.days.until}[at]
    assert said in field.note.text()
    assert field.note.isVisible()


def test_the_day_that_is_understood_stands_behind_what_is_typed(screen: ExportScreen, qtbot: QtBot) -> None:
    type_days(screen, "15 Sep", "", qtbot)
    assert screen.days.since.entry.accessibleDescription() == "Tue 15 Sep 2026"


def test_the_last_twelve_months_begin_a_year_ago(screen: ExportScreen, qtbot: QtBot) -> None:
    press(screen, "Last 12 months", qtbot)
    assert screen.read() == Selection(since=date(2025, 11, 1))


@pytest.mark.parametrize("form", list(Format))
def test_exactly_what_a_form_can_leave_out_is_offered(
    form: Format, screen: ExportScreen, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, FORMATS[form], qtbot)
    offered = {each.text() for each in screen.privacy.findChildren(QPushButton) if each.isVisible()}
    able = set()
    for privacy in Privacy:
        try:
            export_to(workspace.logbook, tmp_path / "tried", form, Selection(privacy=privacy))
            able.add(PRIVACIES[privacy])
        except NotInThisForm:
            continue
    assert offered == able == {PRIVACIES[each] for each in privacies_of(form)}


def test_names_that_were_left_out_do_not_come_back_with_another_form(screen: ExportScreen, qtbot: QtBot) -> None:
    for each in (FORMATS[Format.XLSX], "Without names and dates", FORMATS[Format.FHIR]):
        press(screen, each, qtbot)
    selection = screen.read()
    assert selection is not None
    assert selection.privacy is Privacy.NO_NAMES


@pytest.mark.parametrize("form", list(Format))
def test_without_names_no_name_and_no_day_of_birth_is_in_the_file(
    form: Format, screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    for each in (FORMATS[form], "Without names"):
        press(screen, each, qtbot)
    held = all_text(write(tmp_path / f"log{ENDINGS[form]}"))
    assert CANARY not in held
    assert "1957" not in held


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_without_dates_no_date_is_in_the_file_either(
    form: Format, screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    for each in (FORMATS[form], "Without names and dates"):
        press(screen, each, qtbot)
    held = all_text(write(tmp_path / f"log{ENDINGS[form]}"))
    for each in (CANARY, "1957", "2026", "2027", "slept well", "P100"):
        assert each not in held


def all_text(path: Path) -> str:
    """Everything a file holds, the parts of a zip unpacked."""
    if not zipfile.is_zipfile(path):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(each).decode("utf-8") for each in packed.namelist())


@needs_posix
@pytest.mark.parametrize("form", list(Format))
def test_the_file_is_its_owners_only(
    form: Format, screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, FORMATS[form], qtbot)
    assert write(tmp_path / f"log{ENDINGS[form]}").stat().st_mode & 0o777 == 0o600


def test_what_came_of_it_is_said_in_one_line_and_read_out(
    screen: ExportScreen, write: Write, heard: list[str], tmp_path: Path
) -> None:
    write(tmp_path / "log.json")
    words = "Exported 2 sessions of 2 patients to log.json. Readable by you only."
    assert (screen.said.text(), heard) == (words, [words])


def test_a_long_name_of_a_file_does_not_widen_the_page(screen: ExportScreen, write: Write, tmp_path: Path) -> None:
    path = write(tmp_path / f"{'x' * 200}.json")
    assert screen.said.text().replace("\u200b", "").startswith(f"Exported 2 sessions of 2 patients to {path.name}.")
    assert screen.minimumSizeHint().width() < 700


def test_what_was_said_goes_when_something_else_is_chosen(
    screen: ExportScreen, write: Write, qtbot: QtBot, tmp_path: Path
) -> None:
    write(tmp_path / "log.json")
    press(screen, CANARY, qtbot)
    assert not screen.said.isVisible()


def test_stopped_while_it_is_written_there_is_no_file(
    screen: ExportScreen, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.writing.counted.connect(screen.writing.stop, Qt.ConnectionType.DirectConnection)
    screen.write(tmp_path / "log.json", Format.JSON)
    assert screen.stop.isVisible()
    qtbot.waitUntil(lambda: not screen.writing.is_busy)
    assert screen.said.text() == "Stopped. No file was written."
    assert {each.name for each in tmp_path.iterdir()} == {each.name for each in workspace.logbook.path.parent.iterdir()}
    assert not [each for each in tmp_path.iterdir() if "json" in each.name]


def test_after_a_stop_the_next_export_is_whole(
    screen: ExportScreen, write: Write, workspace: Workspace, tmp_path: Path
) -> None:
    screen.writing.counted.connect(screen.writing.stop, Qt.ConnectionType.DirectConnection)
    write(tmp_path / "log.json")
    screen.writing.counted.disconnect(screen.writing.stop)
    assert len(read_back(write(tmp_path / "log.json"), workspace).rows) == 2
    assert not screen.stop.isVisible()


def test_the_keys_go_to_stop_and_back(screen: ExportScreen, qtbot: QtBot, tmp_path: Path) -> None:
    screen.activateWindow()
    screen.go.setFocus()
    screen.write(tmp_path / "log.json", Format.JSON)
    assert screen.stop.hasFocus()
    qtbot.waitUntil(lambda: not screen.writing.is_busy)
    assert screen.go.hasFocus()


def test_a_folder_that_is_not_there_is_said_with_the_name_of_the_file(
    screen: ExportScreen, write: Write, heard: list[str], tmp_path: Path
) -> None:
    path = write(tmp_path / "nowhere" / "log.json")
    assert heard == [f"{path}: No such file or directory."]
    assert screen.failure.isVisible()
    assert screen.go.isEnabled()


@needs_posix
def test_a_read_only_folder_is_said_and_nothing_is_left_in_it(write: Write, heard: list[str]) -> None:
    with open_folder() as folder:
        folder.chmod(0o555)
        with as_nobody():
            write(folder / "log.json")
        folder.chmod(0o755)
        assert list(folder.iterdir()) == []
        assert heard == [f"{folder}/log.json: Permission denied."]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("form", list(Format))
def test_a_full_disk_is_said_as_what_it_is(
    form: Format, screen: ExportScreen, write: Write, heard: list[str], qtbot: QtBot
) -> None:
    press(screen, FORMATS[form], qtbot)
    write(Path("/dev/full"))
    assert heard == ["/dev/full: No space left on device."]


@pytest.mark.parametrize("beside", ["", "-wal", ".ini"])
def test_the_log_itself_is_never_written_over(
    beside: str, screen: ExportScreen, write: Write, workspace: Workspace
) -> None:
    log = workspace.logbook.path
    write(log.with_name(log.name + beside))
    assert "is the log itself. Nothing was written." in screen.failure.text().replace("\u200b", "")
    assert workspace.logbook.ids() != []


def test_it_is_said_each_time_before_that_it_holds_health_data_and_nothing_is_written_where_nobody_wants(
    screen: ExportScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    before = set(workspace.logbook.path.parent.iterdir())
    for _ in range(2):
        press(screen, "Export…", qtbot)
        dialog = screen.findChild(QFileDialog)
        assert dialog is not None
        assert dialog.windowTitle() == "Export: it holds health data"
        dialog.reject()
        qtbot.waitUntil(lambda: screen.findChild(QFileDialog) is None)
    assert set(workspace.logbook.path.parent.iterdir()) == before
    assert not screen.said.isVisible()


def test_the_name_that_is_suggested_tells_nothing_and_is_the_name_of_the_file(
    screen: ExportScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    press(screen, FORMATS[Format.FHIR], qtbot)
    press(screen, "Export…", qtbot)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(each).name for each in dialog.selectedFiles()] == ["ivig-log.fhir.json"]
    with qtbot.waitSignal(screen.writing.done):
        dialog.fileSelected.emit(str(tmp_path / "ivig-log.fhir.json"))
    assert (tmp_path / "ivig-log.fhir.json").exists()
    dialog.reject()


def test_every_choice_is_reached_by_keyboard_in_the_order_of_the_page(screen: ExportScreen, qtbot: QtBot) -> None:
    screen.activateWindow()
    wanted = [each for each in screen.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
    for each in wanted:
        assert each.accessibleName() or each.text()
    first = screen.forms.findChildren(QPushButton)[0]
    first.setFocus()
    seen = []
    for _ in range(12):
        focused = screen.focusWidget()
        assert focused is not None
        seen.append(focused.mapTo(screen, focused.rect().topLeft()).y())
        if focused is screen.go:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == sorted(seen)
    assert screen.go.hasFocus()
