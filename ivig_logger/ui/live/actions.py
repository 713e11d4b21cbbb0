"""The row of things that are done in a running session, each with its letter."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain import events
from ivig_logger.domain.due import next_step
from ivig_logger.domain.events import Event
from ivig_logger.domain.infusion import Mark, RateStep
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import PlannedStep
from ivig_logger.ui.live.even_lines import EvenLines
from ivig_logger.ui.live.key_button import KeyButton
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.words.rates import rate_text

RATE_KEY = "R"
_RUNNING_ONLY = "RPBE"
_OVER = "The infusion has ended"
_WORDS = {
    "R": ("Rate…", "Rate: enter it"),
    "V": ("Vital signs", "Vital signs: enter them"),
    "M": ("Medicine", "Medicine: enter what was given"),
    "P": ("Pause", "Pause: the flow was stopped now"),
    "N": ("Note", "Note: keep this moment and write about it"),
    "B": ("Bottle", "Bottle: enter the next lot"),
    "E": ("End…", "End: the infusion has ended now"),
}
_RESUME = ("Resume", "Resume: the flow was started again now")


class Actions(QWidget):
    """`panel_wanted` names a panel and hands it the time of the press, for a note the mark that was recorded.

    `recorded` after a press that was taken up, `said` carries a sentence about one that was not.
    """

    panel_wanted = Signal(str, object)
    recorded = Signal()
    said = Signal(str)

    def __init__(self, session: LiveSession, tremor: Tremor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tremor = session, tremor
        self.buttons = {letter: KeyButton(letter, partial(self.press, letter)) for letter in _WORDS}
        self.other_rate = KeyButton("", self._open_rate)
        self.other_rate.say("Other rate", "Another rate than the plan's: enter it")
        for letter, words in _WORDS.items():
            self.buttons[letter].say(*words)
        shown = list(self.buttons.values())
        self.setLayout(EvenLines([shown[0], self.other_rate, *shown[1:]]))
        session.changed.connect(self.refresh)
        self.refresh()

    def press(self, letter: str) -> None:
        """What the button with this letter does."""
        at = self._session.now()
        if letter in _RUNNING_ONLY and not self._session.is_running:
            self.said.emit(_OVER)
            return
        acts: dict[str, Callable[[Moment], object]] = {
            "R": self._set_rate,
            "V": partial(self.panel_wanted.emit, "vitals"),
            "M": partial(self.panel_wanted.emit, "medicine"),
            "P": self._pause_or_resume,
            "N": self._note,
            "B": partial(self.panel_wanted.emit, "bottle"),
            "E": self._end,
        }
        acts[letter](at)

    def refresh(self) -> None:
        """Show what the session is at: the next step, whether it flows, whether it has ended."""
        running, planned = self._session.is_running, self._planned()
        paused = running and events.open_pause(self._session.infusion) is not None
        for letter in _RUNNING_ONLY:
            self.buttons[letter].setVisible(running)
        self.other_rate.setVisible(running and planned is not None)
        if planned is None:
            self.buttons["R"].say(*_WORDS["R"])
        else:
            number, step = planned
            rate = rate_text(step)
            name = f"Rate {rate}, step {number} of the plan: record it as set now"
            self.buttons["R"].say(rate, name, primary=not paused)
        self.buttons["P"].say(*(_RESUME if paused else _WORDS["P"]), primary=paused)

    def _planned(self) -> tuple[int, PlannedStep] | None:
        return next_step(self._session.infusion, self._session.plan)

    def _set_rate(self, at: Moment) -> None:
        planned = self._planned()
        if planned is None:
            self.panel_wanted.emit("rate", at)
            return
        step = planned[1]
        self._once(RATE_KEY, events.add(RateStep(at, step.value, step.unit)), f"rate {rate_text(step)}")

    def _open_rate(self) -> None:
        self.panel_wanted.emit("rate", self._session.now())

    def _pause_or_resume(self, at: Moment) -> None:
        if events.open_pause(self._session.infusion) is None:
            self._once("P", events.pause(at), "pause")
        else:
            self._once("P", events.resume(at), "resume")

    def _note(self, at: Moment) -> None:
        mark = Mark(at)
        if self._once("N", events.add(mark), "note"):
            self.panel_wanted.emit("note", mark)

    def _end(self, at: Moment) -> None:
        if self._once("E", events.end(at), "end"):
            self.panel_wanted.emit("end", at)

    def _once(self, key: str, event: Event, text: str) -> bool:
        """Record an event unless the hand trembled; whether it was taken up."""
        if not self._tremor.accepts(key):
            self.said.emit(PRESSED_TWICE)
            return False
        taken = self._session.record(event, text)
        if taken:
            self.recorded.emit()
        return taken
