"""Sessions that belong together, and what is counted of them. Every number can name its sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ivig_logger.domain.answers.session_fact import UNKNOWN, Answer, SessionFact
from ivig_logger.domain.answers.wilson import Interval, wilson
from ivig_logger.domain.terms import Severity

FEW = 5  # below so many sessions a share says nothing
_ORDER = (Severity.SEVERE, Severity.MODERATE, Severity.MILD, Severity.NOT_GRADED)


@dataclass(frozen=True, slots=True)
class Group:
    """Some sessions of one patient, the oldest first."""

    members: tuple[SessionFact, ...]

    @property
    def sessions(self) -> int:
        """How many they are."""
        return len(self.members)

    def with_first_hour(self, *answers: Answer) -> tuple[SessionFact, ...]:
        """Those with one of these answers to "did a reaction begin within the first hour?"."""
        return tuple(each for each in self.members if each.first_hour in answers)

    def with_reaction(self, *answers: Answer) -> tuple[SessionFact, ...]:
        """Those with one of these answers to "was there a reaction?"."""
        return tuple(each for each in self.members if each.reaction in answers)

    @property
    def unknown(self) -> tuple[SessionFact, ...]:
        """Those of which it is not known whether a reaction began within the first hour."""
        return self.with_first_hour(*UNKNOWN)

    @property
    def median_onset(self) -> float | None:
        """Minutes from the start to the first reaction, as the median of the sessions where that is known."""
        known = [each.onset for each in self.members if each.onset is not None]
        return median(known) if known else None

    @property
    def worst(self) -> Severity | None:
        """The worst severity; None where there was no reaction."""
        there = {each.worst for each in self.members}
        return next((each for each in _ORDER if each in there), None)

    @property
    def is_few(self) -> bool:
        """Whether there are too few sessions with a known answer to speak of a share."""
        return self.sessions - len(self.unknown) < FEW

    @property
    def interval(self) -> Interval | None:
        """Within what the share with a first-hour reaction may lie (95 %), among those where it is known."""
        if self.is_few:
            return None
        return wilson(len(self.with_first_hour(Answer.YES)), self.sessions - len(self.unknown))


def group(members: Iterable[SessionFact]) -> Group:
    """A group of these sessions, the oldest first."""
    return Group(tuple(sorted(members, key=_by_start)))


def worst_of(severities: Sequence[Severity]) -> Severity | None:
    """The worst of some severities; not graded is the least that is known."""
    return next((each for each in _ORDER if each in severities), None)


def _by_start(fact: SessionFact) -> tuple[int, str]:
    return fact.started, fact.id
