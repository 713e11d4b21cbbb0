"""Chips that narrow sessions to those with a reaction in the first hour, perhaps in it, or of an unknown onset."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton

from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui.pieces import button, show_icon

WORDS = {
    FirstHour.IN: "In the first hour",
    FirstHour.MAY_BE: "May be",
    FirstHour.NOT_KNOWN: "Onset not recorded",
}
_MARKS = {
    FirstHour.IN: ("first-hour", "first_hour"),
    FirstHour.MAY_BE: ("may-be", "may_be"),
    FirstHour.NOT_KNOWN: ("unknown", "ink"),
}


def state_chips(changed: Callable[[], object]) -> dict[FirstHour, QPushButton]:
    """A chip for each state, none of them pressed."""
    made = {state: button(words, changed, chip=True) for state, words in WORDS.items()}
    for state, chip in made.items():
        chip.setCheckable(True)
        chip.setAccessibleName(f"Only sessions with a reaction: {WORDS[state].lower()}")
        show_icon(chip, *_MARKS[state])
    return made


def pressed_in(chips: Mapping[FirstHour, QPushButton]) -> frozenset[FirstHour]:
    """The states whose chips are pressed."""
    return frozenset(state for state, chip in chips.items() if chip.isChecked())
