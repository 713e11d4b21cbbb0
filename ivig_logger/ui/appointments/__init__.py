"""*Calendar*: the next session and the questions after the last one, as a file for any calendar program."""

from ivig_logger.ui.appointments.screen import AppointmentsScreen

__all__ = ["AppointmentsScreen"]
