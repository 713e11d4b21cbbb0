"""The five numbers of some sessions, each with what it is out of, what is unknown, and the sessions behind both."""

from collections.abc import Sequence
from dataclasses import dataclass

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import UNKNOWN, Answer, SessionFact
from ivig_logger.services.answers import Answers
from ivig_logger.words.answers import NOTHING, onset_text, unknown_text, worst_text
from ivig_logger.words.counts import sessions_text


@dataclass(frozen=True, slots=True)
class Number:
    """ "4", "with a reaction in the first hour", "of 14", "1 may be": `members` are counted, `unknown` may be."""

    value: str
    name: str
    out_of: str
    said_of_unknown: str
    members: tuple[SessionFact, ...]
    unknown: tuple[SessionFact, ...]

    @property
    def sentence(self) -> str:
        """All of it, as it is read aloud."""
        return f"{self.value} {self.name}, {self.beside}"

    @property
    def beside(self) -> str:
        """ "of 14, 1 may be"."""
        return ", ".join(each for each in (self.out_of, self.said_of_unknown) if each)


def five_numbers(answers: Answers) -> tuple[Number, ...]:
    """Sessions, with any reaction, with a reaction in the first hour, median onset, worst severity."""
    group = answers.group
    out_of = f"of {group.sessions:,}"
    not_asked = group.with_reaction(*UNKNOWN)
    unasked = f"{len(not_asked):,} not asked" if not_asked else ""
    early = group.with_first_hour(Answer.YES)
    any_reaction = group.with_reaction(Answer.YES)
    count, _, sessions = sessions_text(group.sessions).partition(" ")
    return (
        Number(count, sessions, _of_all(answers), "", group.members, ()),
        Number(f"{len(any_reaction):,}", "with any reaction", out_of, unasked, any_reaction, not_asked),
        Number(
            f"{len(early):,}", "with a reaction in the first hour", out_of, unknown_text(group), early, group.unknown
        ),
        _median(group, any_reaction),
        _worst(group, unasked, not_asked),
    )


def _of_all(answers: Answers) -> str:
    everything = answers.group.sessions == answers.of
    return "all of the log" if everything else f"of {sessions_text(answers.of)} in the log"


def _median(group: Group, any_reaction: Sequence[SessionFact]) -> Number:
    known = tuple(each for each in any_reaction if each.onset is not None)
    unknown = tuple(each for each in any_reaction if each.onset is None)
    said = f"{len(unknown):,} onset not known" if unknown else ""
    return Number(onset_text(group), "median onset", f"of {len(known):,} known", said, known, unknown)


def _worst(group: Group, unasked: str, not_asked: tuple[SessionFact, ...]) -> Number:
    worst = group.worst
    members = () if worst is None else tuple(each for each in group.members if each.worst is worst)
    out_of = f"in {sessions_text(len(members))}" if members else f"in {sessions_text(group.sessions)}"
    value = "none recorded" if worst is None and group.sessions else worst_text(group)
    return Number(value if group.sessions else NOTHING, "worst severity", out_of, unasked, members, not_asked)
