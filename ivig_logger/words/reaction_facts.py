"""What is said of one reaction in the details: verdict, what ran at its onset, how bad it was, what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour
from ivig_logger.domain.timing import Timing, timing_of
from ivig_logger.words.letters import capital
from ivig_logger.words.onset import verdict_text
from ivig_logger.words.rates import rate_text
from ivig_logger.words.severities import severity_text
from ivig_logger.words.times import clock_text, day_text, duration_text


@dataclass(frozen=True, slots=True)
class ReactionFacts:
    """The symptom, the verdict on its onset, and the lines below them."""

    symptom: str
    state: FirstHour
    verdict: str
    lines: tuple[str, ...]


def facts_of(reaction: Reaction, infusion: Infusion) -> ReactionFacts:
    """Everything that is known of a reaction."""
    timing = timing_of(reaction, infusion)
    symptom = capital(reaction.symptom)
    verdict = verdict_text(reaction.onset, infusion.started)
    return ReactionFacts(symptom, timing.state, verdict, tuple(_lines(reaction, infusion, timing)))


def _lines(reaction: Reaction, infusion: Infusion, timing: Timing) -> Iterator[str]:
    if _while_flowing(reaction, infusion, timing):
        yield f"At the onset: {', '.join(_at_onset(infusion, timing))}"
    scale = f" ({reaction.scale} {reaction.grade})".replace(" )", ")") if reaction.scale or reaction.grade else ""
    yield f"{severity_text(reaction.severity)}{scale}"
    if reaction.actions:
        yield f"Done: {', '.join(each.value for each in reaction.actions)}"
    yield "Resolved: not recorded" if reaction.resolved is None else f"Resolved {_when(reaction.resolved, infusion)}"
    if reaction.notes:
        yield reaction.notes


def _while_flowing(reaction: Reaction, infusion: Infusion, timing: Timing) -> bool:
    """Whether there is a rate and a flow to tell of: not before the start, and the next day no more."""
    if reaction.onset is None or timing.state is FirstHour.BEFORE:
        return False
    after = infusion.ended is not None and reaction.onset.earliest.epoch > infusion.ended.epoch
    return timing.state is not FirstHour.LATER or not after


def _at_onset(infusion: Infusion, timing: Timing) -> Iterator[str]:
    if timing.rate is not None:
        yield f"rate {rate_text(timing.rate)}"
    elif not infusion.rates:
        yield "rate not recorded"
    if timing.flow is not None:
        yield f"{_span(*timing.flow)} of flow"
    if timing.since_increase is not None:
        yield f"{duration_text(timing.since_increase)} after the last increase"


def _span(shortest: timedelta, longest: timedelta) -> str:
    if shortest == longest:
        return duration_text(shortest)
    return f"{duration_text(shortest)} to {duration_text(longest)}"


def _when(at: Moment, infusion: Infusion) -> str:
    same_day = at.local.date() == infusion.started.local.date()
    return f"at {clock_text(at)}" if same_day else f"on {day_text(at)} at {clock_text(at)}"
