"""Onsets of cells as the form takes them, by what their column is found to hold: minutes, hours or clock readings."""

from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.cell_texts import clock_text, is_bare, minutes_between
from ivig_logger.exchange.mapping.cell_words import says_none
from ivig_logger.exchange.mapping.day_texts import in_english as dates_in_english
from ivig_logger.exchange.mapping.free_cells import in_english
from ivig_logger.exchange.mapping.row_cells import Cells
from ivig_logger.exchange.mapping.targets import NOT_KNOWN, Target


def said_onset(cells: Cells, number: int, where: str) -> str:
    """What a cell says of the onset, or of several; "" where it says nothing."""
    said = cells.dated(Target.ONSET, where, number)
    return "" if says_none(said) and not is_bare(said) else said


def onset_text(said: str, unit: str) -> str:
    """One onset as the form takes it. Raises ValueError with a sentence for what may be read in two ways."""
    minutes = minutes_between(said)
    if minutes is None:
        return _bare(said, unit) if is_bare(said) else in_english(dates_in_english(clock_text(said)))
    if unit in (NOT_KNOWN, "min", "h"):
        raise ValueError(f"{shown(said)} may be a clock reading, or hours and minutes after the start.")
    return f"{minutes} min" if unit == "h:mm" else clock_text(said)


def _bare(said: str, unit: str) -> str:
    if unit in ("", "h:mm") and not said.lstrip("+-").isdigit():
        raise ValueError(f"{shown(said)} may be minutes or hours; please say it for the whole column.")
    if unit != "clock":
        return said if len(said) == 4 and not unit else f"{said} {'h' if unit == 'h' else 'min'}"
    if len(said) == 4 and said.isdigit():
        return said
    raise ValueError(f"{shown(said)} is no clock reading such as 14:15.")
