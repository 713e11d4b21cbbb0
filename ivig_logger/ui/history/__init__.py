"""The history: every session of the patient in front, which reactions came in the first hour, and all facts of one."""

from ivig_logger.ui.history.screen import HistoryScreen

__all__ = ["HistoryScreen"]
