"""The next session as a calendar file: typed, refused at its field, saved without a word about health."""

from pathlib import Path

import pytest
from icalendar import Calendar
from pytestqt.qtbot import QtBot

from ivig_logger.ui.appointments import AppointmentsScreen
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.appointments import SAID
from tests.builders import a_moment, an_infusion


@pytest.fixture
def screen(workspace: Workspace, qtbot: QtBot) -> AppointmentsScreen:
    """It is noon of 1 November 2026; the last session ended the day before at 12:25."""
    last = an_infusion(started=a_moment("09:00", "2026-10-31"), ended=a_moment("12:25", "2026-10-31"))
    workspace.journal.store(last, text="add")
    made = AppointmentsScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1084, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def titles_and_begins(path: Path) -> list[tuple[str, str]]:
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return [(str(each["summary"]), each.decoded("dtstart").isoformat()) for each in events]


def type_day(screen: AppointmentsScreen, words: str, qtbot: QtBot) -> None:
    screen.next.day.clear()
    qtbot.keyClicks(screen.next.day, words)


def test_clock_and_length_are_those_of_the_last_session_and_the_day_is_left_open(screen: AppointmentsScreen) -> None:
    assert (screen.next.day.text(), screen.next.clock.text(), screen.next.length.text()) == ("", "09:00", "205 min")


def test_the_typed_day_is_saved_as_a_neutral_appointment(
    screen: AppointmentsScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    type_day(screen, "24 Nov 2026", qtbot)
    screen.save(tmp_path / "a.ics")
    ((title, begins),) = titles_and_begins(tmp_path / "a.ics")
    assert (title, begins[:16]) == ("Appointment", "2026-11-24T09:00")
    assert (tmp_path / "a.ics").stat().st_mode & 0o077 == 0
    assert screen.said.text().startswith("Saved as a.ics")


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
