"""Appointments as a calendar file: read back by a calendar library, with their instants, and no word about health."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar

from ivig_logger.domain.appointments import Appointment, Kind, follow_ups_ahead
from ivig_logger.domain.plan import Plan
from ivig_logger.exchange.calendar_file import calendar_file
from tests.builders import a_moment, an_infusion

NOW = a_moment("12:00", "2026-10-20")
NEXT = Appointment(Kind.SESSION, a_moment("09:00", "2026-11-17"), timedelta(hours=4), "patient")
IN_NEW_YORK = Appointment(
    Kind.SESSION, a_moment("09:00", "2026-11-17", "America/New_York"), timedelta(hours=4), "patient"
)


def events(data: bytes) -> list[dict[str, object]]:
    """What stands in the events of a calendar file."""
    events: list[Any] = Calendar.from_ical(data).walk("VEVENT")  # its values are of many kinds
    return [
        {
            "title": str(each["summary"]),
            "begins": each["dtstart"].dt,
            "ends": each["dtend"].dt,
            "uid": str(each["uid"]),
            "alarms": [alarm["trigger"].dt for alarm in each.walk("VALARM")],
        }
        for each in events
    ]


def written(*appointments: Appointment, remind: timedelta | None = None) -> bytes:
    return calendar_file(appointments, lambda _: "Appointment", NOW, remind)


def test_an_appointment_begins_at_its_instant_on_the_clock_of_its_zone() -> None:
    berlin, new_york = events(written(NEXT, IN_NEW_YORK))
    assert [str(each["begins"]) for each in (berlin, new_york)] == [
        "2026-11-17 09:00:00+01:00",
        "2026-11-17 09:00:00-05:00",
    ]
    assert str(berlin["ends"]) == "2026-11-17 13:00:00+01:00"


def test_the_zones_of_the_times_are_in_the_file() -> None:
    data = written(NEXT, IN_NEW_YORK)
    zones = {str(each["tzid"]) for each in Calendar.from_ical(data).walk("VTIMEZONE")}
    assert zones == {"Europe/Berlin", "America/New_York"}


def test_no_word_about_health_is_in_it_unless_wanted() -> None:
    text = written(NEXT, remind=timedelta(days=1)).decode().lower()
    assert "appointment" in text
    for word in ("infusion", "immunoglobulin", "session", "patient", "reaction"):
        assert word not in text
    assert "infusion" in calendar_file([NEXT], lambda _: "Infusion", NOW).decode().lower()


def test_the_same_appointment_has_the_same_name_when_it_is_written_again() -> None:
    moved = Appointment(Kind.SESSION, a_moment("10:00", "2026-11-18"), timedelta(hours=4), "patient")
    assert events(written(NEXT))[0]["uid"] == events(written(moved))[0]["uid"]


def test_it_reminds_only_where_that_is_wanted() -> None:
    assert events(written(NEXT))[0]["alarms"] == []
    assert events(written(NEXT, remind=timedelta(hours=1)))[0]["alarms"] == [-timedelta(hours=1)]


def test_the_questions_still_to_come_are_those_of_the_plan_or_the_usual_ones() -> None:
    ended = an_infusion(started=a_moment("07:00", "2026-10-19"), ended=a_moment("10:00", "2026-10-19"))
    assert [each.after for each in follow_ups_ahead(ended, Plan(), NOW)] == [72 * 60, 7 * 24 * 60]
    (planned,) = follow_ups_ahead(ended, Plan(follow_ups=(60, 48 * 60)), NOW)
    assert planned.begins == a_moment("10:00", "2026-10-21")


def test_a_running_session_and_one_in_error_have_none() -> None:
    running = an_infusion(ended=None)
    assert follow_ups_ahead(running, Plan(), NOW) == []
    wrong = an_infusion(entered_in_error="wrong patient")
    assert follow_ups_ahead(wrong, Plan(), NOW) == []


def test_a_file_without_appointments_is_a_calendar_all_the_same() -> None:
    assert events(written()) == []


def test_over_the_change_of_the_clock_it_takes_as_long_as_it_takes() -> None:
    (event,) = events(
        written(Appointment(Kind.SESSION, a_moment("23:00", "2027-03-27"), timedelta(hours=4), "patient"))
    )
    assert str(event["ends"]) == "2027-03-28 04:00:00+02:00"
