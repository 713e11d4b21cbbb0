"""Where a session stands in the rate steps of its plan, and when the flow has lasted so many minutes."""

from collections.abc import Sequence
from datetime import timedelta

from ivig_logger.domain.infusion import Infusion, RateStep
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedStep


def steps_made(infusion: Infusion, plan: Plan) -> tuple[int, Moment]:
    """How many steps of the plan are behind, and since when: the last rate that changed their number, or the start.

    A recorded rate is, by value and unit, the next step of the plan; else the latest step before it (back to there);
    else the first one after it (steps were left out); else a rate beside the plan, which changes nothing.
    """
    made, since = 0, infusion.started
    for rate in sorted(infusion.rates, key=lambda each: each.at.epoch):
        now_made = _made_by(rate, plan.steps, made)
        if now_made != made:
            made, since = now_made, rate.at
    return made, since


def _made_by(rate: RateStep, steps: Sequence[PlannedStep], made: int) -> int:
    alike = [at for at, each in enumerate(steps) if each.value == rate.value and each.unit is rate.unit]
    if made in alike:
        return made + 1
    before = [at for at in alike if at < made]
    return before[-1] + 1 if before else alike[0] + 1 if alike else made


def is_paused(infusion: Infusion, now: Moment) -> bool:
    """Whether the flow is stopped at this moment."""
    return any(each.until is None or each.since.epoch <= now.epoch < each.until.epoch for each in infusion.pauses)


def after_flow(infusion: Infusion, since: Moment, minutes: int, now: Moment) -> Moment:
    """The moment at which it will have flowed for so many minutes since then; the time of pauses is added.

    A pause that is not over counts up to now.
    """
    reached, at = since.epoch, since.epoch + max(0, minutes) * 60
    for pause in sorted(infusion.pauses, key=lambda each: each.since.epoch):
        begin = max(reached, pause.since.epoch)
        if begin >= at:
            break
        over = max(begin, now.epoch if pause.until is None else pause.until.epoch)
        at += over - begin
        reached = over
    return since + timedelta(seconds=at - since.epoch)
