"""Everything that is shown and exported beside a reaction about its time, gathered in one place."""

from dataclasses import dataclass
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion, Onset, RateStep, Reaction
from ivig_logger.domain.onset import Band, FirstHour, band_of, classify_onset, elapsed
from ivig_logger.domain.rates import flow_until, rate_at_onset, since_last_increase


@dataclass(frozen=True, slots=True)
class Timing:
    """When a reaction began, counted from the start of its session; derived each time and never stored.

    `elapsed` and `flow` (the time of flow, without pauses) are the shortest and the longest, alike for an exact onset;
    `elapsed` is negative before the start. `rate` is what ran at the onset, `since_increase` how long ago it was last
    increased, counted to the earliest moment of the onset. None is "not known" or, outside of the flow, "none".
    """

    state: FirstHour
    band: Band | None
    elapsed: tuple[timedelta, timedelta] | None = None
    flow: tuple[timedelta, timedelta] | None = None
    rate: RateStep | None = None
    since_increase: timedelta | None = None


def timing_of(reaction: Reaction, infusion: Infusion) -> Timing:
    """The timing of a reaction within its session."""
    onset = reaction.onset
    state = classify_onset(onset, infusion.started)
    band = band_of(onset, infusion.started, infusion.ended)
    if onset is None:
        return Timing(state, band)
    rate = rate_at_onset(infusion, onset)
    return Timing(
        state,
        band,
        elapsed(onset, infusion.started),
        _flow(onset, infusion),
        rate,
        None if rate is None else since_last_increase(infusion, onset.earliest),
    )


def _flow(onset: Onset, infusion: Infusion) -> tuple[timedelta, timedelta]:
    return flow_until(infusion, onset.earliest), flow_until(infusion, onset.latest)
