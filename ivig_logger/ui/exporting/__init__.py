"""*Export*: what is taken out, in which form, and how much of a person is in it."""

from ivig_logger.ui.exporting.screen import ExportScreen

__all__ = ["ExportScreen"]
