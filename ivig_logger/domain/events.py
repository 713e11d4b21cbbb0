"""What one press in a running session does to its record: pure functions from an infusion to the next one.

Parts are appended in the order in which they were pressed, whatever their times are.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ivig_logger.domain.happenings import Kind, Timed
from ivig_logger.domain.infusion import (
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    Premedication,
    Purpose,
    RateStep,
    Reaction,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.limits import apart
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from ivig_logger.domain.rates import volume_until

Event = Callable[[Infusion], Infusion]
"""What a press does; it can be done again over a record that was changed in the meantime."""

_FIELDS = {
    Reaction: Kind.REACTION,
    RateStep: Kind.RATE,
    Pause: Kind.PAUSE,
    Medication: Kind.MEDICATION,
    VitalSigns: Kind.VITALS,
    Mark: Kind.MARK,
    DueAnswer: Kind.ANSWER,
    FollowUp: Kind.FOLLOW_UP,
}


def add(part: Timed) -> Event:
    """Append a part of any kind."""
    field = _FIELDS[type(part)].value
    return lambda infusion: _answered(_with(infusion, field, (*getattr(infusion, field), part)))


def exchange(part: Timed, wanted: Timed | None) -> Event:
    """`wanted` in the place of the last part that equals `part`; None takes it out. Without such a part nothing."""
    field = _FIELDS[type(part)].value

    def event(infusion: Infusion) -> Infusion:
        parts = list(getattr(infusion, field))
        places = [at for at, each in enumerate(parts) if each == part]
        if not places:
            return infusion
        parts[places[-1] : places[-1] + 1] = [] if wanted is None else [wanted]
        return _answered(_with(infusion, field, tuple(parts)))

    return event


def react(symptom: str, at: Moment) -> Event:
    """A reaction began at the moment of the press."""
    return add(Reaction(symptom, exactly(at)))


def grade(reaction: Reaction, severity: Severity) -> Event:
    """How bad a reaction was."""
    return exchange(reaction, replace(reaction, severity=severity))


def began(reaction: Reaction, onset: Onset | None) -> Event:
    """When a reaction began."""
    return exchange(reaction, replace(reaction, onset=onset))


def pause(at: Moment, reason: str = "") -> Event:
    """The flow was stopped; nothing where it is stopped already."""
    return lambda infusion: infusion if open_pause(infusion) else add(Pause(at, None, reason))(infusion)


def resume(at: Moment) -> Event:
    """The flow was started again; nothing where it runs."""

    def event(infusion: Infusion) -> Infusion:
        paused = open_pause(infusion)
        return infusion if paused is None else exchange(paused, replace(paused, until=at))(infusion)

    return event


def open_pause(infusion: Infusion) -> Pause | None:
    """The pause that is not over yet."""
    return next((each for each in infusion.pauses if each.until is None), None)


def end(at: Moment, status: Status = Status.COMPLETED) -> Event:
    """The infusion ended; a pause that is still open ends with it.

    What was planned counts as given when it was completed, unless the recorded rates come to something else.
    """

    def event(infusion: Infusion) -> Infusion:
        over = resume(at)(infusion)
        given = over.dose
        if given is None and status is Status.COMPLETED and not _speaks_against(over, at):
            given = over.ordered_dose
        return replace(over, ended=at, status=status, dose=given)

    return event


def _speaks_against(infusion: Infusion, at: Moment) -> bool:
    """Whether the recorded rates come to more than a tenth more or less than was planned."""
    counted = volume_until(infusion, at)
    if counted is None or not infusion.concentration or not infusion.ordered_dose:
        return False
    from_the_start = counted[1].epoch <= infusion.started.epoch
    return from_the_start and apart(counted[0] * infusion.concentration / 100, infusion.ordered_dose, 10)


def carry_on() -> Event:
    """The infusion had not ended after all: what `end` closed and took as given is open again."""

    def event(infusion: Infusion) -> Infusion:
        pauses = tuple(replace(each, until=None) if each.until == infusion.ended else each for each in infusion.pauses)
        dose = None if infusion.dose == infusion.ordered_dose else infusion.dose
        return replace(infusion, ended=None, status=Status.RUNNING, stop_reason="", pauses=pauses, dose=dose)

    return event


def end_at(at: Moment) -> Event:
    """The end was at another moment than the press; a pause that ended with it does so still."""

    def event(infusion: Infusion) -> Infusion:
        pauses = tuple(replace(each, until=at) if each.until == infusion.ended else each for each in infusion.pauses)
        return replace(infusion, ended=at, pauses=pauses)

    return event


def change(**fields: Any) -> Event:
    """Other values for fields of the infusion itself."""
    return lambda infusion: replace(infusion, **fields)


def hang(vials: tuple[Vial, ...], at: Moment, instead_of: tuple[Vial, ...] = ()) -> Event:
    """The next bottle was hung up, or one of several vials, in the place of what was recorded for it before.

    Its time is kept as a mark while the infusion runs; afterwards only the lot was still to be recorded.
    """

    def event(infusion: Infusion) -> Infusion:
        kept = list(infusion.vials)
        for each in instead_of:
            if each in kept:
                del kept[len(kept) - 1 - kept[::-1].index(each)]
        hung = replace(infusion, vials=(*kept, *vials))
        mark, before = _hung(vials, at), _hung(instead_of, at)
        if instead_of and before in infusion.marks:
            return exchange(before, mark)(hung)
        return hung if infusion.ended is not None else add(mark)(hung)

    return event


def _hung(vials: tuple[Vial, ...], at: Moment) -> Mark:
    return Mark(at, f"Bottle {vials[0].lot}" if vials else "")


def _with(infusion: Infusion, field: str, parts: tuple[Any, ...]) -> Infusion:
    return change(**{field: parts})(infusion)


def _answered(infusion: Infusion) -> Infusion:
    """The two answers follow what is recorded; an answer without anything recorded stays as it was given."""
    reaction, premedication = infusion.reaction, infusion.premedication
    if infusion.reactions:
        reaction = ReactionAnswer.RECORDED
    elif reaction is ReactionAnswer.RECORDED:
        reaction = ReactionAnswer.NOT_ASKED
    if any(each.purpose is Purpose.PREMEDICATION for each in infusion.medications):
        premedication = Premedication.GIVEN
    return replace(infusion, reaction=reaction, premedication=premedication)
