"""The vital signs that a nurse took in some of the sample sessions."""

from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import VitalSigns
from ivig_logger.domain.moment import Moment

_TAKEN = frozenset((1, 8, 16, 25, 31, 32, 37, 44))
_MINUTES = (-5, 15, 30, 45, 60, 120)
_CHILLS = frozenset((16, 32))


def vitals_of(number: int, started: Moment, ended: Moment) -> tuple[VitalSigns, ...]:
    """Sets before the start, through the first hour, later and at the end; () where none were taken."""
    if number not in _TAKEN:
        return ()
    moments = (*(started + timedelta(minutes=each) for each in _MINUTES), ended)
    return tuple(_set(number, at, moment) for at, moment in enumerate(moments))


def _set(number: int, at: int, moment: Moment) -> VitalSigns:
    spread = number * 3 + at * 5
    warm = number in _CHILLS and at in (3, 4)
    return VitalSigns(
        moment,
        systolic=118 + spread % 13,
        diastolic=71 + spread % 9,
        heart_rate=(84 if warm else 68) + spread % 8,
        temperature=Decimal("37.6") if warm else Decimal("36.4") + Decimal(spread % 5) / 10,
        spo2=97 + spread % 3,
        breathing_rate=13 + spread % 4,
        # Between the baseline and the end only the pressure, the pulse and the temperature are usual.
        pain=spread % 2 if at in (0, len(_MINUTES)) else None,
    )
