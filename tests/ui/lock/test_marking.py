"""A running session on the locked window: it goes on, what is due shows without a name, and a moment can be marked."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import Mark, Patient
from ivig_logger.ui import theme
from ivig_logger.ui.window import Window
from tests.builders import a_moment
from tests.clock import Clock
from tests.stories.live.actions import FOUR_STEPS, Actions, heard
from tests.stories.live.test_full_disk import full, press_until_full
from tests.ui.lock.door import lock_screen, run_a_session, told_to_a_reader, unlock
from tests.ui.unlock.keys import ANNAS, BENS

ANA = Patient("00000000-0000-4000-8000-000000000002", "Ana Kovač", plan=FOUR_STEPS)
WHY = "marked on the locked screen (last unlocked by Anna Berg, RN)"


def tick(window: Window) -> None:
    """The second that the clock was set to has come."""
    window.screens.sessions.ticked.emit(window.workspace.logbook.now())


def two_sessions(window: Window, clock: Clock) -> None:
    run_a_session(window)
    window.workspace.journal.store(ANA, text="add patient")
    clock.forward(minutes=10)
    run_a_session(window, 2, patient=ANA.id)


class TestWhatGoesOn:
    def test_the_time_goes_on(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        clock.forward(minutes=84, seconds=5)
        tick(person.window)
        (card,) = lock_screen(person.window).cards
        assert (card.state.text(), card.elapsed.text) == ("Infusion running", "1:24:05")
        unlock(person, ANNAS)
        assert person.window.screens.made["live"].front.header.elapsed.text == "1:24:05"  # type: ignore[attr-defined]  # a LiveScreen

    def test_due_things_show_and_are_said_without_a_figure(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window, product="Privigen")
        person.press("Ctrl+L")
        with heard() as told:
            clock.forward(minutes=16)
            tick(person.window)
            tick(person.window)
        assert told == ["A rate step is due"]
        assert person.reads("A rate step is due since 14:05")
        words = told_to_a_reader(person.window)
        assert not [each for each in ("Privigen", "Patient A", "mL", "P100", "60") if each in words]

    def test_several_have_numbers_and_no_names(self, person: Actions, clock: Clock) -> None:
        two_sessions(person.window, clock)
        person.press("Ctrl+L")
        states = [each.state.text() for each in lock_screen(person.window).cards]
        assert states == ["Session 1: infusion running", "Session 2: infusion running"]
        assert "Ana" not in told_to_a_reader(person.window)


class TestMarking:
    def test_one_press_is_one_record_of_nobody(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        clock.forward(minutes=42, seconds=10)
        with heard() as told:
            person.press("Ctrl+M")
        at = a_moment("14:32:10", "2026-11-01")
        (session,) = person.window.screens.sessions.all
        log = person.window.workspace.logbook
        assert log.find([session.id])[0].marks == (Mark(at),)
        newest = (
            log.revisions_of(session.id)[-1]
            if log.revisions_of(session.id)[-1].why
            else log.revisions_of(session.id)[0]
        )
        assert (newest.author, newest.role, newest.why) == ("", "", WHY)
        assert told == ["Marked 14:32:10."]
        assert person.reads("Marked 14:32:10.")

    def test_a_hand_that_trembles_marks_once(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        person.press("Ctrl+M")
        person.click("Just mark (Ctrl+M)")
        clock.forward(seconds=4)
        person.click("Just mark (Ctrl+M)")
        (session,) = person.window.screens.sessions.all
        assert len(session.stored.marks) == 2

    def test_letters_go_into_the_passphrase(self, person: Actions) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, "m")
        (session,) = person.window.screens.sessions.all
        assert not session.stored.marks
        assert lock_screen(person.window).entry.passphrase.typed == "m"

    def test_the_key_marks_in_all_a_button_in_one(self, person: Actions, clock: Clock) -> None:
        two_sessions(person.window, clock)
        person.press("Ctrl+L")
        clock.forward(minutes=1)
        person.press("Ctrl+M")
        clock.forward(minutes=1)
        person.click("Mark in session 2")
        assert person.reads("Marked 14:02:00 in session 2.")
        marks = {each.id[-1]: len(each.stored.marks) for each in person.window.screens.sessions.all}
        assert marks == {"1": 1, "2": 2}

    def test_it_is_named_after_unlocking_by_who_unlocked(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window)
        person.press("Ctrl+L")
        for _ in range(3):
            clock.forward(minutes=1)
            person.press("Ctrl+M")
        with heard() as told:
            unlock(person, BENS, "Ben")
        words = "3 moments were marked while the window was locked. They can be given their names in the list."
        assert told == [words]
        assert person.reads(words)
        (session,) = person.window.screens.sessions.all
        person.type_into("What was marked", "dizzy\r")
        assert [each.text for each in session.stored.marks] == ["", "", "dizzy"]
        revisions = person.window.workspace.logbook.revision_page(None, 2)
        assert [(each.author, each.why) for each in revisions] == [("Ben Löwe", ""), ("", WHY)]

    def test_what_waits_for_room_on_the_disk_stays_whose_it_was(self, person: Actions, clock: Clock) -> None:
        run_a_session(person.window)
        (session,) = person.window.screens.sessions.all
        with full(person.window):
            press_until_full(person, clock)
            person.press("Ctrl+L")
            person.press("Ctrl+M")
            assert person.reads("is stored as soon as it can be")
            unlock(person, BENS, "Ben")
        clock.forward(seconds=5)
        person.press("1")
        assert session.is_saved
        revisions = person.window.workspace.logbook.revision_page(None, 3)
        assert [each.author for each in revisions] == ["Ben Löwe", "", "Anna Berg, RN"]


def test_the_running_session_is_in_sight_at_twice_the_size(person: Actions, qapp: QApplication) -> None:
    run_a_session(person.window)
    theme.apply(qapp, theme.Look.DARK, 200)
    person.window.resize(1024, 640)
    person.press("Ctrl+L")
    (card,) = lock_screen(person.window).cards
    QTest.qWait(0)
    for each in (card, lock_screen(person.window).entry.passphrase.line):
        place = QRect(each.mapTo(person.window, QPoint(0, 0)), each.size())
        assert person.window.rect().contains(place)
    theme.apply(qapp, theme.Look.LIGHT, 100)
