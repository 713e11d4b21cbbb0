"""How wide the columns of the history are; the narrow screen leaves out what the details show anyway."""

from collections.abc import Callable

from ivig_logger.ui.history.line import TITLES, Part

PADDING = 10
_WIDEST = {
    Part.DATE: "Wed 30 Sep 2026",
    Part.START: "00:00",
    Part.TOOK: "13 h 55",
    Part.PRODUCT: "Octagam 10 %",
    Part.DOSE: "62.5 g",
    Part.PREMEDICATION: "acetaminophen, cetirizine",
    Part.REACTIONS: "Fatigue, onset not recorded",
    Part.FIRST_HOUR: "2 unknown",
}
_LONG_PRODUCT = "Flebogamma DIF 10 %"
_LEFT_OUT_FIRST = (Part.PREMEDICATION, Part.DOSE, Part.START, Part.TOOK)
_SORT_ARROW = 14


def widths(available: int, measure: Callable[[str], int]) -> list[int]:
    """The widths in pixels, 0 for a column that is left out; `measure` tells how wide a text is in bold type.

    The reactions get all that is left, and never less than a chip needs: then the list is wider than its place.
    """
    wide = [
        max(measure(text), measure(TITLES[part]) + (_SORT_ARROW if part != Part.REACTIONS else 0)) + 2 * PADDING
        for part, text in _WIDEST.items()
    ]
    wide[Part.REACTIONS] += measure("MM")
    for part in _LEFT_OUT_FIRST:
        if sum(wide) <= available:
            break
        wide[part] = 0
    spare = available - sum(wide)
    longer = measure(_LONG_PRODUCT) - measure(_WIDEST[Part.PRODUCT])
    if spare >= longer:
        wide[Part.PRODUCT] += longer
        spare -= longer
    wide[Part.REACTIONS] += max(spare, 0)
    return wide
