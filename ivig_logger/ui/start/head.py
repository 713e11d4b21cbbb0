"""The head of the start card: whose it is, the way back, and what must be said about the whole of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, show_note, text
from ivig_logger.words.leads import clock_and_day


class Head(QWidget):
    """Strips stay until what they say is over; none of them waits for an answer."""

    back_wanted = Signal()
    clear_wanted = Signal()
    new_wanted = Signal()
    running_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.title = text("Start infusion", "title")
        self.begin_again = button("Begin again", self.new_wanted.emit)
        self.begin_again.setToolTip("Forget what was typed here, and fill the card in anew")
        self.clear = button("Clear…", self.clear_wanted.emit)
        self.clear.setAccessibleName("Clear what was filled in")
        self.back = button("Back", self.back_wanted.emit)
        self.back.setToolTip("Esc. What was typed stays here.")
        self.go_on = button("Go to the running infusion", self.running_wanted.emit)
        self.failure, self.due, self.running, self.kept = (text("", "strong") for _ in range(4))
        self.note = text("", "soft")
        self._strips: dict[QLabel, QFrame] = {
            self.failure: banner("failed", self.failure),
            self.due: banner("due", self.due),
            self.running: banner("ask", self.running, self.go_on),
            self.kept: banner("ask", self.kept, self.begin_again),
        }
        head = Flow(12, 8)
        head.add(self.title, 3)
        head.add(self.clear, 0)
        head.add(self.back, 0)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.back_wanted)
        self.setLayout(column(head, self.note, *self._strips.values(), spacing=10))
        self.start_over("")

    @property
    def stops(self) -> list[QPushButton]:
        """What the Tab key goes through, the first of the screen and the last."""
        return [self.go_on, self.begin_again, self.clear, self.back]

    def start_over(self, patient: str) -> None:
        """Begin anew for a patient."""
        self.title.setText(f"Start infusion · {patient}")
        self.clear.hide()
        self.say_note("")
        for each in self._strips:
            self._say(each, "")

    def say_note(self, words: str) -> None:
        """Say something about what is filled in that is no problem of it."""
        show_note(self.note, words)

    def say_failure(self, words: str) -> None:
        """Say why the infusion could not be stored."""
        self._say(self.failure, words)

    def say_due(self, words: Sequence[str]) -> None:
        """Say which waits of the plan are over."""
        self._say(self.due, " ".join(words))

    def say_running(self, running: Infusion | None, now: Moment) -> None:
        """Say that an infusion of this patient is running already."""
        since = "" if running is None else clock_and_day(running.started, now)
        self._say(self.running, f"An infusion of this patient is running since {since}." if since else "")

    def say_kept(self, words: str) -> None:
        """Say that the card still holds what was filled in, beside the way to begin again."""
        self._say(self.kept, words)

    def _say(self, label: QLabel, words: str) -> None:
        if words != label.text():
            label.setText(words)
        self._strips[label].setVisible(bool(words))
