"""Reactions: their onsets, and the answer to whether there were any."""

from collections.abc import Iterator
from datetime import timedelta

from ivig_logger.domain.checks.times import in_future
from ivig_logger.domain.infusion import Infusion, Onset, Reaction, ReactionAnswer
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem

_REACH = timedelta(days=30)


def check_reactions(infusion: Infusion, now: Moment) -> Iterator[Problem]:
    """All reactions, in agreement with what was answered."""
    if bool(infusion.reactions) != (infusion.reaction is ReactionAnswer.RECORDED):
        yield Problem(Code.REACTION_CONTRADICTED, "reaction", True, {"said": infusion.reaction.value})
    for at, each in enumerate(infusion.reactions):
        where = f"reactions.{at}"
        if not each.symptom.strip():
            yield Problem(Code.SYMPTOM_EMPTY, f"{where}.symptom", True)
        if each.onset is None:
            continue
        yield from _check_onset(f"{where}.onset", each.onset, infusion, now)
        yield from _check_resolved(f"{where}.resolved", each, each.onset)


def _check_onset(where: str, onset: Onset, infusion: Infusion, now: Moment) -> Iterator[Problem]:
    if onset.earliest.epoch > onset.latest.epoch:
        yield Problem(Code.ONSET_BACKWARDS, where, True)
    started, end = infusion.started, infusion.ended or infusion.started
    if in_future(onset.earliest, now):
        yield Problem(Code.ONSET_IN_FUTURE, where, True, {"at": onset.earliest})
    elif onset.earliest - end > _REACH or started - onset.latest > _REACH:
        yield Problem(Code.ONSET_FAR, where, False, {"at": onset.earliest})


def _check_resolved(where: str, told: Reaction, onset: Onset) -> Iterator[Problem]:
    if told.resolved is not None and told.resolved.epoch < onset.earliest.epoch:
        yield Problem(Code.RESOLVED_BEFORE_ONSET, where, True, {"at": told.resolved})
