"""Which backups are kept: many of the last days, fewer of the last weeks, some of the last months."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ivig_logger.domain.moment import Moment

_DAYS, _WEEKS, _MONTHS = 12, 10, 9


def kept(moments: Iterable[Moment], now: Moment) -> set[Moment]:
    """The moments whose backups stay, on the clock of `now`'s zone.

    All of today and yesterday (and of a clock that was ahead); then the newest of each of 12 days, of what is older
    than these the newest of each of 10 weeks, and of what is older still the newest of each of 9 months. Days, weeks
    and months without a backup are not counted, so a log that is seldom opened keeps as many.
    """
    today = now.local.date()
    newest_first = sorted(moments, key=lambda each: each.epoch, reverse=True)
    days = {each: each.in_zone(now.zone).local.date() for each in newest_first}
    rest = [each for each in newest_first if days[each] < today - timedelta(days=1)]
    staying = set(newest_first) - set(rest)
    for number, bucket in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
        newest, rest = _newest_of_each(rest, [bucket(days[each]) for each in rest], number)
        staying.update(newest)
    return staying


def _newest_of_each(
    moments: Sequence[Moment], buckets: Sequence[object], number: int
) -> tuple[list[Moment], list[Moment]]:
    """The first of each of the first so many buckets, and all that lie behind those."""
    wanted = list(dict.fromkeys(buckets))[:number]
    first = dict(reversed(list(zip(buckets, moments, strict=True))))
    behind = [at for at, bucket in zip(moments, buckets, strict=True) if bucket not in wanted]
    return [first[each] for each in wanted], behind


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
