"""A window that is locked: nothing of the log is in it, and everything is as it was afterwards."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Patient
from ivig_logger.services.logbook import Author
from tests.stories.live.actions import Actions
from tests.ui.lock.door import lock_screen, run_a_session, told_to_a_reader, unlock
from tests.ui.unlock.keys import ANNA, ANNAS, BEN, BENS

EVERY_KEY = (
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+N", "Ctrl+I", "F11", "Ctrl+F", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+Q", "F1"),
    *("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+,", "Ctrl+L", "Ctrl+S", "Esc", "0", "1", "E", "P", "R", "V"),
)


def half_a_form(person: Actions) -> QLineEdit:
    """A form in which somebody typed, with three letters selected in the field that has the keys."""
    person.press("Ctrl+N")
    person.type_into("Weight", "71")
    field = person.field("Dose")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "32.5")
    field.setSelection(1, 2)
    return field


class TestWhatIsCovered:
    def test_nothing_of_the_log_is_in_the_window(self, person: Actions) -> None:
        half_a_form(person)
        assert "Patient A" in told_to_a_reader(person.window)
        person.press("Ctrl+L")
        told = told_to_a_reader(person.window)
        assert "Locked" in told
        for words in ("Patient A", "32.5", "71", "Saved", "log.db", "History", "Dose"):
            assert words not in told

    def test_a_picture_of_the_window_shows_the_lock_only(self, person: Actions) -> None:
        person.press("Ctrl+L")
        before = person.window.grab().toImage()
        unlock(person, ANNAS)
        half_a_form(person)
        person.press("Ctrl+L")
        assert person.window.grab().toImage() == before

    def test_the_title_stays(self, person: Actions) -> None:
        title = person.window.windowTitle()
        person.press("Ctrl+L")
        assert person.window.windowTitle() == title

    def test_no_key_comes_to_it(self, person: Actions) -> None:
        half_a_form(person)
        log, zoom = person.window.workspace.logbook, person.window.workspace.preferences.zoom
        before = log.revision_count()
        person.press("Ctrl+L")
        for keys in EVERY_KEY:
            person.press(keys)
            assert (log.revision_count(), person.window.workspace.preferences.zoom) == (before, zoom), keys
            assert person.window.screens.current == "form", keys
            assert person.window.isVisible(), keys
            assert lock_screen(person.window).isVisible(), keys

    def test_tab_stays_on_the_lock(self, person: Actions) -> None:
        half_a_form(person)
        person.press("Ctrl+L")
        for _ in range(12):
            person.press("Tab")
            focused = QApplication.focusWidget()
            assert focused is not None
            assert lock_screen(person.window).isAncestorOf(focused)

    def test_no_click_comes_to_it(self, person: Actions) -> None:
        person.press("Ctrl+3")
        person.press("Ctrl+L")
        for x in range(10, person.window.width(), 60):
            for y in range(10, person.window.height(), 60):
                at = QPoint(x, y)
                hit = person.window.childAt(at)
                if hit is not None:
                    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(person.window, at))
        assert person.window.screens.current == "history"
        popup = QApplication.activePopupWidget()
        assert popup is None or popup.parent() is lock_screen(person.window).entry.box
        assert lock_screen(person.window).isVisible()


class TestWhatIsOpenAbove:
    def test_a_menu_is_closed(self, person: Actions) -> None:
        person.click("File")
        assert QApplication.activePopupWidget() is not None
        person.window.locking.lock()
        assert QApplication.activePopupWidget() is None

    def test_the_menu_has_it(self, person: Actions) -> None:
        action = next(each for each in person.window.file_menu.actions() if each.text().startswith("Lock"))
        action.trigger()
        assert lock_screen(person.window).isVisible()

    def test_words_that_are_offered_are_closed(self, person: Actions) -> None:
        person.press("Ctrl+N")
        field = person.field("Product")
        field.setFocus()
        QTest.keyClicks(field, "pri")
        assert QApplication.activePopupWidget() is not None
        person.press("Ctrl+L")
        assert QApplication.activePopupWidget() is None
        assert lock_screen(person.window).isVisible()

    def test_a_dialog_does_not_stand_in_the_way(self, person: Actions, qtbot: QtBot) -> None:
        dialog = QFileDialog(person.window)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        person.window.locking.lock()
        assert not dialog.isVisible()
        unlock(person, ANNAS)


class TestAfterwards:
    def test_a_half_filled_form_is_as_it_was(self, person: Actions) -> None:
        field = half_a_form(person)
        bar = person.window.screens.made["form"].area.verticalScrollBar()  # type: ignore[attr-defined]  # a SessionForm
        scrolled = bar.value()
        person.press("Ctrl+L")
        unlock(person, ANNAS)
        assert QApplication.focusWidget() is field
        assert (field.text(), field.selectedText(), field.cursorPosition()) == ("32.5", "2.", 3)
        assert bar.value() == scrolled
        assert person.field("Weight").text() == "71"  # type: ignore[attr-defined]  # a line to type in
        QTest.keyClicks(field, "9")
        assert field.text() == "395"

    def test_the_large_live_screen_is_still_large(self, person: Actions) -> None:
        run_a_session(person.window)
        person.press("F11")
        person.press("Ctrl+L")
        unlock(person, ANNAS)
        assert person.window.screens.is_large
        assert not person.window.sidebar.isVisible()

    def test_keys_and_undo_work_again(self, person: Actions) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        unlock(person, ANNAS)
        person.press("1")
        (session,) = person.window.screens.sessions.all
        assert len(session.stored.reactions) == 1
        person.press("Ctrl+Z")
        assert not session.stored.reactions

    def test_another_look_meanwhile(self, person: Actions) -> None:
        half_a_form(person)
        person.press("Ctrl+L")
        person.window.dress()
        unlock(person, ANNAS)
        assert person.window.screens.current == "form"
        assert person.window.sidebar.isVisible()

    def test_the_one_who_unlocks_is_the_author_from_there_on(self, person: Actions) -> None:
        log = person.window.workspace.logbook
        assert log.author == Author(ANNA.signs_as, "nurse")
        person.press("Ctrl+L")
        assert log.author == Author()
        unlock(person, BENS, "Ben")
        log_with_ana = Patient("00000000-0000-4000-8000-000000000002", "Ana")
        person.window.workspace.journal.store(log_with_ana, text="add")
        assert [each.author for each in log.revision_page(None, 2)] == [BEN.signs_as, ANNA.signs_as]

    def test_a_wrong_passphrase_opens_nothing(self, person: Actions) -> None:
        person.press("Ctrl+L")
        person.type_into("Passphrase", "not it at all")
        person.click("Unlock")
        assert lock_screen(person.window).isVisible()


class TestClosing:
    def test_a_locked_window_can_be_closed(self, person: Actions) -> None:
        person.press("Ctrl+L")
        assert person.window.close()

    def test_not_over_something_half_typed(self, person: Actions) -> None:
        half_a_form(person)
        person.press("Ctrl+L")
        assert not person.window.close()
        assert not person.window.close()
        assert person.reads("being filled in")

    def test_over_a_running_infusion_when_it_is_closed_again(self, person: Actions) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        assert not person.window.close()
        assert person.reads("An infusion is running.")
        assert person.window.close()
