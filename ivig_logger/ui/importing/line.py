"""A record of a file as a line of the list, in the same words as in the history."""

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.preview import PreviewRow
from ivig_logger.storage.history import HistoryRow
from ivig_logger.ui.session_list.line import NOTHING, Line, Part, line_of
from ivig_logger.words.previews import place_text, reasons

_NO_TIME = 0


def preview_line(row: PreviewRow) -> Line:
    """The line of a record; where it cannot be read, its place in the file and the first reason."""
    return _unreadable(row) if row.infusion is None else line_of(_listed(row.infusion))


def _listed(infusion: Infusion) -> HistoryRow:
    return HistoryRow(
        infusion.id,
        infusion.started,
        infusion.ended,
        infusion.status,
        infusion.product,
        infusion.dose,
        infusion.premedication,
        tuple(each.name for each in infusion.premedications),
        tuple(dict.fromkeys(each.lot for each in infusion.vials)),
        infusion.reaction,
        infusion.reactions,
        bool(infusion.signatures),
    )


def _unreadable(row: PreviewRow) -> Line:
    from ivig_logger.domain.moment import Moment

    told = reasons(row)
    texts = [NOTHING] * len(Part)
    texts[Part.DATE] = place_text(row.where)
    texts[Part.REACTIONS] = told[0] if len(told) == 1 else f"{told[0]} (and {len(told) - 1:,} more)"
    texts[Part.FIRST_HOUR] = ""
    return Line(row.where, Moment(_NO_TIME, "UTC"), tuple(texts), (), 0, 0)
