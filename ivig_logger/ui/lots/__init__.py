"""Looking up lots: one, or a pasted list, as after a recall."""

from ivig_logger.ui.lots.screen import LotsScreen

__all__ = ["LotsScreen"]
