"""What was being typed in a panel of this session when the program ended: offered, and put in only when asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import banner, button, column, text
from ivig_logger.words.drafts import panel_offer_text


class UnsavedPanel(QWidget):
    """One line for the first that waits; `go_on_wanted` carries what was kept (a KeptPanel)."""

    go_on_wanted = Signal(object)

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.sentence = text("", "strong")
        self.go_on = button("Go on", self._go_on, small=True)
        self.go_on.setAccessibleName("Go on with what was typed and not saved")
        self.discard = button("Discard", self._discard, small=True)
        self.discard.setAccessibleName("Discard what was typed and not saved")
        self.setLayout(column(banner("ask", self.sentence, self.go_on, self.discard)))
        self.refresh()

    @property
    def waiting(self) -> KeptPanel | None:
        """What waits first, None where nothing does."""
        found = self._session.workspace.waiting_panels()
        return next((each for each in found if each.infusion == self._session.id), None)

    def refresh(self) -> None:
        """Show what waits now."""
        waiting = self.waiting
        if waiting is not None:
            self.sentence.setText(panel_offer_text(waiting.panel, waiting.since, waiting.words))
        self.setVisible(waiting is not None)

    def _go_on(self) -> None:
        waiting = self.waiting
        if waiting is not None:
            self.go_on_wanted.emit(waiting)
        self.refresh()

    def _discard(self) -> None:
        waiting = self.waiting
        if waiting is not None:
            self._session.workspace.panel_drafts.remove(waiting.key)
        self.refresh()
