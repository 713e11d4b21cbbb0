"""The next session as a calendar file: typed, refused at its field, saved without a word about health."""

from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_clocks import read_duration
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.appointments import AppointmentsScreen
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.appointments import SAID
from tests.builders import PATIENT, ZONE, a_moment, an_infusion, an_infusion_on
from tests.ui.showing import shown

IN_BERLIN = Conventions(zone=ZONE, now=a_moment("12:00", "2026-11-01"))


@pytest.fixture
def screen(workspace: Workspace, qtbot: QtBot) -> AppointmentsScreen:
    """It is noon of 1 November 2026; the last session ended the day before at 12:25."""
    last = an_infusion(started=a_moment("09:00", "2026-10-31"), ended=a_moment("12:25", "2026-10-31"))
    workspace.journal.store(last, text="add")
    return shown(AppointmentsScreen(workspace), qtbot)


def titles_and_begins(path: Path) -> list[tuple[str, str]]:
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [(str(each["summary"]), each.decoded("dtstart").isoformat()) for each in events]


def type_day(screen: AppointmentsScreen, words: str, qtbot: QtBot) -> None:
    screen.next.day.clear()
    qtbot.keyClicks(screen.next.day, words)


def test_clock_and_length_are_those_of_the_last_session_and_the_day_is_left_open(screen: AppointmentsScreen) -> None:
    assert (screen.next.day.text(), screen.next.clock.text(), screen.next.length.text()) == ("", "09:00", "3 h 25")


def test_the_typed_day_is_saved_as_a_neutral_appointment(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    type_day(screen, "24 Nov 2026", qtbot)
    screen.save(tmp_path / "a.ics")
    ((title, begins),) = titles_and_begins(tmp_path / "a.ics")
    assert (title, begins[:16]) == ("Appointment", "2026-11-24T09:00")
    assert (tmp_path / "a.ics").stat().st_mode & 0o077 == 0
    assert screen.said.text() == "Tue 24 Nov 2026, 09:00, saved as a.ics, readable by you only."


def test_the_questions_after_the_last_session_come_along_where_wanted_and_say_what_they_are_where_wanted(
    screen: AppointmentsScreen, tmp_path: Path
) -> None:
    screen.follow_ups.click()
    screen.titles.choose(SAID)
    screen.save(tmp_path / "a.ics")
    assert titles_and_begins(tmp_path / "a.ics") == [
        ("How was it, a day after the infusion?", "2026-11-01T12:25:00+01:00"),
        ("How was it, 3 days after the infusion?", "2026-11-03T12:25:00+01:00"),
        ("How was it, 7 days after the infusion?", "2026-11-07T12:25:00+01:00"),
    ]


@pytest.mark.parametrize(
    ("day", "said"), [("31 Oct 2026", "This is in the past."), ("31.02.2027", "February"), ("nonsense", "nonsense")]
)
def test_a_day_that_cannot_be_is_refused_at_its_field_and_no_file_is_written(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path, day: str, said: str
) -> None:
    type_day(screen, day, qtbot)
    screen.save(tmp_path / "a.ics")
    assert said in screen.next.fields["date"].note.text()
    assert screen.next.day.text() == day
    assert not (tmp_path / "a.ics").exists()


def test_nothing_typed_and_nothing_ticked_is_said(screen: AppointmentsScreen, tmp_path: Path) -> None:
    screen.save(tmp_path / "a.ics")
    assert screen.failure.isVisible()
    assert not (tmp_path / "a.ics").exists()


def saved(screen: AppointmentsScreen, path: Path) -> dict[str, object]:
    """What one event of a saved file says."""
    screen.save(path)
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {name: event.decoded(name) for name in ("uid", "sequence", "dtstamp", "dtstart", "dtend")}


def test_a_moved_day_moves_the_appointment_in_the_calendar(
    empty_workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    first = moved_in(empty_workspace, tmp_path / "a.ics", "24 Nov 2026", "12:00", qtbot)
    then = moved_in(empty_workspace, tmp_path / "b.ics", "25 Nov 2026", "12:01", qtbot)
    assert first["uid"] == then["uid"]
    for each in ("sequence", "dtstamp", "dtstart"):
        assert first[each] < then[each]  # type: ignore[operator]  # numbers, or moments


def moved_in(workspace: Workspace, path: Path, day: str, clock: str, qtbot: QtBot) -> dict[str, object]:
    """Save an appointment at a time of 1 November, in the program started then."""
    logbook = Logbook.open(workspace.logbook.path, lambda: a_moment(clock, "2026-11-01"))
    there = Workspace(logbook, workspace.preferences)
    if not there.patients:
        logbook.store_all([Change(PATIENT), Change(an_infusion_on("2026-10-31"))])
        there.choose(PATIENT.id)
    made = AppointmentsScreen(there)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    type_day(made, day, qtbot)
    found = saved(made, path)
    there.close()
    return found


@pytest.mark.parametrize("length", ["0:00", "0 min", "00:00", "49 h", "20 s"])
def test_a_length_that_is_none_is_refused_at_its_field(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path, length: str
) -> None:
    type_day(screen, "24 Nov", qtbot)
    screen.next.length.setText(length)
    screen.save(tmp_path / "a.ics")
    assert screen.next.fields["duration"].note.isVisible()
    assert screen.next.length.hasFocus() or not screen.isActiveWindow()
    assert not (tmp_path / "a.ics").exists()


def test_the_gap_of_spring_is_refused_at_the_clock(screen: AppointmentsScreen, qtbot: QtBot) -> None:
    type_day(screen, "28.03.2027", qtbot)
    screen.next.clock.setText("02:30")
    assert screen.next.read("last", IN_BERLIN) is None
    assert "did not exist" in screen.next.fields["start"].note.text()


def test_the_hour_that_comes_twice_is_asked_for(screen: AppointmentsScreen, qtbot: QtBot) -> None:
    type_day(screen, "31.10.2027", qtbot)
    screen.next.clock.setText("02:30")
    assert screen.next.read("last", IN_BERLIN) is None
    second = next(each for each in screen.next.twice.findChildren(QPushButton) if "second" in each.text())
    second.click()
    read = screen.next.read("last", IN_BERLIN)
    assert read is not None
    assert read.begins.local.isoformat() == "2027-10-31T02:30:00+01:00"
    assert not screen.next.twice.isVisible()


@pytest.mark.parametrize(
    ("typed", "day"), [("24 Nov", "2026-11-24"), ("31 Oct", "2027-10-31"), ("30.10.2027", "2027-10-30")]
)
def test_a_day_without_a_year_is_the_next_of_that_name(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path, typed: str, day: str
) -> None:
    type_day(screen, typed, qtbot)
    assert str(saved(screen, tmp_path / "a.ics")["dtstart"])[:10] == day


def test_later_today_can_be_planned_and_earlier_today_is_refused_at_the_clock(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    type_day(screen, "1 Nov", qtbot)
    screen.next.clock.setText("00:05")
    screen.save(tmp_path / "a.ics")
    assert screen.next.fields["start"].note.text() == "This is in the past."
    screen.next.clock.setText("23:55")
    assert str(saved(screen, tmp_path / "a.ics")["dtstart"])[:16] == "2026-11-01 23:55"


def test_the_day_is_told_with_its_weekday_and_another_weekday_is_said(screen: AppointmentsScreen, qtbot: QtBot) -> None:
    type_day(screen, "Mon 24 Nov", qtbot)
    assert screen.next.day.fact == "Tue 24 Nov 2026"
    assert "Monday" in screen.next.fields["date"].note.text()


def test_the_length_that_is_taken_over_can_be_read_again(screen: AppointmentsScreen) -> None:
    assert read_duration(screen.next.length.text()) == timedelta(minutes=205)


def test_what_was_typed_for_one_patient_is_not_taken_for_another_and_that_is_said(
    screen: AppointmentsScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
    workspace.journal.store(other, text="add")
    assert screen.whose.text() == "For Patient A"
    type_day(screen, "24 Nov", qtbot)
    screen.follow_ups.click()
    workspace.choose(other.id)
    assert (screen.next.day.text(), screen.next.clock.text(), screen.next.length.text()) == ("", "", "")
    assert not screen.follow_ups.isChecked()
    assert screen.said.text() == "What was typed for Patient A was cleared. This is for Patient B."
    assert screen.whose.text() == "For Patient B"


def test_what_is_typed_stays_when_a_session_of_the_same_patient_is_stored(
    screen: AppointmentsScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    type_day(screen, "24 Nov", qtbot)
    workspace.journal.store(an_infusion_on("2026-11-01", 7, ended=a_moment("11:00", "2026-11-01")), text="add")
    assert screen.next.day.text() == "24 Nov"


def test_the_log_itself_is_never_written_over(screen: AppointmentsScreen, workspace: Workspace, qtbot: QtBot) -> None:
    type_day(screen, "24 Nov", qtbot)
    screen.save(workspace.logbook.path)
    assert "is the log itself" in screen.failure.text().replace("\u200b", "")
    assert workspace.logbook.ids() != []
