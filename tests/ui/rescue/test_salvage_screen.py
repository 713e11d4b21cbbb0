"""What a damaged file still has: ticked lines, brought over as one step, and why the rest stays behind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.services.backups import Backups
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.rescue.salvage_screen import SalvageScreen
from ivig_logger.ui.rescue.tick_line import TickLine
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion, an_infusion_on
from tests.logs import log_at
from tests.stories.person import Person

NAME = "log.db.damaged-2026-11-01T100000Z"
FIRST, SECOND, THIRD = a_full_infusion(1), an_infusion_on("2026-10-21", 2), an_infusion_on("2026-10-22", 3)
LATER = replace(FIRST, notes="later")
Shown = Callable[[], SalvageScreen]


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> Shown:
    """The screen when the file was read: one session as here, one that differs, and two that are missing."""
    workspace = window.workspace
    path = workspace.logbook.path.with_name(NAME)
    damaged = Logbook.open(log_at(path), lambda: a_moment("13:00", "2026-11-01"))
    damaged.store_all([Change(PATIENT), *map(Change, (FIRST, SECOND, THIRD, an_infusion(4)))])
    damaged.store(LATER, instead_of=FIRST)
    damaged.close()
    for each in (FIRST, an_infusion(4)):
        workspace.journal.store(each, text="add")

    def show() -> SalvageScreen:
        window.screens.open("salvage")
        screen = window.screens.currentWidget()
        assert isinstance(screen, SalvageScreen)
        qtbot.waitUntil(lambda: screen.offer is not None)
        return screen

    return show


def boxes(person: Person) -> dict[str, bool]:
    return {each.accessibleName() or each.text(): each.isChecked() for each in person.visible(QCheckBox)}


def test_what_is_missing_is_ticked_and_what_differs_is_not(shown: Shown, person: Person, qtbot: QtBot) -> None:
    shown()
    qtbot.waitUntil(lambda: len(boxes(person)) == 3)
    assert person.reads("2 sessions of the damaged file are not in this log:")
    assert person.reads("1 session was changed later in the damaged file than in this log:")
    assert boxes(person) == {
        "Wed 21 Oct 2026, 09:00 · Privigen 30 g · Patient A": True,
        "Thu 22 Oct 2026, 09:00 · Privigen 30 g · Patient A": True,
        "Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A: other notes": False,
    }


def test_the_ticked_come_over_after_a_backup_and_go_by_one_undo(
    shown: Shown, person: Person, qtbot: QtBot, window: Window
) -> None:
    screen = shown()
    logbook = window.workspace.logbook
    screen.ticks[THIRD.id].setChecked(False)
    screen.ticks[FIRST.id].setChecked(True)
    with qtbot.waitSignal(window.workspace.journal.changed):
        person.click("Bring over 2")
    assert logbook.find([FIRST.id, SECOND.id, THIRD.id]) == [LATER, SECOND]
    assert person.reads("✓ 2 were brought over. Undo takes this back.")
    assert logbook.revisions_of(SECOND.id)[0].why == f"Read from the damaged file {NAME}"
    (made,) = Backups(logbook).all()
    assert (made.occasion, made.sessions) == ("before-import", 2)
    window.workspace.journal.stack.undo()
    assert logbook.find([FIRST.id, SECOND.id]) == [FIRST]


def test_afterwards_only_the_rest_is_offered(shown: Shown, person: Person, qtbot: QtBot, window: Window) -> None:
    screen = shown()
    person.click("Bring over 2")
    qtbot.waitUntil(lambda: list(screen.ticks) == [FIRST.id])
    assert len(window.workspace.logbook.ids()) == 4


def test_a_click_on_the_words_ticks_too(shown: Shown, qtbot: QtBot, window: Window) -> None:
    box = shown().ticks[THIRD.id]
    (line,) = (each for each in window.findChildren(TickLine) if each.box is box)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert not box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()


def test_without_anything_ticked_nothing_can_be_brought_over(shown: Shown) -> None:
    screen = shown()
    for each in screen.ticks.values():
        each.setChecked(False)
    assert not screen.bring.isEnabled()


def test_without_a_backup_nothing_comes_over(shown: Shown, person: Person, qtbot: QtBot, window: Window) -> None:
    shown()
    folder: Path = window.workspace.logbook.path.parent / "backups"
    folder.write_text("in the way", encoding="utf-8")
    person.click("Bring over 2")
    qtbot.waitUntil(lambda: person.reads("The log cannot be opened.") or person.reads("backups"))
    assert len(window.workspace.logbook.ids()) == 2


def test_a_file_of_which_nothing_can_be_read_says_so(window: Window, person: Person, qtbot: QtBot) -> None:
    window.workspace.logbook.path.with_name(NAME).write_text("Dear Ana", encoding="utf-8")
    window.screens.open("salvage")
    qtbot.waitUntil(lambda: person.reads("Nothing of it can be brought over."))


def test_what_may_not_be_as_it_last_was_is_ticked_by_the_person(
    shown: Shown, person: Person, qtbot: QtBot, window: Window
) -> None:
    path = window.workspace.logbook.path.with_name(NAME)
    data = path.read_bytes()
    for at in range(0, len(data), 4096):
        if at == 0 or b"CREATE TABLE" in data[at : at + 4096]:
            data = data[:at] + bytes(4096) + data[at + 4096 :]
    path.write_bytes(data)
    screen = shown()
    qtbot.waitUntil(lambda: person.reads("2 sessions were found whose last change may be lost: they may"))
    assert person.reads("Part of the file is lost: there may have been sessions of which nothing was found.")
    assert screen.chosen == []
    person.click("Tick all of these")
    assert set(screen.chosen) == {SECOND.id, THIRD.id}
    with qtbot.waitSignal(window.workspace.journal.changed):
        person.click("Bring over 2")
    assert window.workspace.logbook.find([SECOND.id, THIRD.id]) == [SECOND, THIRD]


def test_the_check_leads_there(shown: Shown, person: Person, window: Window) -> None:
    shown()
    window.screens.open("check")
    person.click("Show what it still has")
    assert window.screens.current == "salvage"


@pytest.mark.parametrize(("width", "zoom"), [(1024, 100), (1024, 200), (1280, 200)])
def test_it_fits(shown: Shown, window: Window, width: int, zoom: int) -> None:
    window.workspace.preferences.zoom = zoom
    window.dress()
    screen = shown()
    window.resize(width, 640)
    assert window.minimumSizeHint().width() <= width
    assert all(each.width() <= width for each in screen.ticks.values())
