"""The live session: one press is one record, stored before anything else happens."""

from ivig_logger.ui.live.practice import Practice
from ivig_logger.ui.live.screen import LiveScreen
from ivig_logger.ui.live.sessions import Sessions

__all__ = ["LiveScreen", "Practice", "Sessions"]
