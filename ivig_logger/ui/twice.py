"""Two buttons for a clock reading that the clock showed twice: which of the two is meant?"""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ivig_logger.domain.problems import Problem
from ivig_logger.ui.pieces import button, clear

_WHICH = ("first", "second")


class TwiceChoice(QWidget):
    """`chosen` carries the clock reading and "first" or "second". Hidden while there is nothing to choose."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._offered: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.hide()

    def offer(self, problem: Problem | None) -> None:
        """Offer the two readings of a repeated hour, or nothing."""
        facts = {} if problem is None else problem.facts
        wanted = [f"{which} {facts['clock']} ({facts[which]})" for which in _WHICH] if facts else []
        if wanted == self._offered:
            return
        self._offered = wanted
        clear(self._row)
        for which, words in zip(_WHICH, wanted, strict=False):
            self._row.addWidget(button(words, partial(self.chosen.emit, str(facts["clock"]), which), small=True))
        self.setVisible(bool(wanted))


def settled(text: str, clock: str, which: str) -> str:
    """`text` with "first" or "second" behind the clock reading that it holds."""
    said = " ".join(text.split())
    written, count = re.subn(rf"{re.escape(clock)}(?! \(?(?:first|second))", f"{clock} {which}", said, count=1)
    if count:
        return written
    return f"{said} {which}" if " " in said else f"{clock} {which}"
