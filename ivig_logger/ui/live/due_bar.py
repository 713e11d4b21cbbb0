"""What is due now, one thing at a time: done, in five minutes, or not to be done and why. It stays until answered."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain import events
from ivig_logger.domain.due import Due, DueKind
from ivig_logger.domain.events import Event
from ivig_logger.domain.infusion import DueAnswer, Medication, RateStep
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.due_faces import DueQuestion, SkipReasons
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import PRESSED_TWICE, Tremor
from ivig_logger.words.due import due_reason, due_title

LATER = timedelta(minutes=5)
_PANELS = {DueKind.VITALS: "vitals", DueKind.END: "end"}


class DueBar(QFrame):
    """`done_wanted` names the panel in which a thing is done, `became_due` says once what has become due.

    `answered` after each answer; `said` carries a sentence about a press that was not taken up. Hidden while nothing
    is due; it keeps its place while something will be, so that the tiles below it stand still.
    """

    done_wanted = Signal(str)
    became_due = Signal(str)
    said = Signal(str)
    answered = Signal()

    def __init__(self, session: LiveSession, tremor: Tremor | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tremor = session, tremor or Tremor()
        self._told: set[tuple[str, int]] = set()
        self.front: Due | None = None
        self.setProperty("banner", "due")
        self.question, self.reasons = DueQuestion(), SkipReasons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        for face in (self.question, self.reasons):
            layout.addWidget(face)
        self.reasons.hide()
        self.hide()
        self.question.done.connect(self.do)
        self.question.later.connect(self.put_off)
        self.question.skip.connect(self._ask_why)
        self.reasons.skipped.connect(self.skip)
        self.reasons.back.connect(self._ask)
        session.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what was changed."""
        self.tick(self._session.now())

    def tick(self, now: Moment) -> None:
        """Show what is due now, the earliest first, and say what has become due."""
        coming = self._session.due(now)
        dues = [each for each in coming if each.is_due(now)]
        self._keep_place(keep=bool(coming))
        self._show(dues)
        for each in dues:
            if (each.key, each.at.epoch) not in self._told:
                self._told.add((each.key, each.at.epoch))
                self.became_due.emit(due_title(each, self._session.plan))

    def do(self) -> None:
        """It is done now: recorded at once, or entered in its panel."""
        at, due = self._session.now(), self.front
        if due is None:
            return
        if due.kind in _PANELS:
            self.done_wanted.emit(_PANELS[due.kind])
        else:
            self._once("R" if due.kind is DueKind.STEP else "due", _done(due, at), self.question.title.text())

    def put_off(self) -> None:
        """It is due again in five minutes."""
        at = self._session.now()
        self._answer(at, at + LATER, "", "in 5 min")

    def skip(self, reason: str) -> None:
        """It is not to be done."""
        self._answer(self._session.now(), None, reason, "skip")

    def _answer(self, at: Moment, again: Moment | None, reason: str, what: str) -> None:
        if self.front is not None:
            title = self.question.title.text()
            self._once("due", events.add(DueAnswer(self.front.key, at, again, reason)), f"{what}: {title}")

    def _once(self, key: str, event: Event, words: str) -> None:
        if self._tremor.accepts(key):
            self._session.record(event, words)
            self.answered.emit()
        else:
            self.said.emit(PRESSED_TWICE)

    def _show(self, dues: list[Due]) -> None:
        front = dues[0] if dues else None
        if front is None or self.front is None or front.key != self.front.key:
            self._ask()
        self.front = front
        if front is not None:
            infusion, plan = self._session.infusion, self._session.plan
            more = f" · and {len(dues) - 1} more" if len(dues) > 1 else ""
            self.question.show_due(front, due_title(front, plan), f"{due_reason(front, infusion, plan)}{more}")
        if self.isHidden() is (front is not None):
            self.setVisible(front is not None)

    def _ask(self) -> None:
        self.reasons.hide()
        self.question.show()

    def _ask_why(self) -> None:
        self.reasons.ask(self.question.title.text())
        self.question.hide()
        self.reasons.show()
        next(iter(self.reasons.chips.values())).setFocus()

    def _keep_place(self, *, keep: bool) -> None:
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            self.setSizePolicy(policy)


def _done(due: Due, at: Moment) -> Event:
    """What is recorded when a thing is done that asks for no numbers."""
    if due.step is not None:
        return events.add(RateStep(at, due.step.value, due.step.unit))
    if due.medicine is not None:
        planned = due.medicine
        return events.add(Medication(planned.name, planned.dose, planned.unit, planned.route, at=at))
    return events.add(DueAnswer(due.key, at))
