"""A reporting sheet on paper, in the type and by the painter of the report."""

from PySide6.QtCore import QRectF

from ivig_logger.pictures.ink import PAPER
from ivig_logger.pictures.paper import Paper
from ivig_logger.pictures.pieces_of_page import Piece, Style, paragraph
from ivig_logger.pictures.report_pages import FOOT, Pages, on_pages, story_pieces
from ivig_logger.pictures.report_tables import space
from ivig_logger.reports.content import Story
from ivig_logger.reports.reaction_sheet import NOTES, TITLE, ReactionSheet, lines_of
from ivig_logger.reports.sheet_parts import Part

_TITLE = Style(15, PAPER.ink, strong=True)
_ABOUT = Style(10, PAPER.accent, strong=True)
_NOTE = Style(7.5, PAPER.soft)


def lay_out_sheet(sheet: ReactionSheet, paper: Paper) -> Pages:
    """The pages of a sheet: the head, the parts with what is asked at the left, the notes."""
    area = paper.inside.adjusted(0, 0, 0, -FOOT)
    pieces = [
        *paragraph(TITLE, _TITLE, area.left(), area.width(), joined=True),
        *paragraph(sheet.about, _ABOUT, area.left(), area.width()),
    ]
    for part in sheet.parts:
        pieces += story_pieces(_story(part), area)
        pieces += _small(part.note, area) if part.note else []
    pieces += [space(10), *(piece for each in NOTES for piece in _small(each, area))]
    return Pages(paper, tuple(map(tuple, on_pages(pieces, area))), sheet.made, f"{TITLE} · {sheet.about}")


def _story(part: Part) -> Story:
    return Story(part.title, tuple((each.name, lines_of(each)) for each in part.items))


def _small(words: str, area: QRectF) -> list[Piece]:
    return paragraph(words, _NOTE, area.left(), area.width())
