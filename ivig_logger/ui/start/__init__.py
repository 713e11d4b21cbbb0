"""The start of an infusion: one card, filled in from the last session, and one large button."""

from ivig_logger.ui.start.screen import StartScreen

__all__ = ["StartScreen"]
