"""The vital signs of a session as series over its minutes, one for each thing that was measured."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns


class Measure(StrEnum):
    """What is measured, in the order in which it is shown."""

    PRESSURE = "blood pressure"
    HEART_RATE = "heart rate"
    TEMPERATURE = "temperature"
    SPO2 = "SpO₂"
    BREATHING = "breathing rate"
    PAIN = "pain"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value at a minute; of a blood pressure the diastolic and the systolic one, of all others twice the same."""

    minute: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Series:
    """All values of one measure in their order in time, in `unit`."""

    measure: Measure
    unit: str
    values: tuple[Measured, ...]


_UNITS = {
    Measure.PRESSURE: "mmHg",
    Measure.HEART_RATE: "/min",
    Measure.SPO2: "%",
    Measure.BREATHING: "/min",
    Measure.PAIN: "of 10",
}


def series_of(sets: Iterable[tuple[float, VitalSigns]]) -> tuple[Series, ...]:
    """The series of some sets, given with their minutes, without what was never measured.

    Temperatures stay in the scale in which they were typed; in °C where both were used.
    """
    ordered = sorted(sets, key=lambda each: each[0])
    scales = {each.temperature_unit for _, each in ordered if each.temperature is not None}
    fahrenheit = scales == {TemperatureUnit.FAHRENHEIT}
    units = _UNITS | {Measure.TEMPERATURE: "°F" if fahrenheit else "°C"}
    found = (Series(each, units[each], tuple(_values(ordered, each, fahrenheit=fahrenheit))) for each in Measure)
    return tuple(each for each in found if each.values)


def _values(sets: list[tuple[float, VitalSigns]], measure: Measure, *, fahrenheit: bool) -> Iterable[Measured]:
    for minute, each in sets:
        if measure is Measure.PRESSURE:
            known = [value for value in (each.diastolic, each.systolic) if value is not None]
            if known:
                yield Measured(minute, min(known), max(known))
        elif measure is Measure.TEMPERATURE:
            if (warmth := _warmth(each, fahrenheit=fahrenheit)) is not None:
                yield Measured(minute, warmth, warmth)
        elif (value := _OF[measure](each)) is not None:
            yield Measured(minute, value, value)


_OF: dict[Measure, Callable[[VitalSigns], int | None]] = {
    Measure.HEART_RATE: lambda each: each.heart_rate,
    Measure.SPO2: lambda each: each.spo2,
    Measure.BREATHING: lambda each: each.breathing_rate,
    Measure.PAIN: lambda each: each.pain,
}


def _warmth(of: VitalSigns, *, fahrenheit: bool) -> float | None:
    if of.temperature is None:
        return None
    typed = float(of.temperature)
    if fahrenheit or of.temperature_unit is TemperatureUnit.CELSIUS:
        return typed
    return round((typed - 32) * 5 / 9, 1)
