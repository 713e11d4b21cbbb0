"""What the sample patient took: before, against a reaction, with the infusion and after it."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import Medication, Premedication, Purpose
from ivig_logger.domain.moment import Moment
from ivig_logger.services.sample.days import COURSE

_NONE_GIVEN = frozenset((12, 30, 39, 40))
_NOT_RECORDED = frozenset((7,))
_CETIRIZINE_FROM = 21  # until then diphenhydramine
_MINUTES_BEFORE = (30, 35, 40, 45)
_RESCUES = {  # name, mg, minutes after the start
    8: ("ibuprofen", 400, 30),
    16: ("diphenhydramine", 25, 46),
    28: ("acetaminophen", 650, 46 * 60),
}
_SCHEDULED_AFTER = {26: 8 * 60, 43: 9 * 60}  # minutes after the start


def premedication_of(number: int) -> Premedication:
    """The answer to whether a premedication was given."""
    if number in _NONE_GIVEN:
        return Premedication.NONE_GIVEN
    return Premedication.NOT_RECORDED if number in _NOT_RECORDED else Premedication.GIVEN


def medications_of(number: int, started: Moment) -> tuple[Medication, ...]:
    """Every medicine and fluid of a session."""
    return (*_before(number, started), *_with(number, started), *_against(number, started), *_after(number, started))


def _before(number: int, started: Moment) -> Iterator[Medication]:
    if premedication_of(number) is not Premedication.GIVEN:
        return
    minutes = -_MINUTES_BEFORE[number % len(_MINUTES_BEFORE)]
    yield _tablet("acetaminophen", 650, Purpose.PREMEDICATION, started, minutes)
    if number < _CETIRIZINE_FROM:
        yield _tablet("diphenhydramine", 25, Purpose.PREMEDICATION, started, minutes)
    else:
        yield _tablet("cetirizine", 10, Purpose.PREMEDICATION, started, minutes)


def _with(number: int, started: Moment) -> Iterator[Medication]:
    if number in COURSE:
        yield Medication("saline", Decimal(500), "mL", "IV", Purpose.HYDRATION, started)


def _against(number: int, started: Moment) -> Iterator[Medication]:
    if number in _RESCUES:
        name, milligrams, minutes = _RESCUES[number]
        yield _tablet(name, milligrams, Purpose.FOR_REACTION, started, minutes)


def _after(number: int, started: Moment) -> Iterator[Medication]:
    if number in _SCHEDULED_AFTER:
        yield _tablet("acetaminophen", 650, Purpose.SCHEDULED_AFTER, started, _SCHEDULED_AFTER[number])


def _tablet(name: str, milligrams: int, purpose: Purpose, started: Moment, minutes: int) -> Medication:
    return Medication(name, Decimal(milligrams), "mg", "by mouth", purpose, started + timedelta(minutes=minutes))
