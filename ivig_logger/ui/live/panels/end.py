"""The end of an infusion: it is recorded when this opens; here stands when exactly, how it went and what is open."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_moments import Frame, read_end
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.field import Field
from ivig_logger.ui.live.panels.dose_given import DoseGiven
from ivig_logger.ui.live.panels.in_sight import InSight
from ivig_logger.ui.live.panels.open_questions import OpenQuestions
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button, card, column, row, text
from ivig_logger.words.problems import problem_text
from ivig_logger.words.times import clock_text, duration_text

_AGO = {"as pressed": 0, "5 min ago": 5, "10 min ago": 10, "15 min ago": 15}
_COMPLETED, _SLOWED, _STOPPED = "completed", "completed after slowing", "stopped early"


class EndPanel(QWidget):
    """`done` when it is all right so, `lot_wanted` when a lot is to be recorded still."""

    done = Signal()
    lot_wanted = Signal()

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._session = session
        self._pressed = session.now()
        self.title = text("", "heading")
        self.when = Choice("It ended", tuple(_AGO), "as pressed")
        self.clock = Field("or ended at", QLineEdit())
        self.outcome = Choice("It was", (_COMPLETED, _SLOWED, _STOPPED), _COMPLETED)
        self.reason = Field("Why it was stopped", QLineEdit())
        self.dose = DoseGiven(session)
        self.questions = OpenQuestions(session, self)
        self.still = button("Still running", self._carry_on)
        self.finish = button("Done", self.done.emit, primary=True, live=True)
        self._in_sight = InSight(self)
        self._lay_out()
        self._connect()

    def open(self, at: Moment) -> None:
        """Show the end that was recorded at a press."""
        self._pressed = at
        self.when.choose("as pressed")
        self.refresh()
        self.finish.setFocus()

    def refresh(self) -> None:
        """Show what is recorded now."""
        infusion = self._session.infusion
        if infusion.ended is None:
            return
        lasted = duration_text(infusion.ended - infusion.started)
        self.title.setText(f"Ended {clock_text(infusion.ended)}, lasted {lasted}")
        self.outcome.choose(_outcome(infusion))
        self.reason.setVisible(infusion.status is Status.STOPPED_EARLY)
        self.dose.refresh()
        self.questions.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _set_ago(self, words: str) -> None:
        self._end_at(self._pressed - timedelta(minutes=_AGO[words]))

    def _read_clock(self) -> None:
        typed = _typed(self.clock)
        if not typed:
            self.clock.say("")
            return
        here = self._session.infusion.started.in_zone(self._pressed.zone)  # typed on the clock of today
        try:
            at = read_end(typed, Frame(here, None, self._session.workspace.conventions()))
        except Unreadable as unreadable:
            self.clock.say(problem_text(unreadable.problem("ended")), "refuse")
            return
        self._end_at(at)

    def _end_at(self, at: Moment) -> None:
        """The end at another moment, unless it cannot be; then it is said here and what was recorded stays."""
        wanted = events.end_at(at)(self._session.infusion)
        around = Surroundings(self._session.now())
        against = [each for each in problems_of(wanted, around) if each.refuse]
        if against:
            self.clock.say(problem_text(against[0]), "refuse")
            return
        self.clock.say("")
        self._session.record(events.end_at(at), "change the end")

    def _set_outcome(self, words: str) -> None:
        infusion = self._session.infusion
        early = words == _STOPPED
        as_planned = infusion.dose == infusion.ordered_dose
        dose = None if early and as_planned else infusion.ordered_dose if infusion.dose is None else infusion.dose
        wanted = events.change(
            slowed=words == _SLOWED,
            status=Status.STOPPED_EARLY if early else Status.COMPLETED,
            dose=dose,
            stop_reason=infusion.stop_reason if early else "",
        )
        self._session.record(wanted, f"say that it was {words}")

    def _set_reason(self) -> None:
        reason = _typed(self.reason)
        if reason != self._session.infusion.stop_reason:
            self._session.record(events.change(stop_reason=reason), "say why it was stopped")

    def _carry_on(self) -> None:
        self._session.record(events.carry_on(), "go on with the infusion")
        self.done.emit()

    def _connect(self) -> None:
        self.when.changed.connect(self._set_ago)
        self.outcome.changed.connect(self._set_outcome)
        for field, slot in ((self.clock, self._read_clock), (self.reason, self._set_reason)):
            assert isinstance(field.entry, QLineEdit)  # noqa: S101  # for the type checker
            field.entry.editingFinished.connect(slot)
        self.questions.lot_wanted.connect(self.lot_wanted)
        self._session.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        amounts = row(self.clock, self.dose, spacing=16)
        amounts.setStretch(0, 1)
        amounts.setStretch(1, 2)
        buttons = row(self.finish, self.still, None)
        self.setLayout(
            column(
                card(self.title, self.when, amounts, self.outcome, self.reason, self.questions, buttons, spacing=12),
                spacing=0,
            )
        )


def _outcome(infusion: Infusion) -> str:
    if infusion.status is Status.STOPPED_EARLY:
        return _STOPPED
    return _SLOWED if infusion.slowed else _COMPLETED


def _typed(field: Field) -> str:
    assert isinstance(field.entry, QLineEdit)  # noqa: S101  # for the type checker
    return field.entry.text().strip()
