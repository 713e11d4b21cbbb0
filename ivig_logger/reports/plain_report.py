"""A report as plain text, a line for each fact and each row, for whoever reads it aloud."""

from collections.abc import Iterator

from ivig_logger.reports.content import ReportContent, Table


def text_of(content: ReportContent) -> str:
    """All that stands on the pages, and every row of the tables."""
    return "\n".join(_lines(content))


def _lines(content: ReportContent) -> Iterator[str]:
    yield f"{content.title}: {content.patient}"
    yield from (f"{each.name}: {each.value}" for each in content.facts)
    yield from content.warnings
    yield ""
    yield from (f"{each.value} {each.name}, {each.beside}" for each in content.figures)
    for table in (*content.tables, content.last):
        yield from _table(table)
    for story in content.stories:
        yield from ("", story.title)
        yield from (f"{name}: {line}" for name, lines in story.parts for line in lines)
    yield from ("", *content.notes, content.made)


def _table(table: Table) -> Iterator[str]:
    if table.lines:
        yield from ("", table.title)
    for line in table.lines:
        first, *others = line.cells
        told = (f"{heading}: {cell}" for heading, cell in zip(table.headings[1:], others, strict=True))
        yield f"{first}. {'; '.join(told)}"
