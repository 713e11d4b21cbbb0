"""What a doctor's report tells of, read from the log at once."""

from dataclasses import dataclass
from datetime import date

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.services.answers import Answers, answers_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Filter

PICTURED = 24  # lines that can be told apart in a picture of that height


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The patient, what is counted, and sessions of the period, the newest first: all of them, or the newest few.

    `since` is the first day of the period; None: it reaches back to the first session. `now` is when it was read.
    """

    patient: Patient
    answers: Answers
    sessions: tuple[Infusion, ...]
    since: date | None
    now: Moment


def report_facts(
    logbook: Logbook, patient: Patient, period: Period | date, *, every: bool = False, now: Moment | None = None
) -> ReportFacts:
    """The facts of a period, or of all days from one on, as the clock of each session showed them.

    `every` wants all sessions of it and not the newest few; `now` is by the clock of whoever asks. For the background
    in a large log. Raises StorageFailed.
    """
    at = now or logbook.now()
    counted = answers_of(logbook, Filter(patient.id), period if isinstance(period, Period) else Period.ALL)
    since = None if counted.begin is None else Moment(counted.begin, at.zone).local.date()
    if not isinstance(period, Period):
        since, counted = period, _from(counted, period)
    newest = reversed(counted.group.members if every else counted.group.members[-PICTURED:])
    return ReportFacts(patient, counted, tuple(logbook.find(each.id for each in newest)), since, at)


def _from(counted: Answers, day: date) -> Answers:
    members = tuple(each for each in counted.group.members if _day(each) >= day)
    return Answers(counted.period, counted.begin, Group(members), counted.of)


def _day(fact: SessionFact) -> date:
    return Moment(fact.started, fact.zone).local.date()
