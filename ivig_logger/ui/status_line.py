"""The line at the bottom: what was saved when, what can be taken back, and where the log lies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.pieces import button, show_note, text
from ivig_logger.ui.short_button import ShortButton
from ivig_logger.ui.workspace import Workspace

_LONGEST_NAME = 28
_LEAST = 16  # letters of a path that still say something
_NOT_BY_MOUSE = Qt.FocusPolicy.TabFocus  # a click here leaves the keys with the screen, where they record


class StatusLine(QWidget):
    """Always says "Saved 14:02:11" after a change, the last verified backup, and where the log is."""

    backups_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.saved = text("", wrap=False)
        self.saved.setObjectName("saved")
        self.message = text("", wrap=False)
        for each in (self.saved, self.message):
            each.hide()
        self._workspace, undo = workspace, workspace.journal.group
        self.undo = button("", undo.undo, small=True, link=True)
        self.undo.setFocusPolicy(_NOT_BY_MOUSE)
        self._away = False
        self.undo.hide()
        self.backup = ShortButton(self.backups_wanted.emit)
        self.backup.setFocusPolicy(_NOT_BY_MOUSE)
        self.who = text("", "strong", wrap=False)
        self.place = _Elided(f"Log: {workspace.logbook.path}")
        undo.undoTextChanged.connect(self._offer_undo)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 2, 16, 2)
        layout.setSpacing(16)
        layout.addWidget(self.saved)
        layout.addWidget(self.message)
        layout.addWidget(self.undo)
        layout.addWidget(self.backup)
        layout.addWidget(self.place, 1)
        layout.addWidget(self.who)
        workspace.signed_in.connect(self.show_who)
        self.show_who()

    def say_saved(self, at: Moment) -> None:
        """Tell when something was stored, to the second."""
        show_note(self.saved, f"✓ Saved {at.local:%H:%M:%S}")

    def say(self, words: str) -> None:
        """Say one sentence."""
        show_note(self.message, words)

    def show_who(self) -> None:
        """Tell whose name changes bear; nothing where nobody is known."""
        name = self._workspace.logbook.author.name
        self.who.setText(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…")
        self.who.setToolTip(f"Changes bear this name: {name}" if name else "")
        self.who.setAccessibleName(self.who.toolTip())
        self.who.setVisible(bool(name))

    def show_backup(self, forms: tuple[str, ...]) -> None:
        """Tell of the last backup, in several lengths."""
        self.backup.show_forms(forms)

    def stand_back(self, away: bool) -> None:
        """Offer no undo while a practice is in front: what it would take back is of the log."""
        self._away = away
        self.undo.setVisible(bool(self.undo.text()) and not away)

    def _offer_undo(self, what: str) -> None:
        self.undo.setText(f"Undo: {what}" if what else "")
        self.undo.setToolTip("Ctrl+Z")
        self.stand_back(self._away)


class _Elided(QLabel):
    """A text that gives up its middle where there is no room for it; it is not shown where too little would be left."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "soft")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumWidth(60)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, metrics = event.size().width() - 4, QFontMetrics(self.font())
        fits = metrics.horizontalAdvance(self._words[:_LEAST]) <= room
        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, room) if fits else "")
