"""A report as CSV (RFC 4180) for a spreadsheet: each part under its headings, all rows of the same width."""

from collections.abc import Iterator

from ivig_logger.reports.cells import csv_bytes
from ivig_logger.reports.content import ReportContent, Table


def csv_of(content: ReportContent) -> bytes:
    """The whole report but its picture, whose lines it holds as a table; UTF-8 with the mark that Excel looks for."""
    rows = list(_rows(content))
    width = max(map(len, rows))
    return csv_bytes((*each, *[""] * (width - len(each))) for each in rows)


def _rows(content: ReportContent) -> Iterator[tuple[str, ...]]:
    yield (content.title, content.patient)
    for fact in content.facts:
        yield (fact.name, fact.value)
    for warning in content.warnings:
        yield ("Note", warning)
    for figure in content.figures:
        yield (figure.name, figure.value, figure.beside)
    for table in (*content.tables, content.picture.table):
        yield from _table(table)
    for story in content.stories:
        for name, lines in story.parts:
            yield (story.title, name, "\n".join(lines))
    for note in (*content.notes, content.made):
        yield ("Note", note)


def _table(table: Table) -> Iterator[tuple[str, ...]]:
    if table.lines:
        yield (table.title, *table.headings[1:])
        for line in table.lines:
            yield line.cells
