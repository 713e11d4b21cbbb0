"""What a calendar shows of an appointment: nothing about health, unless that is wanted."""

from ivig_logger.domain.appointments import Appointment, Kind

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


def _distance(minutes: int) -> str:
    if minutes % _DAY == 0:
        days = minutes // _DAY
        return "a day" if days == 1 else f"{days} days"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
