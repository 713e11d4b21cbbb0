"""One session with a lot: when, what, how much of the lot, and all reactions that it has."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Reaction
from ivig_logger.domain.lots import LotUse
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, text
from ivig_logger.words.lots import NO_REACTION, product_of_use, use_text, vials_text
from ivig_logger.words.onset import chip_text, state_mark, verdict_text

_CHIPS = 12
_LONG = 40  # letters, from which on a chip is broken into lines
_ORDER = (FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN, FirstHour.LATER, FirstHour.BEFORE)


class UseRow(QWidget):
    """`opened` carries the LotUse whose session is to be shown."""

    opened = Signal(object)

    def __init__(self, use: LotUse, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        when = use_text(use)
        self.open = button(when, partial(self.opened.emit, use), link=True)
        self.open.setAccessibleName(f"Show the session of {when} in the history")
        head = Flow(12, 2)
        head.add(self.open, 0)
        head.add(text(" · ".join(each for each in (product_of_use(use), name) if each)), 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(text(vials_text(use.vials)))
        layout.addLayout(self._reactions(use))

    def _reactions(self, use: LotUse) -> Flow:
        chips = Flow(8, 6)
        if not use.reactions:
            chips.add(text(NO_REACTION[use.reaction], "soft", wrap=False), 0)
        told = sorted(use.reactions, key=lambda each: _ORDER.index(classify_onset(each.onset, use.started)))
        for each in told[:_CHIPS]:
            chips.add(_chip(each, use), 0)
        if len(told) > _CHIPS:
            chips.add(text(f"+ {len(told) - _CHIPS:,} more", "soft", wrap=False), 0)
        return chips


def _chip(reaction: Reaction, use: LotUse) -> QLabel:
    state = classify_onset(reaction.onset, use.started)
    words = chip_text(reaction, use.started, use.ended)
    chip = text(f"{state_mark(state)} {words}".strip(), wrap=len(words) > _LONG)
    chip.setProperty("verdict", state.value)
    chip.setAccessibleName(f"{words}. {verdict_text(reaction.onset, use.started)}")
    return chip
