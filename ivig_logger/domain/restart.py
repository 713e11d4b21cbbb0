"""The start of a saved session is corrected: with it moves everything, or nothing but the start."""

from dataclasses import replace
from datetime import timedelta

from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    RateStep,
    Reaction,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, about, classify_onset, said_about


def restart(infusion: Infusion, started: Moment, *, shift: bool) -> Infusion:
    """The infusion with another start.

    With `shift` everything that has a time moves by the same distance, each on the clock of its own zone, and no flag
    changes. Without it all clock times stay; an onset said to be "about" a time is clipped anew at the new start.
    """
    if shift:
        return _shifted(infusion, started)
    reactions = tuple(_clipped_anew(each, infusion.started, started) for each in infusion.reactions)
    return replace(infusion, started=started, reactions=reactions)


def changed_flags(before: Infusion, after: Infusion) -> list[tuple[Reaction, FirstHour, FirstHour]]:
    """The reactions of `after` whose state differs from that in `before`, with the old and the new state.

    Both hold the same reactions in the same order, as `restart` leaves them; otherwise ValueError.
    """
    states = (
        (new, classify_onset(old.onset, before.started), classify_onset(new.onset, after.started))
        for old, new in zip(before.reactions, after.reactions, strict=True)
    )
    return [(reaction, was, now) for reaction, was, now in states if was is not now]


def _clipped_anew(reaction: Reaction, was: Moment, started: Moment) -> Reaction:
    said = None if reaction.onset is None else said_about(reaction.onset, was)
    return reaction if said is None else replace(reaction, onset=about(said, started))


def _shifted(infusion: Infusion, started: Moment) -> Infusion:
    by = started - infusion.started
    return replace(
        infusion,
        started=started,
        ended=_later(infusion.ended, by),
        pauses=tuple(_pause(each, by) for each in infusion.pauses),
        rates=tuple(_rate(each, by) for each in infusion.rates),
        vitals=tuple(_vitals(each, by) for each in infusion.vitals),
        medications=tuple(_medication(each, by) for each in infusion.medications),
        reactions=tuple(_reaction(each, by) for each in infusion.reactions),
        follow_ups=tuple(_follow_up(each, by) for each in infusion.follow_ups),
        marks=tuple(_mark(each, by) for each in infusion.marks),
        due_answers=tuple(_due_answer(each, by) for each in infusion.due_answers),
    )


def _later(at: Moment | None, by: timedelta) -> Moment | None:
    return None if at is None else at + by


def _pause(pause: Pause, by: timedelta) -> Pause:
    return replace(pause, since=pause.since + by, until=_later(pause.until, by))


def _rate(step: RateStep, by: timedelta) -> RateStep:
    return replace(step, at=step.at + by)


def _vitals(vitals: VitalSigns, by: timedelta) -> VitalSigns:
    return replace(vitals, at=vitals.at + by)


def _medication(given: Medication, by: timedelta) -> Medication:
    return replace(given, at=_later(given.at, by))


def _reaction(told: Reaction, by: timedelta) -> Reaction:
    return replace(told, onset=_onset(told.onset, by), resolved=_later(told.resolved, by))


def _onset(onset: Onset | None, by: timedelta) -> Onset | None:
    return None if onset is None else replace(onset, earliest=onset.earliest + by, latest=onset.latest + by)


def _follow_up(asked: FollowUp, by: timedelta) -> FollowUp:
    return replace(asked, at=asked.at + by)


def _mark(mark: Mark, by: timedelta) -> Mark:
    return replace(mark, at=mark.at + by)


def _due_answer(answer: DueAnswer, by: timedelta) -> DueAnswer:
    return replace(answer, at=answer.at + by, again=_later(answer.again, by))
