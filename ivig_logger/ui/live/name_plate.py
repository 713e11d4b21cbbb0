"""Whose infusion it is, what is given, and what time it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.services.battery import battery_percent
from ivig_logger.ui.live.beside_or_below import BesideOrBelow
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import row, show_text, text
from ivig_logger.words.running import facts_text, title_text
from ivig_logger.words.times import clock_text


class NamePlate(QWidget):
    """One line, or two where the window is narrow; the clock and the battery at the right."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.avatar = text("", wrap=False)
        self.avatar.setObjectName("avatar")
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title, self.facts, self.clock = text("", "title"), text("", "soft"), text("", "soft", wrap=False)
        self._words = BesideOrBelow(self.title, self.facts, words=[self.title], spacing=(14, 0))
        self._words.give_room(1)
        plate = row(self.avatar, self._words, self.clock, spacing=12)
        plate.setStretch(1, 1)
        plate.setAlignment(self.avatar, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(plate)

    def tick(self, now: Moment) -> None:
        """Show what has changed; the battery is looked at once a minute."""
        patient, infusion = self._session.patient, self._session.infusion
        name = patient.name if patient else ""
        show_text(self.avatar, "".join(each[0] for each in name.split()[:2]).upper())
        show_text(self.title, title_text(infusion, name))
        show_text(self.facts, facts_text(infusion, now))
        self._words.place()
        clock = clock_text(now)
        if not self.clock.text().startswith(clock):
            battery = battery_percent()
            self.clock.setText(clock if battery is None else f"{clock} · battery {battery} %")
