"""A reporting sheet as one HTML file that needs nothing else."""

from collections.abc import Iterator
from html import escape

from ivig_logger.reports.reaction_sheet import NOTES, TITLE, ReactionSheet, lines_of
from ivig_logger.reports.sheet_parts import Part

_STYLE = """
body { font: 100%/1.45 Inter, "Segoe UI", sans-serif; color: #16262B; background: #FFF; margin: 2rem auto;
  max-width: 48rem; padding: 0 1rem }
h1 { margin: 0 } h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem }
.about { color: #07545A; font-weight: 600; margin: 0 0 1rem } .note, footer { color: #3F5156; font-size: .9rem }
dl { display: grid; grid-template-columns: minmax(9rem, 14rem) 1fr; gap: .3rem 1.5rem; margin: 0 } dd { margin: 0 }
dt { color: #3F5156 }
@media print { body { margin: 0; max-width: none; font-size: 80% } section { break-inside: avoid } }
"""


def html_of(sheet: ReactionSheet) -> str:
    """The whole sheet. Whatever was typed is text, never markup."""
    parts = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{TITLE}</title><style>{_STYLE}</style></head>",
        f'<body><main><h1>{TITLE}</h1><p class="about" dir="auto">{escape(sheet.about)}</p>',
        *(line for part in sheet.parts for line in _part(part)),
        "</main><footer>",
        *(f"<p>{escape(each)}</p>" for each in (*NOTES, sheet.made)),
        "</footer></body></html>",
    )
    return "\n".join(parts) + "\n"


def _part(part: Part) -> Iterator[str]:
    yield f"<section><h2>{escape(part.title)}</h2>"
    if part.note:
        yield f'<p class="note">{escape(part.note)}</p>'
    yield "<dl>"
    for item in part.items:
        words = "<br>".join(escape(each).replace("\n", "<br>") for each in lines_of(item))
        yield f'<dt>{escape(item.name)}</dt><dd dir="auto">{words}</dd>'
    yield "</dl></section>"
