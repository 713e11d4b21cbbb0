"""Which sessions an answer is about."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.folding import fold
from ivig_logger.domain.moment import Moment


class Period(StrEnum):
    """The stretches of time that are offered."""

    SIX_MONTHS = "last 6 months"
    TWELVE_MONTHS = "last 12 months"
    ALL = "all"
    SINCE_PRODUCT = "since the product changed"


_MONTHS = {Period.SIX_MONTHS: 6, Period.TWELVE_MONTHS: 12}


def begin_of(period: Period, facts: Sequence[SessionFact], now: Moment) -> int | None:
    """The epoch second from which on a period reaches; None: from the first session on.

    `facts` are all sessions of the patient in the order of their starts. A month is a calendar month: on 31 August the
    last six begin on the last day of February.
    """
    if period in _MONTHS:
        return _months_before(now, _MONTHS[period])
    if period is Period.SINCE_PRODUCT and facts:
        product = _product(facts[-1])
        first = facts[-1]
        for each in reversed(facts):
            if _product(each) != product:
                break
            first = each
        return first.started
    return None


def _product(fact: SessionFact) -> tuple[str, object]:
    return fold(fact.product), fact.concentration


def _months_before(now: Moment, months: int) -> int:
    day = now.local.date()
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    length = monthrange(year, month + 1)[1]
    then = day.replace(year=year, month=month + 1, day=min(day.day, length))
    return Moment.of(datetime.combine(then, time(), ZoneInfo(now.zone)), now.zone).epoch
