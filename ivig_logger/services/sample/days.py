"""The days of the sample sessions: every three to four weeks, and once four days in a row."""

from datetime import date, timedelta
from itertools import accumulate

SESSIONS = 45
COURSE = range(25, 29)  # the numbers of the sessions on consecutive days

_GAPS = (28, 28, 28, 21)
_MOVED = {8: 1, 21: -1, 33: 2, 40: -1}  # appointments that were put off or brought forward
_TUESDAY = 1


def session_days(today: date) -> tuple[date, ...]:
    """The days of the sessions, oldest first: Tuesdays, the last one 5 to 11 days before `today`."""
    latest = today - timedelta(days=5)
    last = latest - timedelta(days=(latest.weekday() - _TUESDAY) % 7)
    backwards = accumulate((_gap(number) for number in range(SESSIONS, 1, -1)), initial=0)
    days = reversed([last - timedelta(days=each) for each in backwards])
    return tuple(day + timedelta(days=_MOVED.get(number, 0)) for number, day in enumerate(days, 1))


def _gap(number: int) -> int:
    """Days from the session before to this one."""
    if number in COURSE and number != COURSE.start:
        return 1
    # The three odd days keep the sessions after the course on Tuesdays.
    return 25 if number == COURSE.stop else _GAPS[number % len(_GAPS)]
