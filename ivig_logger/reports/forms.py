"""The forms of a report that need no painting, by the ending of their files."""

from collections.abc import Callable, Mapping

from ivig_logger.reports.content import ReportContent
from ivig_logger.reports.csv_report import csv_of
from ivig_logger.reports.html_report import html_of


def _html(content: ReportContent) -> bytes:
    return html_of(content).encode()


FORMS: Mapping[str, Callable[[ReportContent], bytes]] = {".html": _html, ".csv": csv_of}
