"""Appointments -> an iCalendar file (RFC 5545), for any calendar program. Times keep their zone."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from ivig_logger import __version__
from ivig_logger.domain.appointments import Appointment
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_ids import derived_id

_YEAR = timedelta(days=366)
_FIRST = 1_767_225_600  # 2026; the seconds since then grow with each file, so that a calendar takes the newer one


def calendar_file(
    appointments: Sequence[Appointment],
    title: Callable[[Appointment], str],
    made: Moment,
    remind: timedelta | None = None,
) -> bytes:
    """A calendar file with these appointments, each reminded of so long before it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//IVIG Logger//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in appointments:
        calendar.add_component(_event(each, title(each), made, remind))
    if appointments:
        first, last = _days(appointments)
        calendar.add_missing_timezones(first_date=first - _YEAR, last_date=last + _YEAR)
    written: bytes = calendar.to_ical()
    return written


def _event(appointment: Appointment, title: str, made: Moment, remind: timedelta | None) -> Event:
    event = Event()
    event.add("uid", f"{derived_id('appointment', appointment.kind, appointment.of, appointment.after)}@ivig-logger")
    event.add("dtstamp", datetime.fromtimestamp(made.epoch, UTC))
    event.add("last-modified", datetime.fromtimestamp(made.epoch, UTC))
    event.add("sequence", max(0, made.epoch - _FIRST))
    event.add("summary", title)
    event.add("dtstart", appointment.begins.local)
    event.add("dtend", (appointment.begins + appointment.takes).local)
    event.add("class", "PRIVATE")
    if remind is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -remind)
        event.add_component(alarm)
    return event


def _days(appointments: Sequence[Appointment]) -> tuple[date, date]:
    days = [each.begins.local.date() for each in appointments]
    return min(days), max(days)
