"""Asks the log in the background; only what has changed is read or counted anew, what is out of date is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.answers.overlay import overlay_of
from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.answers.tables import By, Cross, Row, cross_table, table
from ivig_logger.services.answers import Answers, answers_in, facts_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.answers.question import PAGE, Found, Picture, Question
from ivig_logger.ui.background import Background

STEPS = 4


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read in one state of the log, and the last answer of it."""

    state: tuple[str, int]
    facts: Sequence[SessionFact]
    products: tuple[str, ...]
    found: Found | None = None


class Asking(QObject):
    """`found` carries a Found, `failed` what went wrong, `step` how many of the STEPS are done."""

    found = Signal(object)
    failed = Signal(object)
    step = Signal(int)

    def __init__(self, logbook: Logbook, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook, self._background = logbook, background
        self._newest = self._changes = 0
        self._known: _Known | None = None  # of the background, whose jobs come one after another
        self.is_busy = False

    def forget(self) -> None:
        """The log has changed: the next question reads it."""
        self._changes += 1

    def ask(self, patient: str, question: Question) -> None:
        """Ask; `found` or `failed` tells what came of it unless something else is asked meanwhile."""
        self._newest += 1
        self.is_busy = True
        number, state = self._newest, (patient, self._changes)
        self._background.run(lambda: self._work(number, state, question), self, self._tell)

    def _work(
        self, number: int, state: tuple[str, int], question: Question
    ) -> tuple[int, Found | StorageFailed | None]:
        if number != self._newest:  # asked for anew in the meantime
            return number, None
        try:
            return number, self._answer(state, question)
        except StorageFailed as error:
            return number, error

    def _answer(self, state: tuple[str, int], question: Question) -> Found:
        patient, _ = state
        known = self._known
        if known is None or known.state != state:
            facts = facts_of(self._logbook, patient)
            known = self._known = _Known(state, facts, tuple(self._logbook.products(patient)))
        self.step.emit(1)
        before = known.found if known.found and _about(known.found.question) == _about(question) else None
        answers = before.answers if before else self._narrowed(patient, question, known.facts)
        self.step.emit(2)
        same_page = before is not None and before.question.page == question.page
        picture = before.picture if before and same_page else self._picture(answers, question.page)
        self.step.emit(3)
        rows, cross = _counted(question.by, question.across, answers)
        found = Found(question, answers, picture, rows, cross, known.products)
        self._known = replace(known, found=found)
        return found

    def _narrowed(self, patient: str, question: Question, facts: Sequence[SessionFact]) -> Answers:
        return answers_in(self._logbook, facts, question.filter(patient), question.period)

    def _picture(self, answers: Answers, page: int) -> Picture:
        members = answers.group.members
        end = len(members) - page * PAGE
        wanted = members[max(0, end - PAGE) : max(0, end)]
        sessions = tuple(reversed(self._logbook.find(each.id for each in wanted)))
        return Picture(sessions, overlay_of(sessions), page * PAGE + 1, len(members))

    def _tell(self, result: tuple[int, Found | StorageFailed | None]) -> None:
        number, found = result
        if number != self._newest or found is None:
            return
        self.is_busy = False
        (self.found if isinstance(found, Found) else self.failed).emit(found)


def _about(question: Question) -> Question:
    """Which sessions it is about, whatever is shown of them."""
    return replace(question, page=0, by=By.PRODUCT, across=None)


def _counted(by: By, across: By | None, answers: Answers) -> tuple[tuple[Row, ...], Cross | None]:
    members = answers.group.members
    if across is None or across is by:
        return table(by, members), None
    return (), cross_table(by, across, members)
