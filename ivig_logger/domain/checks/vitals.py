"""Vital signs and the way into the vein."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ivig_logger.domain.infusion import Access, TemperatureUnit, VitalSigns
from ivig_logger.domain.limits import allowed, problems_of_number
from ivig_logger.domain.problems import Code, Problem

_SYSTOLIC_AWAY = 30
_BEYOND_ANY_SCALE = 1000  # not worth a conversion, which overflows for numbers such as 1e999999


def celsius(vitals: VitalSigns) -> Decimal | None:
    """The temperature in °C; None where none was taken."""
    if vitals.temperature is None or vitals.temperature_unit is TemperatureUnit.CELSIUS:
        return vitals.temperature
    return (vitals.temperature - 32) * 5 / 9


def check_vitals(vitals: Sequence[VitalSigns]) -> Iterator[Problem]:
    """Each measurement against its limits, and each systolic pressure (mmHg) against the first that was taken."""
    first = _first_systolic(vitals)
    for at, each in enumerate(vitals):
        where = f"vitals.{at}"
        for name in ("systolic", "diastolic", "heart_rate", "spo2", "breathing_rate", "pain"):
            yield from problems_of_number(name, f"{where}.{name}", getattr(each, name))
        yield from _check_temperature(f"{where}.temperature", each)
        if each.systolic is not None and each.diastolic is not None and each.systolic <= each.diastolic:
            yield Problem(Code.DIASTOLIC_NOT_BELOW, f"{where}.diastolic", True)
        if first is not None and each.systolic is not None and abs(each.systolic - first) >= _SYSTOLIC_AWAY:
            yield Problem(Code.SYSTOLIC_FAR, f"{where}.systolic", False, {"value": each.systolic, "first": first})


def check_access(access: Access) -> Iterator[Problem]:
    """The needle's gauge and the number of punctures."""
    yield from problems_of_number("gauge", "access.gauge", access.gauge)
    yield from problems_of_number("attempts", "access.attempts", access.attempts)


def _first_systolic(vitals: Sequence[VitalSigns]) -> int | None:
    taken = [each for each in vitals if allowed("systolic", each.systolic)]
    return min(taken, key=lambda each: each.at.epoch).systolic if taken else None


def _check_temperature(where: str, vitals: VitalSigns) -> Iterator[Problem]:
    typed = vitals.temperature
    if typed is None or not typed.is_finite() or abs(typed) > _BEYOND_ANY_SCALE:
        yield from problems_of_number("temperature", where, typed)
        return
    unit = "°C" if vitals.temperature_unit is TemperatureUnit.CELSIUS else "°F"
    yield from problems_of_number("temperature", where, celsius(vitals), (typed, unit))
