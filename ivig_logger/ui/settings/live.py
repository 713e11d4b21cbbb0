"""The live session in the settings: what is heard, whether the computer stays awake, and the clinic's own words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.choice import Choice
from ivig_logger.ui.field import Field
from ivig_logger.ui.inputs import NoteInput
from ivig_logger.ui.keeper import AFTER
from ivig_logger.ui.pieces import button, card, column, row, text
from ivig_logger.ui.workspace import Workspace

MOST_CHARACTERS = 2000
_LINES = 4


class EmergencyInput(NoteInput):
    """`left` when the person went on."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LiveCard(QWidget):
    """Everything is kept at once; `practice_wanted` when a session is to be practised."""

    practice_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._preferences = preferences = workspace.preferences
        self.sound = Choice("Sound when something is due", ("on", "off"), _words(on=preferences.sound))
        self.awake = Choice(
            "Keep the computer awake during an infusion", ("on", "off"), _words(on=preferences.stay_awake)
        )
        self.hear = button("Hear it", self._play)
        self.hear.setAccessibleName("Hear the sound of due things")
        self.entry = EmergencyInput(lines=_LINES)
        self.entry.setPlainText(preferences.emergency_text)
        self.emergency = Field("Emergency text of your clinic", self.entry)
        self.practise = button("Practise…", self.practice_wanted.emit)
        self.practise.setAccessibleName("Practise a live session with a made-up patient")
        self.sound.changed.connect(self._set_sound)
        self.awake.changed.connect(self._set_awake)
        self._soon = QTimer(self, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self._keep)
        self.entry.textChanged.connect(self._type)
        self.entry.left.connect(self._keep)
        self._lay_out()

    def _set_sound(self, words: str) -> None:
        self._preferences.sound = words == "on"

    def _set_awake(self, words: str) -> None:
        self._preferences.stay_awake = words == "on"

    def _play(self) -> None:
        from ivig_logger.ui.sound import play_due  # wanted once, if ever

        play_due()

    def _type(self) -> None:
        self._count()
        if not self._soon.isActive():
            self._soon.start()  # it is kept while it is typed: nothing of it is lost by a crash

    def _count(self) -> bool:
        """Say at the field where the text has more characters than are kept; whether it has not."""
        over = len(self.entry.toPlainText()) - MOST_CHARACTERS
        words = f"At most {MOST_CHARACTERS:,} characters are kept, and this has {over:,} more. Please shorten it."
        self.emergency.say(words if over > 0 else "", "refuse" if over > 0 else "")
        return over <= 0

    def _keep(self) -> None:
        words = self.entry.toPlainText().strip()
        if self._count() and words != self._preferences.emergency_text:
            self._preferences.emergency_text = words

    def _lay_out(self) -> None:
        whole = column(
            card(
                text("Live session", "heading"),
                row(column(self.sound), column(None, self.hear), None, spacing=12),
                self.awake,
                column(
                    self.emergency,
                    text("It is shown beside signs to call about. It is empty until you type it.", "soft"),
                    spacing=4,
                ),
                text("To practise: the same screen with a made-up patient and a quick clock.", "soft"),
                row(self.practise, None),
                spacing=12,
            )
        )
        self.setLayout(whole)


def _words(*, on: bool) -> str:
    return "on" if on else "off"
