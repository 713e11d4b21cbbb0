"""A report as one HTML file that needs nothing else: for a screen reader, a browser's print, or a mail."""

from collections.abc import Iterable, Iterator
from html import escape

from ivig_logger.reports.content import Fact, Figure, Picture, ReportContent, Story, Table
from ivig_logger.reports.overlay_svg import lines_text, overlay_svg

LEGEND = "▲ first hour, ◇ may be, ● later; 1 mild, 2 moderate, 3 severe"
_STYLE = """
body { font: 100%/1.45 Inter, "Segoe UI", sans-serif; color: #16262B; background: #FFF; margin: 2rem auto;
  max-width: 62rem; padding: 0 1rem }
h1 { margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .2rem }
.patient { color: #07545A; font-weight: 600; font-size: 1.2rem; margin: 0 0 1rem }
.warning { border-left: 4px solid #7F3400; padding-left: .8rem; color: #7F3400; font-weight: 600 }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem } dd { margin: 0 }
dl.facts dt { color: #3F5156 }
.figures { list-style: none; display: flex; flex-wrap: wrap; gap: .8rem; padding: 0 }
.figures li { border: 1px solid #B4C2C0; border-radius: 8px; padding: .6rem 1rem; flex: 1 0 9rem }
.figures strong { display: block; font-size: 1.5rem }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; font-size: .92rem }
caption { text-align: left; font-weight: 600; color: #07545A; padding: .4rem 0 }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #B4C2C0 }
thead th { color: #3F5156; font-weight: 400 } tbody th { font-weight: 400 }
svg { width: 100%; height: auto } figure { margin: 0 } footer { color: #3F5156; font-size: .9rem; margin-top: 2rem }
@media print { body { margin: 0; max-width: none; font-size: 75% } tr, figure, li { break-inside: avoid } }
"""


def html_of(content: ReportContent) -> str:
    """The whole report with all rows of its tables. Whatever was typed is text, never markup."""
    parts = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(content.title)}</title><style>{_STYLE}</style></head>",
        "<body><main>",
        f"<h1>{_text(content.title)}</h1>",
        f'<p class="patient" dir="auto">{_text(content.patient)}</p>',
        *(f'<p class="warning">{_text(each)}</p>' for each in content.warnings),
        *_facts(content.facts),
        *_figures(content.figures),
        *_picture(content.picture),
        *_tables(content.tables),
        *_last(content.last),
        *_stories(content.stories),
        "</main>",
        "<footer>",
        *(f"<p>{_text(each)}</p>" for each in content.notes),
        f"<p>{_text(content.made)}</p>",
        "</footer></body></html>",
    )
    return "\n".join(parts) + "\n"


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    yield '<dl class="facts">'
    for each in facts:
        yield f"<dt>{_text(each.name)}</dt><dd>{_text(each.value)}</dd>"
    yield "</dl>"


def _figures(figures: Iterable[Figure]) -> Iterator[str]:
    yield '<h2>In five numbers</h2><ul class="figures">'
    for each in figures:
        yield f"<li><strong>{_text(each.value)}</strong> {_text(each.name)} <span>({_text(each.beside)})</span></li>"
    yield "</ul>"


def _picture(picture: Picture) -> Iterator[str]:
    if not picture.overlay.lines:
        return
    yield f"<h2>{_text(picture.title)}</h2><figure>"
    yield overlay_svg(picture.overlay, picture.title)
    yield f"<figcaption>{_text(LEGEND)}; {_text(lines_text(picture.overlay))}</figcaption></figure>"
    yield from _table(picture.table)


def _tables(tables: Iterable[Table]) -> Iterator[str]:
    filled = [each for each in tables if each.lines]
    if filled:
        yield "<h2>What the sessions had in common</h2>"
    for each in filled:
        yield from _table(each)


def _last(table: Table) -> Iterator[str]:
    if table.lines:
        yield f"<h2>{_text(table.title)}</h2>"
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    headings = "".join(f'<th scope="col">{_text(each)}</th>' if each else "<td></td>" for each in table.headings)
    yield f"<table><caption>{_text(table.title)}</caption><thead><tr>{headings}</tr></thead><tbody>"
    for line in table.lines:
        first, *others = line.cells
        cells = "".join(f'<td dir="auto">{_text(each)}</td>' for each in others)
        yield f'<tr><th scope="row" dir="auto">{_text(first)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _stories(stories: Iterable[Story]) -> Iterator[str]:
    each_told = list(stories)
    if each_told:
        yield "<h2>The sessions in words</h2>"
    for story in each_told:
        yield f'<section><h3>{_text(story.title)}</h3><dl class="facts">'
        for name, lines in story.parts:
            words = "<br>".join(_text(each).replace("\n", "<br>") for each in lines)
            yield f'<dt>{_text(name)}</dt><dd dir="auto">{words}</dd>'
        yield "</dl></section>"


def _text(words: str) -> str:
    return escape(words)
