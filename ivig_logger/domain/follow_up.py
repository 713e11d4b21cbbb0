"""The question after an infusion: when it is asked, and what an answer makes of the record.

Most late effects begin after the patient has gone home, and asking finds several times as many as waiting.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ivig_logger.domain.events import Event, add, exchange
from ivig_logger.domain.infusion import FollowUp, Infusion, Onset, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between
from ivig_logger.domain.plan import USUAL_FOLLOW_UPS, Plan

NOTHING_TOLD = "no headache, fever, rash or dark urine told, and nothing else"
_LATEST = timedelta(days=30)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


def follow_up_due(infusion: Infusion, plan: Plan, now: Moment) -> int | None:
    """The latest question that has come and is not answered, in minutes from the end; None where there is none.

    A follow-up that was recorded at or after that time is an answer. Thirty days after the end nothing is asked.
    """
    ended = infusion.ended
    if ended is None or infusion.entered_in_error is not None or now - ended > _LATEST:
        return None
    planned = USUAL_FOLLOW_UPS if plan.follow_ups is None else plan.follow_ups
    latest = max((each for each in planned if each * 60 <= now.epoch - ended.epoch), default=None)
    if latest is None or any(each.at.epoch >= ended.epoch + latest * 60 for each in infusion.follow_ups):
        return None
    return latest


def may_be_due(ended: Moment | None, now: Moment) -> bool:
    """Whether a question can be due at all after an infusion that ended then."""
    return ended is not None and now - ended <= _LATEST


def told_nothing(at: Moment, by: str = "") -> Event:
    """Asked, and nothing was told."""
    return add(FollowUp(at, by, NOTHING_TOLD))


def told(symptom: str, asked: Moment, by: str = "") -> Event:
    """A symptom was told: it began between the end, or the follow-up before this one, and the moment of the question.

    All that is told to one question, which is named by its moment `asked`, is one follow-up.
    """

    def event(infusion: Infusion) -> Infusion:
        reaction = Reaction(symptom, between(_since(infusion, asked), asked))
        same = next((each for each in infusion.follow_ups if each.at == asked), None)
        answer = FollowUp(asked, by, symptom)
        keep = add(answer) if same is None else exchange(same, replace(same, text=f"{same.text}, {symptom}"))
        return keep(add(reaction)(infusion))

    return event


def onset_on(day: date, infusion: Infusion, now: Moment) -> Onset:
    """Some time on a day, on the clock of the infusion: after its end and not in the future."""
    zone, ended = infusion.started.zone, infusion.ended or infusion.started
    first, last = _midnight(day, zone), _midnight(day + _DAY, zone) - _SECOND
    earliest = ended.in_zone(zone) if first.epoch < ended.epoch else first
    return between(earliest, now.in_zone(zone) if last.epoch > now.epoch else last)


def days_since(infusion: Infusion, now: Moment) -> list[date]:
    """The days from that of the end to that of now, on the clock of the infusion."""
    zone = infusion.started.zone
    first, last = ((each.in_zone(zone)).local.date() for each in (infusion.ended or infusion.started, now))
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _since(infusion: Infusion, asked: Moment) -> Moment:
    known = [infusion.ended or infusion.started]
    known += [each.at for each in infusion.follow_ups if each.at.epoch < asked.epoch]
    latest = max(known, key=lambda each: each.epoch)
    return latest if latest.epoch <= asked.epoch else asked


def _midnight(day: date, zone: str) -> Moment:
    return Moment.of(datetime.combine(day, datetime.min.time(), tzinfo=ZoneInfo(zone)), zone)
