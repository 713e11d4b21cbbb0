"""Which sessions are compared: chosen in the picture while the button is pressed, at most six."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from ivig_logger.domain.infusion import Infusion
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.answers.compare_card import MOST, CompareCard
from ivig_logger.ui.answers.picture_card import PictureCard


class Comparing(QObject):
    """Keeps button, card and the frames in the picture in step.

    `unseen` tells that a session was chosen elsewhere while the card is not in sight, `asked_for` carries the card when
    it is there for such a session.
    """

    unseen = Signal()
    asked_for = Signal(object)

    def __init__(self, logbook: Logbook, button: QPushButton, card: CompareCard, picture: PictureCard) -> None:
        super().__init__(card)
        self._logbook, self._button, self._card, self._picture = logbook, button, card, picture
        self._chosen: dict[str, Infusion] = {}
        self._wanted = False  # chosen elsewhere, and not yet seen here
        button.toggled.connect(self._turn)
        card.taken_off.connect(self._take_off)
        card.closed.connect(self.stop)

    def start(self, sessions: Iterable[Infusion]) -> None:
        """Compare these, as many as there is room for."""
        self._chosen |= {each.id: each for each in list(sessions)[: MOST - len(self._chosen)]}
        self._button.setChecked(True)
        self._show()

    def add(self, session: Infusion) -> None:
        """Take a session that was chosen elsewhere into the comparison, which begins with it where there is none."""
        self.start([session])
        self._wanted = True
        if not self.is_seen():
            self.unseen.emit()

    def is_seen(self) -> bool:
        """Whether nothing is waiting to be seen; what comes into sight now gets the keys."""
        if self._wanted and self._card.isVisible():
            self._wanted = False
            self._card.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.asked_for.emit(self._card)
        return not self._wanted

    def stop(self) -> None:
        """Compare nothing."""
        self._button.setChecked(False)

    def take(self, session: str, among: Iterable[Infusion]) -> bool:
        """Take a session into the comparison or off it; False where nothing is compared."""
        if not self._button.isChecked():
            return False
        if session in self._chosen:
            self._take_off(session)
        elif len(self._chosen) < MOST:
            self._chosen |= {each.id: each for each in among if each.id == session}
            self._show()
        return True

    def refresh(self) -> None:
        """Show them as they are in the log now; those that are gone or in error are let go."""
        if not self._chosen:
            return
        try:
            stored = self._logbook.find(self._chosen)
        except StorageFailed:
            return  # the screen asks the log next, and says what is wrong with it
        self._chosen = {each.id: each for each in stored if each.entered_in_error is None}
        self._show()

    def _turn(self, wanted: bool) -> None:
        if not wanted:
            self._wanted = False
            self._chosen.clear()
        self._card.setVisible(wanted)
        self._show()

    def _take_off(self, session: str) -> None:
        self._chosen.pop(session, None)
        self._show()

    def _show(self) -> None:
        self._card.show_sessions(list(self._chosen.values()))
        self._picture.mark(frozenset(self._chosen))
