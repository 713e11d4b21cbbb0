"""Asked once when the start of a stored session was changed: do clock times stay, or does everything move with it?"""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.restart import changed_flags, restart
from ivig_logger.exchange.entry import SessionEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.draft import Draft, has_times
from ivig_logger.ui.pieces import banner, button, column, plain, show_note, text
from ivig_logger.words.letters import small
from ivig_logger.words.onset import chip_text, verdict_text
from ivig_logger.words.times import clock_text, day_text, duration_text

_MOST = 5


class StartQuestion(QWidget):
    """`kept` when clock times stay, `shifted` when everything moves with the start."""

    kept = Signal()
    shifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._words = text("", "strong")
        self.keep = button("Keep clock times", self.kept.emit)
        self.shift = button("Shift everything", self.shifted.emit)
        self._kept, self._shifted = text("", "soft"), text("", "soft")
        self.problem = text("", "refuse")
        self._asked: tuple[Infusion, Moment] | None = None
        choices = Flow(16, 12)
        for each, said in ((self.keep, self._kept), (self.shift, self._shifted)):
            choices.add(_choice(each, said), 3)
        parts: QVBoxLayout = column(self._words, choices, self.problem)
        self.setLayout(column(banner("ask", parts)))
        self.hide()

    @property
    def stops(self) -> list[QPushButton]:
        """What the Tab key goes through."""
        return [self.keep, self.shift]

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return not self.isHidden()

    def consider(self, draft: Draft, entry: SessionEntry, started: Moment | None) -> None:
        """Ask where a stored session with times in it starts at another time now; else there is no question."""
        if draft.stored is None or started is None or started == draft.base.started:
            self.hide()
            return
        before = draft.before_restart(entry) or draft.base
        if not has_times(before):
            self.hide()
        elif self._asked != (before, started) or not self.is_open:
            self._asked = (before, started)
            self._ask(before, started)

    def _ask(self, before: Infusion, started: Moment) -> None:
        by = started - before.started
        self._words.setText(f"The start changed from {_times(before.started, started)}.")
        self.shift.setText(f"Shift everything by {'-' if by < timedelta(0) else ''}{duration_text(by)}")
        self._kept.setText(flags_text(before, restart(before, started, shift=False)))
        self._shifted.setText(flags_text(before, restart(before, started, shift=True)))
        self.complain("")
        self.show()

    def complain(self, words: str) -> None:
        """Say what must be done before this can be answered, or that it must be."""
        show_note(self.problem, words)


def flags_text(before: Infusion, after: Infusion) -> str:
    """Which flags change: "Headache +25 min becomes: was there 5 min before the start"."""
    changed = changed_flags(before, after)
    if not changed:
        return "No flag changes."
    old = {id(new): was for was, new in zip(before.reactions, after.reactions, strict=True)}
    lines = []
    for reaction, _, _ in changed[:_MOST]:
        verdict = verdict_text(reaction.onset, after.started)
        was = chip_text(old[id(reaction)], before.started, before.ended)
        lines.append(f"{was} → {small(verdict)}")
    more = len(changed) - _MOST
    return "\n".join((*lines, f"and {more:,} more")) if more > 0 else "\n".join(lines)


def _times(was: Moment, now: Moment) -> str:
    here = was.in_zone(now.zone)
    if here.local.date() == now.local.date():
        return f"{clock_text(here)} to {clock_text(now)}"
    return f"{clock_text(here)} on {day_text(here)} to {clock_text(now)} on {day_text(now)}"


def _choice(pressed: QPushButton, said: QWidget) -> QWidget:
    holder = plain(column(pressed, said, None, spacing=4))
    holder.setMinimumWidth(280)
    return holder
