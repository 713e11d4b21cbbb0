"""The waits of a plan between a premedication and the start, while the card is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.start.head import Head
from ivig_logger.ui.start.medicines import MedicinesCard


class Waits(QObject):
    """`became_due` carries a sentence, once for each wait that is over; it stays in the head of the card."""

    became_due = Signal(str)

    def __init__(self, medicines: MedicinesCard, head: Head, now: Callable[[], Moment], parent: QObject) -> None:
        super().__init__(parent)
        self._medicines, self._head, self._now = medicines, head, now
        self._told: set[str] = set()
        self.timer = QTimer(self)
        self.timer.setInterval(1000)
        self.timer.timeout.connect(self.tick)

    def forget(self) -> None:
        """Begin anew, with another card."""
        self._told = set()

    def go_on(self) -> None:
        """The card is in sight."""
        self.tick()
        self.timer.start()

    def pause(self) -> None:
        """The card is out of sight."""
        self.timer.stop()

    def tick(self) -> None:
        """Go on with the time; what has not changed is not touched."""
        over = self._medicines.tick(self._now())
        self._head.say_due([words for _, words in over])
        for name, words in over:
            if name not in self._told:
                self._told.add(name)
                self.became_due.emit(words)
