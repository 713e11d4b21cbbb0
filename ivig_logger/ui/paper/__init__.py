"""The log sheet on paper: chosen, looked at as the page it will be, printed and saved."""

from ivig_logger.ui.paper.screen import PaperScreen

__all__ = ["PaperScreen"]
