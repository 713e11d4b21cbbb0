"""The reporting sheet of one reaction: what a form asks, laid out for copying."""

from ivig_logger.ui.reporting.screen import ReportingScreen

__all__ = ["ReportingScreen"]
