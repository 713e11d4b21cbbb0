"""What was measured and told in numbers, as observations that are part of the session."""

from collections.abc import Iterator
from decimal import Decimal

from ivig_logger.domain.infusion import Infusion, TemperatureUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.elements import coded, one_code, put_moment, quantity, refer
from ivig_logger.exchange.fhir.extensions import extensions
from ivig_logger.exchange.fhir.systems import (
    ABSENT_REASON,
    BREATHING_RATE,
    DIASTOLIC,
    ENTERED_IN_ERROR,
    HEART_RATE,
    IGG,
    NOTHING_TAKEN,
    OBSERVATION_CATEGORY,
    PAIN,
    PRESSURE,
    SPO2,
    SYSTOLIC,
    TEMPERATURE,
    TEMPERATURE_WORDS,
    WEIGHT,
    WELLBEING,
    Code,
    Resource,
)
from ivig_logger.exchange.log_ids import derived_id

_Value = tuple[Code, Resource]


def observations(infusion: Infusion) -> Iterator[Resource]:
    """Everything that was measured, sets of vital signs in their order; `set` tells which belong together."""
    for code, value in _of_session(infusion):
        yield _observation(infusion, code, value, infusion.started)
    for number, each in enumerate(infusion.vitals):
        for code, value in _of_set(each):
            made = _observation(infusion, code, value, each.at, number)
            yield made | {"extension": extensions([("set", number), *_left_over(each)])}


def _of_session(infusion: Infusion) -> Iterator[_Value]:
    if infusion.weight is not None:
        yield WEIGHT, _quantity(WEIGHT, infusion.weight)
    if infusion.wellbeing is not None:
        yield WELLBEING, {"valueInteger": infusion.wellbeing}
    if infusion.igg_trough is not None:
        yield IGG, _quantity(IGG, infusion.igg_trough)


def _of_set(vitals: VitalSigns) -> Iterator[_Value]:
    pressures = [(SYSTOLIC, vitals.systolic), (DIASTOLIC, vitals.diastolic)]
    values: list[_Value] = []
    if any(value is not None for _, value in pressures):  # R4 wants both, or why there is one only
        values.append((PRESSURE, {"component": [_component(code, value) for code, value in pressures]}))
    singles = [(HEART_RATE, vitals.heart_rate), (SPO2, vitals.spo2), (BREATHING_RATE, vitals.breathing_rate)]
    values += [(code, _quantity(code, value)) for code, value in [*singles, (PAIN, vitals.pain)] if value is not None]
    if vitals.temperature is not None:
        values.append((TEMPERATURE, _warmth(vitals.temperature, vitals.temperature_unit)))
    return iter(values or [(NOTHING_TAKEN, _absent("not-performed"))])


def _left_over(vitals: VitalSigns) -> list[tuple[str, object]]:
    """The scale that stands beside a temperature which was not taken."""
    unused = vitals.temperature is None and vitals.temperature_unit is not TemperatureUnit.CELSIUS
    return [("temperature_unit", vitals.temperature_unit.value)] if unused else []


def _component(code: Code, value: int | None) -> Resource:
    """A component of a panel."""
    return {"code": coded(code)} | (_absent("unknown") if value is None else _quantity(code, value))


def _quantity(code: Code, value: Decimal | int) -> Resource:
    return {"valueQuantity": quantity(value, code.unit, code.ucum)}


def _warmth(value: Decimal, unit: TemperatureUnit) -> Resource:
    return {"valueQuantity": quantity(value, TEMPERATURE_WORDS[unit], unit.value)}


def _absent(why: str) -> Resource:
    return {"dataAbsentReason": one_code(ABSENT_REASON, why)}


def _observation(infusion: Infusion, code: Code, value: Resource, at: Moment, number: int = 0) -> Resource:
    made: Resource = {
        "resourceType": "Observation",
        "id": derived_id(infusion.id, "observation", number, code.code),
        "partOf": [refer(infusion.id)],
        "status": "final" if infusion.entered_in_error is None else ENTERED_IN_ERROR,
        "category": [one_code(OBSERVATION_CATEGORY, code.category)],
        "code": coded(code),
        "subject": refer(infusion.patient),
    }
    put_moment(made, "effectiveDateTime", at)
    return made | value
