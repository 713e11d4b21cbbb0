"""The settings: patients and their plans, the live session, units and look; everything is changed in place."""

from ivig_logger.ui.settings.screen import Settings

__all__ = ["Settings"]
