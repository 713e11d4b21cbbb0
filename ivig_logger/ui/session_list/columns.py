"""How wide the columns of the history are, and which of them a narrow list stacks below others."""

from collections.abc import Callable

from ivig_logger.ui.session_list.line import TITLES, Part
from ivig_logger.ui.theme import BASE_POINTS

STACKED = (Part.START, Part.TOOK, Part.DOSE, Part.LOT)  # in a narrow list they are the second line of date and product
_WIDEST = {
    Part.DATE: "Wed 30 Sep 2026",
    Part.START: "00:00",
    Part.TOOK: "23 h 55",
    Part.PRODUCT: "Octagam 10 %",
    Part.DOSE: "62.5 g",
    Part.LOT: "P100 123-456",
    Part.PREMEDICATION: "acetaminophen, cetirizine",
    Part.REACTIONS: "Headache, onset not recorded MMM",
    Part.FIRST_HOUR: "2 unknown",
}
_LONG_PRODUCT = "Flebogamma DIF 10 %"
_SIGNED = "Wed 30 Sep 2026 ✓"
_TIMES = "09:00 · 3 h 55 · late"
_DOSE_AND_LOT = "62.5 g · P100 12345"
_SHORT_CHIP = "Headache +25 min MMM"
_ARROW = 12


def padding(points: float) -> int:
    """The room beside a text in type of this size, as the style sheet has it in the headings."""
    return round(8 * (1 + (points / BASE_POINTS - 1) * 0.6))


def widths(available: int, padding: int, measure: Callable[[str], int]) -> list[int]:
    """The widths in pixels, 0 for a column that is left out; `measure` tells how wide a text is in bold type.

    Premedications are left out next: the details hold them; the count of the first hour last: the chips say it. The
    reactions get all that is left, and never less than a chip needs; then the list is wider than its place.
    """
    wide = [measure(text) + 2 * padding for text in _WIDEST.values()]
    for part in (Part.START, Part.TOOK, Part.DOSE, Part.FIRST_HOUR):
        arrow = _ARROW if part is not Part.FIRST_HOUR else 0
        wide[part] = max(wide[part], measure(TITLES[part]) + arrow + 2 * padding)
    for left_out in (STACKED, (Part.PREMEDICATION,), (Part.FIRST_HOUR,)):
        if sum(wide) > available:
            for part in left_out:
                wide[part] = 0
            if left_out is STACKED:
                wide[Part.DATE] = max(measure(_SIGNED), measure(_TIMES)) + 2 * padding
                wide[Part.PRODUCT] = max(wide[Part.PRODUCT], measure(_DOSE_AND_LOT) + 2 * padding)
    spare = available - sum(wide)
    longer = min(measure(_LONG_PRODUCT) - measure(_WIDEST[Part.PRODUCT]), max(spare - measure(_SHORT_CHIP), 0))
    if spare < 0:
        shortest = measure(_SHORT_CHIP) + 2 * padding
        wide[Part.REACTIONS] = max(wide[Part.REACTIONS] + spare, shortest)
    wide[Part.PRODUCT] += longer
    wide[Part.REACTIONS] += max(spare - longer, 0)
    return wide
