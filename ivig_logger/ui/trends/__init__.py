"""Trends: how it went from session to session and from quarter to quarter; every point opens its sessions."""

from ivig_logger.ui.trends.screen import TrendsScreen

__all__ = ["TrendsScreen"]
