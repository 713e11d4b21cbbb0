"""The session form: a past session is entered in it, and a stored one edited."""

from ivig_logger.ui.form.screen import SessionForm

__all__ = ["SessionForm"]
