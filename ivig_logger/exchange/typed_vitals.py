"""One set of vital signs as it is typed into a row of fields, partial sets included."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from ivig_logger.domain.checks.vitals import check_vitals
from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns
from ivig_logger.domain.limits import problems_of_number
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown, tidy
from ivig_logger.exchange.typed_numbers import read_amount, read_number

_PRESSURE = re.compile(r"(\d+)(?:(?: ?[/-] ?| over | )(\d+))? ?([a-z][a-z ]*)?")
_SCALES = {
    **dict.fromkeys(("c", "°c", "° c", "celsius"), TemperatureUnit.CELSIUS),
    **dict.fromkeys(("f", "°f", "° f", "fahrenheit"), TemperatureUnit.FAHRENHEIT),
}
_PER_MINUTE = ("/min", "/ min", "bpm", "per minute", "beats/min")
_UNITS = {"heart_rate": _PER_MINUTE, "breathing_rate": _PER_MINUTE, "spo2": ("%", "percent"), "pain": ("/10", "/ 10")}
FIELD_OF = {"systolic": "pressure", "diastolic": "pressure"}  # what is typed into one field
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class VitalsEntry:
    """The fields of one set: `pressure` as "122/76", `temperature` with or without its unit, the others numbers."""

    pressure: str = ""
    heart_rate: str = ""
    temperature: str = ""
    spo2: str = ""
    breathing_rate: str = ""
    pain: str = ""


def read_vitals(
    entry: VitalsEntry,
    at: Moment,
    conventions: Conventions,
    *,
    fahrenheit: bool = False,
    earlier: Sequence[VitalSigns] = (),
) -> tuple[VitalSigns | None, list[Problem]]:
    """The set that was typed, None where nothing was, and what is said against it at the fields of the entry.

    A temperature without a unit is in °F where `fahrenheit` is set, else in °C. `earlier` sets hold the systolic
    pressure that this one is compared with. With a problem that refuses, the set is not to be stored.
    """
    vitals, problems = read_signs(entry, at, conventions, fahrenheit=fahrenheit)
    if vitals == VitalSigns(at, temperature_unit=vitals.temperature_unit):
        return None, problems
    return vitals, [*problems, *_said_against(vitals, earlier)]


def read_signs(
    entry: VitalsEntry, at: Moment, conventions: Conventions, *, fahrenheit: bool
) -> tuple[VitalSigns, list[Problem]]:
    """What the fields come to, and what in them cannot be read; nothing is checked against limits."""
    reading = _Reading(entry, conventions, [])
    systolic, diastolic = reading.read("pressure", _read_pressure) or (None, None)
    temperature, scale = reading.read("temperature", lambda said: _read_temperature(said, conventions)) or (None, None)
    usual = TemperatureUnit.FAHRENHEIT if fahrenheit else TemperatureUnit.CELSIUS
    vitals = VitalSigns(
        at,
        systolic,
        diastolic,
        reading.whole("heart_rate"),
        temperature,
        scale or usual,
        spo2=reading.whole("spo2"),
        breathing_rate=reading.whole("breathing_rate"),
        pain=reading.whole("pain"),
    )
    return vitals, reading.problems


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the fields one after the other and gathers what cannot be read."""

    entry: VitalsEntry
    conventions: Conventions
    problems: list[Problem]

    def read(self, name: str, how: Callable[[str], _Value]) -> _Value | None:
        """What a field comes to; None where it is empty or cannot be read."""
        typed: str = getattr(self.entry, name)
        if not typed.strip() or says_unknown(typed):
            return None
        try:
            return how(typed)
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem(name))
            return None

    def whole(self, name: str) -> int | None:
        """A whole number with or without its unit."""
        value = self.read(name, lambda typed: _read_measure(name, typed, self.conventions))
        if value is None:
            return None
        if value.is_finite() and value == value.to_integral_value() and abs(value) < 10**9:
            return int(value)
        self.problems.extend(problems_of_number(name, name, value))
        return None


def _read_pressure(typed: str) -> tuple[int, int | None]:
    match = _PRESSURE.fullmatch(tidy(typed, Code.PRESSURE_UNREADABLE, 40))
    if match is None:
        raise Unreadable(Code.PRESSURE_UNREADABLE, text=shown(typed))
    if match[3] and match[3] not in ("mmhg", "mm hg"):
        raise Unreadable(Code.UNIT_UNREADABLE, unit=match[3], units=("mmHg",))
    return int(match[1]), None if match[2] is None else int(match[2])


def _read_temperature(typed: str, conventions: Conventions) -> tuple[Decimal, TemperatureUnit | None]:
    value, unit = read_amount(typed, conventions)
    scale = _SCALES.get(unit)
    if scale is None and unit not in ("", "°"):
        raise Unreadable(Code.UNIT_UNREADABLE, unit=shown(unit), units=("°C", "°F"))
    return value, scale


def _read_measure(name: str, typed: str, conventions: Conventions) -> Decimal:
    said = tidy(typed, Code.NUMBER_UNREADABLE, 40)
    for unit in _UNITS[name]:
        if said.endswith(unit):
            return read_number(said.removesuffix(unit).rstrip(), conventions)
    return read_number(said, conventions)


def _said_against(vitals: VitalSigns, earlier: Sequence[VitalSigns]) -> list[Problem]:
    """The problems of this set, each at the field it was typed into."""
    begin = f"vitals.{len(earlier)}."
    said = (each for each in check_vitals([*earlier, vitals]) if each.where.startswith(begin))
    return [replace(each, where=FIELD_OF.get(part := each.where.removeprefix(begin), part)) for each in said]
