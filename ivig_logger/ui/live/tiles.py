"""Ten tiles: eight symptoms, another one, and a moment that is only marked. One press is one record."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Mark
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.tiles import UNNAMED
from ivig_logger.domain.vocabulary import SymptomClass, symptom_of
from ivig_logger.ui.live.key_button import KeyButton
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.ui.pieces import show_property, show_text, text
from ivig_logger.words.letters import capital

_OTHER, _MARK = 9, 0
_SPACING, _ROOMY = 4, 1.18  # a tile is so much higher than it must be, where there is room
_HINT = "One press records it, with the time."


def symptom_tile(number: int, symptom: str, pressed: Callable[[int], object]) -> KeyButton:
    """The tile of a symptom, with the number that is its key."""
    known = symptom_of(symptom)
    call = known is not None and known.kind is SymptomClass.CALL
    words = capital(symptom)
    made = KeyButton(str(number), partial(pressed, number), tile=True, call=call)
    made.say(words, f"{words}: record it now")
    return made


def press_symptom(session: LiveSession, tremor: Tremor, number: int, symptom: str, at: Moment) -> bool | None:
    """Record that a symptom began; False where the log refused it, None where the hand only trembled."""
    if not tremor.accepts(f"tile {number}"):
        return None
    return session.record(events.react(symptom, at), symptom)


class Tiles(QWidget):
    """`recorded` after a press that was taken up, `said` carries a sentence about one that was not."""

    recorded = Signal()
    said = Signal(str)

    def __init__(
        self, session: LiveSession, symptoms: Sequence[str], tremor: Tremor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tremor = session, tremor
        self._symptoms = {**dict(enumerate(symptoms, start=1)), _OTHER: UNNAMED}
        self.buttons = {number: symptom_tile(number, each, self.press) for number, each in self._symptoms.items()}
        self.buttons[_OTHER].say("Other…", "Another reaction: record it now, name it afterwards")
        self.buttons[_MARK] = KeyButton(str(_MARK), partial(self.press, _MARK), tile=True)
        self.buttons[_MARK].say("Just mark", "Just mark this moment")
        self.note = text(_HINT, "soft")
        self._lay_out()
        session.changed.connect(self._forget)

    def press(self, number: int) -> None:
        """What the tile with this key does: record its symptom, another one, or only the moment."""
        at = self._session.now()
        taken = self._mark(at) if number == _MARK else self._react(number, at)
        self.say("" if taken is not None else PRESSED_TWICE)
        if taken is None:
            self.said.emit(PRESSED_TWICE)
        elif taken:
            self.recorded.emit()

    def say(self, words: str) -> None:
        """Say something below the tiles until the next press; the line is always there, so that nothing jumps."""
        show_text(self.note, words or _HINT)
        show_property(self.note, "role", "warn" if words else "soft")

    def _react(self, number: int, at: Moment) -> bool | None:
        return press_symptom(self._session, self._tremor, number, self._symptoms[number], at)

    def _mark(self, at: Moment) -> bool | None:
        if not self._tremor.accepts("mark"):
            return None
        return self._session.record(events.add(Mark(at)), "mark")

    def _forget(self) -> None:
        self.say("")

    @override
    def event(self, event: QEvent) -> bool:
        """Tiles of another size, and shown for the first time, have another greatest height."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            for each in self.buttons.values():
                each.setMaximumHeight(round(each.minimumSizeHint().height() * _ROOMY))
        return super().event(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(_SPACING)
        for place, each in enumerate(self.buttons.values()):
            grid.addWidget(each, place // 2, place % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid, 1)
        layout.addWidget(self.note)
        layout.addStretch(0)
