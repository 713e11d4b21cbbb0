"""*Import*: what a file would bring, seen before anything is stored."""

from ivig_logger.ui.importing.screen import ImportScreen

__all__ = ["ImportScreen"]
