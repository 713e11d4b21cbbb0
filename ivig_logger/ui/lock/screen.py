"""What stands in the place of a locked window: who can unlock it, and what goes on without a name."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ivig_logger.services.keyring import Keyring
from ivig_logger.ui import theme
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.live.sessions import Sessions
from ivig_logger.ui.lock.marking import Marking
from ivig_logger.ui.lock.session_card import SessionCard
from ivig_logger.ui.pieces import button, card, clear, column, plain, row, scrolled, show_note, text
from ivig_logger.ui.unlock.passphrase_entry import PassphraseEntry
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.locked import NOTHING_LOST, who_text

KEY = "Ctrl+M"
_PICTURE = 36
_WIDE = 640


class LockScreen(QWidget):
    """`opened` carries who unlocked it. What is marked before belongs to nobody who is known."""

    opened = Signal(object)

    def __init__(self, workspace: Workspace, keyring: Keyring, sessions: Sessions | None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Locked")
        last = workspace.opened.profile if workspace.opened else keyring.profiles[0]
        self._sessions = sessions
        self.marking = Marking(workspace, last.signs_as, self)
        self.picture, self.note = QLabel(), text("", "strong")
        self.who = text(who_text([each.signs_as for each in keyring.profiles], last.signs_as), "soft")
        self.entry = PassphraseEntry(keyring, last.id, words="Unlock", counted=workspace.counted)
        self.mark_all = button(f"Just mark in all ({KEY})", self.mark_everywhere, live=True)
        self.cards: list[SessionCard] = []
        self._lay_out()
        self.setFocusProxy(self.entry)
        self.entry.opened.connect(self.opened)
        self.marking.said.connect(self.say)
        self._key = QShortcut(QKeySequence(KEY), self)
        self._key.setAutoRepeat(False)  # a key that is held down is one press
        self._key.activated.connect(self.mark_everywhere)
        if sessions is not None:
            sessions.changed.connect(self.refresh)
            sessions.ticked.connect(self.tick)
        self._dress()
        self.refresh()

    def refresh(self) -> None:
        """A card for each running session, in the order of their starts."""
        everything = [] if self._sessions is None else self._sessions.all
        running = sorted(everything, key=lambda each: each.infusion.started.epoch)
        if [each.session for each in self.cards] == running and self.cards:
            return
        clear(self._rows)
        several = len(running) > 1
        self.cards = [
            SessionCard(each, at if several else 0, partial(self.marking.mark, [each], at if several else 0), key=KEY)
            for at, each in enumerate(running, start=1)
        ]
        for each in self.cards:
            self._rows.addWidget(each)
        self.mark_all.setVisible(several)

    def tick(self, now: object) -> None:
        """A second has gone by."""
        for each in self.cards:
            each.tick(each.session.now())

    def mark_everywhere(self) -> None:
        """Record this moment in each session: who presses may not know which number is whose."""
        if self.cards:
            self.marking.mark([each.session for each in self.cards])

    def say(self, words: str) -> None:
        """Say one sentence, below the sessions; it stays until the next."""
        show_note(self.note, words)
        announce(self, words)

    def release(self) -> None:
        """It was unlocked: say what is to be named now."""
        self.marking.tell([each.session for each in self.cards])

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "picture"):  # Qt sends one before it is made
            self._dress()

    def _dress(self) -> None:
        self.picture.setPixmap(pixmap("lock", theme.color("accent").name(), _PICTURE))

    def _lay_out(self) -> None:
        self._rows = column(spacing=8)
        self.note.hide()
        self.mark_all.hide()
        words = column(text("Locked", "title"), self.who, spacing=0)
        head = row(self.picture, words, spacing=16)
        head.setStretch(1, 1)
        middle = plain(
            column(
                head,
                self._rows,  # first, so that large type does not put them out of sight below what is typed
                row(self.mark_all, None),
                self.note,
                card(self.entry, text(NOTHING_LOST, "soft"), spacing=12),
                spacing=16,
            )
        )
        middle.setProperty("measure", _WIDE)
        content = QWidget()
        content.setObjectName("content")
        across = row(None, middle, None, spacing=0)
        across.setStretch(1, 100)
        page = column(None, across, None, spacing=0)
        page.setContentsMargins(26, 22, 26, 22)
        content.setLayout(page)
        self.setLayout(column(scrolled(content)))
