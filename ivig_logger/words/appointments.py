"""What a calendar shows of an appointment: nothing about health, unless that is wanted."""

from collections.abc import Sequence

from ivig_logger.domain.appointments import Appointment, Kind
from ivig_logger.domain.infusion import Patient
from ivig_logger.words.times import clock_text, day_text

NEUTRAL, SAID = "“Appointment”", "What it is: “Infusion”"
_DAY = 24 * 60


def title_of(appointment: Appointment, *, plainly: bool) -> str:
    """The title in the calendar; `plainly` says what it is."""
    if appointment.kind is Kind.SESSION:
        return "Infusion" if plainly else "Appointment"
    return f"How was it, {_distance(appointment.after)} after the infusion?" if plainly else "Look at your notes"


def follow_ups_text(count: int) -> str:
    """ "Also the question after the last session"."""
    return (
        "Also the question after the last session" if count == 1 else f"Also the {count} questions after the last one"
    )


def saved_text(appointments: Sequence[Appointment], name: str) -> str:
    """That they are in a file: "Tue 24 Nov 2026, 09:00, saved as a.ics, readable by you only."."""
    first, others = appointments[0], len(appointments) - 1
    when = f"{day_text(first.begins)}, {clock_text(first.begins)}"
    more = f" and {others} more" if others else ""
    return f"{when}{more}, saved as {name}, readable by you only."


def forgotten_text(before: Patient, now: Patient) -> str:
    """That what was typed for one patient is not taken for another."""
    return f"What was typed for {before.name} was cleared. This is for {now.name}."


def _distance(minutes: int) -> str:
    if minutes % _DAY == 0:
        days = minutes // _DAY
        return "a day" if days == 1 else f"{days} days"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
