"""The line on Home about a session that was being filled in when the program ended: go on with it, or discard it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.drafts import FORM
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, plain, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import DISCARDED, offer_text


class UnsavedLine(QWidget):
    """`go_on_wanted` when the form is to be opened as it was left. What is discarded can be brought back here."""

    go_on_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._workspace = workspace
        self._discarded: str | None = None
        self.words = text("", "strong")
        self.go_on = button("Go on", self.go_on_wanted.emit, picture="edit", primary=True)
        self.go_on.setAccessibleName("Go on with the session that is not saved")
        self.discard = button("Discard", self._discard)
        self.discard.setAccessibleName("Discard the session that is not saved")
        self.bring_back = button("Bring it back", self._bring_back)
        line = Flow(12, 8)
        line.add(self.words, 3)
        line.add(plain(row(self.go_on, self.discard, self.bring_back)), 0)
        self.setLayout(column(banner("ask", line)))
        self.hide()

    def refresh(self) -> None:
        """Show what waits now; what was discarded before is gone for good."""
        self._discarded = None
        self._show()

    def _show(self) -> None:
        workspace = self._workspace
        waiting = workspace.waiting_form()
        if waiting is not None:
            names = {each.id: each.name for each in workspace.patients}
            self.words.setText(offer_text(waiting.at, names[waiting.patient] if len(names) > 1 else ""))
        elif self._discarded is not None:
            self.words.setText(DISCARDED)
        for each in (self.go_on, self.discard):
            each.setVisible(waiting is not None)
        self.bring_back.setVisible(waiting is None)
        self.setVisible(waiting is not None or self._discarded is not None)

    def _discard(self) -> None:
        self._discarded = self._workspace.drafts.left_behind(FORM)
        self._workspace.drafts.remove(FORM)
        self._show()
        self.bring_back.setFocus()

    def _bring_back(self) -> None:
        if self._discarded is not None:
            self._workspace.drafts.put_back(FORM, self._discarded)
        self.refresh()
        self.go_on.setFocus()
