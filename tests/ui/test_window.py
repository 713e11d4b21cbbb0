"""The frame around all screens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui import theme
from ivig_logger.ui.theme import Look
from ivig_logger.ui.window import Window
from tests.builders import an_infusion
from tests.stories.person import Person

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Zoë 李")


def test_the_title_holds_no_word_about_anybody(window: Window) -> None:
    assert window.windowTitle() == "IVIG Logger"


def test_the_window_says_where_the_log_lies(window: Window) -> None:
    labels = window.status.findChildren(QLabel)
    assert any(str(window.workspace.logbook.path) in each.toolTip() for each in labels)


def test_the_switcher_shows_only_when_there_are_several_patients(window: Window) -> None:
    assert window.sidebar.switcher.isHidden()
    window.workspace.journal.store(OTHER, text="add")
    assert not window.sidebar.switcher.isHidden()
    assert [each.text() for each in window.sidebar.menu.actions()] == ["Patient A", "Zoë 李"]


def test_choosing_a_patient_puts_them_in_front_of_every_screen(window: Window, person: Person) -> None:
    window.workspace.journal.store(OTHER, text="add")
    window.screens.open("home")
    window.sidebar.menu.actions()[1].trigger()
    assert window.workspace.patient == OTHER
    assert person.reads("Zoë 李")


@pytest.mark.parametrize(
    ("keys", "screen"), [("Ctrl+3", "history"), ("Ctrl+4", "answers"), ("Ctrl+N", "form"), ("F1", "call")]
)
def test_every_screen_is_one_key_away(window: Window, person: Person, keys: str, screen: str) -> None:
    person.press("Ctrl+1")
    person.press(keys)
    assert window.screens.current == screen


def test_undo_and_redo_are_keys_and_readable_texts(window: Window, person: Person) -> None:
    window.workspace.journal.store(an_infusion(), text="add session of 20 Oct 2026")
    assert window.status.undo.text() == "Undo: add session of 20 Oct 2026"
    person.press("Ctrl+Z")
    assert window.workspace.logbook.ids() == []
    person.press("Ctrl+Shift+Z")
    assert window.workspace.logbook.ids() == [an_infusion().id]


def test_a_save_is_told_to_the_second(window: Window) -> None:
    window.workspace.journal.store(an_infusion(), text="add")
    assert window.status.saved.text() == "✓ Saved 12:00:00"


def test_sample_data_is_labelled_and_goes_with_one_click_and_comes_back_with_undo(
    window: Window, person: Person
) -> None:
    window.workspace.add_sample()
    assert person.reads("Sample data: this patient and all sessions are made up.")
    person.click("Remove sample data")
    assert [each.name for each in window.workspace.patients] == ["Patient A"]
    assert not person.reads("Sample data: this patient and all sessions are made up.")
    person.press("Ctrl+Z")
    assert len(window.workspace.logbook.ids()) == 45


def test_a_failure_of_the_background_is_said_until_it_is_closed(window: Window, person: Person) -> None:
    window.workspace.background.failed.emit(StorageFailed(Reason.FULL, window.workspace.logbook.path))
    assert person.reads("The disk is full.")
    person.click("Close")
    assert not person.reads("The disk is full.")


@pytest.mark.parametrize(("keys", "percent"), [("Ctrl++", 125), ("Ctrl+-", 100)])
def test_the_size_is_changed_by_key_within_its_bounds(window: Window, person: Person, keys: str, percent: int) -> None:
    person.press(keys)
    assert window.workspace.preferences.zoom == percent


def test_a_large_size_leaves_the_room_to_the_screen(window: Window, person: Person) -> None:
    for _ in range(4):
        person.press("Ctrl++")
    assert window.workspace.preferences.zoom == 200
    assert window.sidebar.width() < window.width() // 6
    assert window.minimumSizeHint().height() <= 800


def test_a_small_window_holds_the_side_bar_at_the_largest_size(window: Window, person: Person) -> None:
    window.workspace.journal.store(OTHER, text="add")
    window.resize(1024, 640)
    for _ in range(4):
        person.press("Ctrl++")
    assert not window.sidebar.switcher.isHidden()
    assert window.minimumSizeHint().height() <= 640


def test_what_is_read_gets_wider_with_the_type(window: Window, person: Person) -> None:
    window.resize(1600, 900)
    window.screens.open("settings")
    content = window.screens.made["settings"].findChild(QWidget, "content")
    assert isinstance(content, QWidget)
    assert content.maximumWidth() == 860
    person.press("Ctrl++")
    assert content.maximumWidth() == 1075


def test_of_the_place_of_the_log_nothing_is_shown_where_too_little_would_be(window: Window) -> None:
    window.status.place.resize(70, 20)
    assert window.status.place.text() == ""
    assert str(window.workspace.logbook.path) in window.status.place.accessibleName()


def test_a_new_look_reaches_every_screen(window: Window) -> None:
    window.screens.open("settings")
    window.workspace.preferences.look = Look.DARK
    window.dress()
    assert theme.tokens() is theme.DARK
    assert window.screens.current == "settings"


def test_the_next_start_opens_where_the_last_one_ended(window: Window, qtbot: QtBot) -> None:
    window.screens.open("history")
    again = Window(window.workspace)
    qtbot.addWidget(again)
    assert again.screens.current == "history"


def test_undoing_the_only_patient_leads_back_to_the_welcome(window: Window, person: Person) -> None:
    person.press("Ctrl+Z")
    assert window.screens.current == "welcome"
    assert window.sidebar.isHidden()


def test_a_name_is_shown_as_typed_and_never_as_markup(window: Window, person: Person, tmp_path: Path) -> None:
    bold = Patient("00000000-0000-4000-8000-000000000003", "<b>Ann & Bob</b>")
    window.workspace.journal.store(bold, text="add")
    window.workspace.choose(bold.id)
    assert person.reads("<b>Ann & Bob</b>")
    assert not list(tmp_path.glob("*Ann*"))


def test_the_year_of_birth_is_shown_of_whoever_is_in_front(window: Window, person: Person) -> None:
    assert person.reads("born 1961")
    window.workspace.add_sample()
    assert person.reads("born 1968")
    window.workspace.journal.store(OTHER, text="add")
    window.workspace.choose(OTHER.id)
    assert window.sidebar.born.isHidden()


@pytest.mark.parametrize("keys", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+N", "Ctrl+F", "Ctrl+,"])
def test_no_key_leads_away_from_the_welcome_before_there_is_a_patient(
    window: Window, person: Person, keys: str
) -> None:
    person.press("Ctrl+Z")
    person.press(keys)
    assert window.screens.current == "welcome"


def test_the_window_is_no_larger_than_the_screen_with_its_frame(window: Window) -> None:
    window.fit(QSize(1366, 768))
    assert (window.width(), window.height()) == (1280, 728)
