"""The answers of one patient: the sessions of a period, and how complete their records are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.period import Period, begin_of
from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.answers.tables import By
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.answers import first_facts, listed_ids, session_facts
from ivig_logger.storage.listing import Filter

FIRST_LOOK = frozenset({By.PRODUCT, By.PLACE, By.GAP})  # what can be counted before lots, rates and medicines are read


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what the tables count by is recorded."""

    sessions: int
    running: int
    with_lots: int
    with_rates: int
    onset_not_known: int
    not_asked: int


@dataclass(frozen=True, slots=True)
class Answers:
    """The sessions of a period that a filter lists, the oldest first; `begin` in epoch seconds, None: from the first.

    `of` is how many sessions the patient has in all.
    """

    period: Period
    begin: int | None
    group: Group
    of: int

    @property
    def completeness(self) -> Completeness:
        """How much is recorded of them."""
        members = self.group.members
        return Completeness(
            len(members),
            sum(each.running for each in members),
            sum(bool(each.lots) for each in members),
            sum(each.top_rate is not None for each in members),
            len(self.group.with_first_hour(Answer.NOT_KNOWN)),
            len(self.group.with_first_hour(Answer.NOT_ASKED)),
        )


def answers_of(logbook: Logbook, wanted: Filter, period: Period) -> Answers:
    """The answers of a patient; `wanted` narrows them by what the history filters by, its `since` by the period.

    Reads all sessions of the patient: for the background in a large log. Raises StorageFailed.
    """
    return answers_in(logbook, facts_of(logbook, wanted.patient), wanted, period)


def facts_of(logbook: Logbook, patient: str) -> list[SessionFact]:
    """The facts of all sessions of a patient, the oldest first. Raises StorageFailed."""
    with many_values(), logbook.database.reading() as db:
        return session_facts(db, patient)


def first_facts_of(logbook: Logbook, patient: str) -> list[SessionFact]:
    """The same for a first look, by which no more than FIRST_LOOK can be counted. Raises StorageFailed."""
    with many_values(), logbook.database.reading() as db:
        return first_facts(db, patient)


def answers_in(logbook: Logbook, facts: Sequence[SessionFact], wanted: Filter, period: Period) -> Answers:
    """The same from facts that were read before. Raises StorageFailed."""
    begin = begin_of(period, facts, logbook.now())
    narrowed = replace(wanted, since=begin)
    listed = None
    if narrowed != Filter(wanted.patient, since=begin):
        with logbook.database.reading() as db:
            listed = listed_ids(db, narrowed)
    members = tuple(each for each in facts if _is_listed(each, begin, listed))
    return Answers(period, begin, Group(members), len(facts))


def _is_listed(fact: SessionFact, begin: int | None, listed: set[str] | None) -> bool:
    if listed is not None:
        return fact.id in listed
    return begin is None or fact.started >= begin
