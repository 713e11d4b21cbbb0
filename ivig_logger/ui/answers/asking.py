"""Asks the log in the background; only what has changed is read or counted anew, what is out of date is dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.answers.overlay import overlay_of
from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.answers.tables import By, Cross, Row, cross_table, table
from ivig_logger.services.answers import FIRST_LOOK, Answers, answers_in, facts_of, first_facts_of
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.answers.question import PAGE, Found, Picture, Question
from ivig_logger.ui.background import Background
from ivig_logger.words.five_numbers import five_numbers

STEPS = 6  # three of the first look, three of the whole
_AT_ONCE = 20_000  # sessions; with more of them a first look is shown while the rest is read


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read in one state of the log, whole or for a first look, and the last answer of it."""

    state: tuple[str, int]
    whole: bool
    facts: Sequence[SessionFact]
    products: tuple[str, ...]
    found: Found | None = None


class Asking(QObject):
    """`found` carries a Found, first one for a first look where there is much to read; `failed` what went wrong.

    `step` tells how many of the STEPS are done.
    """

    found = Signal(object)
    failed = Signal(object)
    step = Signal(int)

    def __init__(
        self, logbook: Logbook, background: Background, parent: QObject | None = None, *, at_once: int = _AT_ONCE
    ) -> None:
        super().__init__(parent)
        self._logbook, self._background, self._at_once = logbook, background, at_once
        self._newest = self._changes = 0
        self._known: _Known | None = None  # of the background, whose jobs come one after another
        self.is_busy = False

    def forget(self) -> None:
        """The log has changed: the next question reads it."""
        self._changes += 1

    def ask(self, patient: str, question: Question, *, whole: bool = False) -> None:
        """Ask; `found` or `failed` tells what came of it unless something else is asked meanwhile.

        With `whole` there is no first look.
        """
        self._newest += 1
        self.is_busy = True
        number, state = self._newest, (patient, self._changes)
        self._background.run(lambda: self._work(number, state, question, whole=whole), self, self._tell)

    def _work(
        self, number: int, state: tuple[str, int], question: Question, *, whole: bool
    ) -> tuple[int, tuple[str, int], Found | StorageFailed | None]:
        if number != self._newest:  # asked for anew in the meantime
            return number, state, None
        try:
            with many_values():
                return number, state, self._answer(state, question, whole=whole)
        except StorageFailed as error:
            return number, state, error

    def _answer(self, state: tuple[str, int], question: Question, *, whole: bool) -> Found:
        known = self._known = self._read(state, question, whole=whole)
        base = STEPS // 2 if known.whole else 0
        self.step.emit(base + 1)
        before = known.found if known.found and _about(known.found.question) == _about(question) else None
        answers = before.answers if before else self._narrowed(state[0], question, known.facts)
        numbers = before.numbers if before else five_numbers(answers)
        completeness = answers.completeness if known.whole else None
        self.step.emit(base + 2)
        same_page = before is not None and before.question.page == question.page
        picture = before.picture if before and same_page else self._picture(answers, question.page)
        self.step.emit(base + 3)
        rows, cross = _counted(question.by, question.across, answers)
        found = Found(question, answers, numbers, completeness, picture, rows, cross, known.products)
        self._known = replace(known, found=found)
        return found

    def _read(self, state: tuple[str, int], question: Question, *, whole: bool) -> _Known:
        """What is known of this state of the log, or as much of it as is needed."""
        known, patient = self._known, state[0]
        whole = whole or not {question.by, question.across} <= {None, *FIRST_LOOK}
        if known is not None and known.state == state and (known.whole or not whole):
            return known
        whole = whole or self._logbook.count(Filter(patient)) <= self._at_once
        facts = (facts_of if whole else first_facts_of)(self._logbook, patient)
        return _Known(state, whole, facts, tuple(dict.fromkeys(each.product for each in reversed(facts))))

    def _narrowed(self, patient: str, question: Question, facts: Sequence[SessionFact]) -> Answers:
        return answers_in(self._logbook, facts, question.filter(patient), question.period)

    def _picture(self, answers: Answers, page: int) -> Picture:
        members = answers.group.members
        end = len(members) - page * PAGE
        wanted = members[max(0, end - PAGE) : max(0, end)]
        sessions = tuple(reversed(self._logbook.find(each.id for each in wanted)))
        return Picture(sessions, overlay_of(sessions), page * PAGE + 1, len(members))

    def _tell(self, result: tuple[int, tuple[str, int], Found | StorageFailed | None]) -> None:
        number, state, found = result
        if number != self._newest or found is None:
            return
        is_first = isinstance(found, Found) and found.completeness is None
        self.is_busy = is_first
        (self.found if isinstance(found, Found) else self.failed).emit(found)
        if isinstance(found, Found) and is_first and number == self._newest:
            self.ask(state[0], found.question, whole=True)


def _about(question: Question) -> Question:
    """Which sessions it is about, whatever is shown of them."""
    return replace(question, page=0, by=By.PRODUCT, across=None)


def _counted(by: By, across: By | None, answers: Answers) -> tuple[tuple[Row, ...], Cross | None]:
    members = answers.group.members
    if across is None or across is by:
        return table(by, members), None
    return (), cross_table(by, across, members)
