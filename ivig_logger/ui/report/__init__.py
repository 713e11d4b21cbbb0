"""The doctor's report: chosen, looked at as the page it will be, printed and saved."""

from ivig_logger.ui.report.screen import ReportScreen

__all__ = ["ReportScreen"]
