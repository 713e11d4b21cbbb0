"""What is due in a session by the plan of the patient's clinic. A thing is due until it is done or answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import DueAnswer, Infusion, Premedication
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine, PlannedStep
from ivig_logger.domain.planned_steps import after_flow, is_paused, steps_made
from ivig_logger.domain.vitals_grid import Grid, Point
from ivig_logger.domain.vocabulary import names_of_drug

_AHEAD = 5 * 60  # seconds: what is recorded further in the future than two clocks differ is a slip of typing
_LONGEST_AFTER = timedelta(hours=12)


class DueKind(StrEnum):
    """What a due thing asks for."""

    PREMEDICATION = "premedication"
    VITALS = "vitals"
    STEP = "step"
    END = "end"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that the plan asks for, from `at` on. `key` is by what an answer to it names it.

    `step` is the planned rate of a STEP, `medicine` the planned one of a PREMEDICATION; else None.
    """

    kind: DueKind
    at: Moment
    key: str
    step: PlannedStep | None = None
    medicine: PlannedMedicine | None = None

    def is_due(self, now: Moment) -> bool:
        """Whether its time has come."""
        return self.at.epoch <= now.epoch


_Answers = Mapping[str, DueAnswer]


def due_things(infusion: Infusion, plan: Plan, now: Moment) -> list[Due]:
    """What is due and what comes next, at most one of each kind, the earliest first.

    An answer puts a thing off to another time, or says that it is not to be done; the last answer to a thing counts.
    """
    if infusion.entered_in_error is not None or plan == _NO_PLAN:
        return []
    answers = {each.due: each for each in infusion.due_answers}
    found = (
        _premedication(infusion, plan, answers),
        _vitals(infusion, plan, now, answers),
        _step(infusion, plan, now, answers),
        _end(infusion, plan, now, answers),
        _observation(infusion, plan, answers),
    )
    return sorted((each for each in found if each is not None), key=lambda each: each.at.epoch)


def next_step(infusion: Infusion, plan: Plan) -> tuple[int, PlannedStep] | None:
    """The step of the plan after the last one that was made, and its number from 1; None after the last."""
    made, _ = steps_made(infusion, plan)
    return (made + 1, plan.steps[made]) if made < len(plan.steps) else None


def may_be_open(ended: Moment, now: Moment) -> bool:
    """Whether anything can be waited for after an infusion that ended then."""
    return now - ended < _LONGEST_AFTER


def is_open(infusion: Infusion, plan: Plan, now: Moment) -> bool:
    """Whether a session still has its place on the live screen: it runs, or something after its end is not over.

    That is the observation until it is answered, and the vital signs that are planned for after the end; twelve hours
    after the end nothing is waited for.
    """
    if infusion.entered_in_error is not None:
        return False
    if infusion.ended is None:
        return True
    if not may_be_open(infusion.ended, now):
        return False
    waited_for = {DueKind.OBSERVATION} | ({DueKind.VITALS} if plan.vitals.after_end else set())
    return any(each.kind in waited_for for each in due_things(infusion, plan, now))


def _premedication(infusion: Infusion, plan: Plan, answers: _Answers) -> Due | None:
    """The first planned medicine that is not recorded, `lead` minutes before the start; not after the end.

    "None given" is an answer to all of them.
    """
    if infusion.ended is not None or infusion.premedication is Premedication.NONE_GIVEN or not plan.premedications:
        return None
    given = {fold(each.name) for each in infusion.medications}
    dues = (
        _answered(
            Due(
                DueKind.PREMEDICATION,
                infusion.started - timedelta(minutes=each.lead or 0),
                f"premedication@{fold(each.name)}",
                medicine=each,
            ),
            answers,
        )
        for each in plan.premedications
        if given.isdisjoint(fold(name) for name in names_of_drug(each.name))
    )
    return min((each for each in dues if each is not None), key=lambda each: each.at.epoch, default=None)


def _vitals(infusion: Infusion, plan: Plan, now: Moment, answers: _Answers) -> Due | None:
    """The latest point of the plan's grid that has come, unless a set was taken for it; else the next point.

    A set counts for a point when it was taken at most five minutes, or a third of the interval, before it; for the
    baseline an hour before the start. Earlier points go into the latest one.
    """
    grid = Grid.of(infusion, plan.vitals)
    taken = max((at for each in infusion.vitals if (at := each.at.epoch) <= now.epoch + _AHEAD), default=None)
    points = (each for each in _points(grid, now) if taken is None or taken < each.epoch - each.slack)
    dues = (_answered(_vitals_at(each, infusion), answers) for each in points)
    first = next((each for each in dues if each is not None), None)
    if first is None or first.is_due(now):
        return first
    following = next((each for each in dues if each is not None), None)  # a set that was put off goes into it
    return first if following is None or first.at.epoch <= following.at.epoch else following


def _points(grid: Grid, now: Moment) -> Iterator[Point]:
    latest, point = grid.latest(now.epoch), grid.after(now.epoch)
    if latest is not None:
        yield latest
    while point is not None:
        yield point
        point = grid.after(point.epoch)


def _vitals_at(point: Point, infusion: Infusion) -> Due:
    return Due(DueKind.VITALS, Moment(point.epoch, infusion.started.zone), f"vitals@{point.epoch}")


def _step(infusion: Infusion, plan: Plan, now: Moment, answers: _Answers) -> Due | None:
    """The next step of the plan, its interval of flow after the step before was made; none in a pause or after the end.

    A plan whose times go backwards has its steps due at once.
    """
    if infusion.ended is not None or is_paused(infusion, now):
        return None
    made, since = steps_made(infusion, plan)
    if made == len(plan.steps):
        return None
    wanted = plan.steps[made]
    interval = wanted.after - (plan.steps[made - 1].after if made else 0)
    at = after_flow(infusion, since, interval, now)
    return _answered(Due(DueKind.STEP, at, f"step@{made + 1}@{since.epoch}", step=wanted), answers)


def _end(infusion: Infusion, plan: Plan, now: Moment, answers: _Answers) -> Due | None:
    """The planned end, the time of pauses added; while it runs."""
    if infusion.ended is not None or plan.duration is None:
        return None
    return _answered(Due(DueKind.END, after_flow(infusion, infusion.started, plan.duration, now), "end"), answers)


def _observation(infusion: Infusion, plan: Plan, answers: _Answers) -> Due | None:
    """The time for which the patient is watched after the end; an answer that puts nothing off says that it is over."""
    if infusion.ended is None or plan.observation is None:
        return None
    over = infusion.ended + timedelta(minutes=plan.observation)
    return _answered(Due(DueKind.OBSERVATION, over, "observation"), answers)


def _answered(due: Due, answers: _Answers) -> Due | None:
    answer = answers.get(due.key)
    if answer is None:
        return due
    return None if answer.again is None else replace(due, at=answer.again)


_NO_PLAN = Plan()
