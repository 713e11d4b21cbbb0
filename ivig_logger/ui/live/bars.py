"""The bars above a running session: what could not be stored, a gap in time, a sentence about the last press."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.gaps import Gap, GapKind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.restart import restart
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import banner, button, column, text
from ivig_logger.words.gaps import gap_text
from ivig_logger.words.times import duration_text

_KEPT = "What you pressed is kept here and on the screen, and is stored as soon as it can be."


class Bars(QWidget):
    """Each is hidden while there is nothing to say. `over` when the session is to leave the screen."""

    over = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self.failure, self.gap, self.sentence = text("", "strong"), text("", "strong"), text("")
        self.failed = banner("failed", self.failure)
        self.shift = button("", self._move_times, small=True)
        self.close_gap = button("Nothing to add", self._close_gap, small=True)
        self.slept = banner("ask", self.gap, self.shift, self.close_gap)
        self._named: Gap | None = None
        self.said = banner("ask", self.sentence, button("Close", self._close_said, small=True))
        leave = button("Close this session", self.over.emit, small=True)
        self.ended = banner("ask", text("This session is over.", "strong"), leave)
        self._bars = (self.failed, self.slept, self.said, self.ended)
        self.setLayout(column(*self._bars))
        for each in self._bars:
            each.hide()
        session.changed.connect(self.refresh)
        session.said.connect(self.say)
        self.refresh()

    def refresh(self) -> None:
        """Say why something is not stored for as long as it is not; it goes only by being stored."""
        words = "" if self._session.is_saved else f"{self._session.failure} {_KEPT}"
        if words != self.failure.text():
            self.failure.setText(words)
            self.failed.setVisible(bool(words))
            if words:
                announce(self, words)
        self._show()

    def name_gap(self, gap: Gap) -> None:
        """Name time that went by unseen."""
        self._named = gap
        self.gap.setText(gap_text(gap))
        was_set = gap.kind is GapKind.CLOCK_SET
        self.shift.setVisible(was_set)
        self.shift.setText(f"Move all times recorded so far by {_signed(gap)}")
        self.close_gap.setText("Leave them" if was_set else "Nothing to add")
        self.slept.show()
        announce(self, self.gap.text())
        self._show()

    def offer_end(self, *, wanted: bool) -> None:
        """Nothing of the session is to come any more: it may leave the screen, and is not taken away."""
        if self.ended.isHidden() is wanted:
            self.ended.setVisible(wanted)
            self._show()

    def say(self, words: str) -> None:
        """Say one sentence that stays until it is closed."""
        self.sentence.setText(words)
        self.said.show()
        announce(self, words)
        self._show()

    def _move_times(self) -> None:
        """The clock was wrong before it was set: what it showed then goes with it."""
        if self._named is not None:
            by = self._named.until - self._named.since
            moved = partial(_moved, by=by)
            self._session.record(moved, f"move all times by {_signed(self._named)}")
            self._close_gap()

    def _close_gap(self) -> None:
        self.slept.hide()
        self._show()

    def _close_said(self) -> None:
        self.said.hide()
        self._show()

    def _show(self) -> None:
        self.setVisible(any(not each.isHidden() for each in self._bars))


def _signed(gap: Gap) -> str:
    by = gap.until - gap.since
    return duration_text(by) if by > timedelta(0) else f"−{duration_text(-by)}"


def _moved(infusion: Infusion, by: timedelta) -> Infusion:
    return restart(infusion, infusion.started + by, shift=True)
