"""Observations -> the vital signs and other numbers of a session."""

from decimal import Decimal

from ivig_logger.domain.infusion import TemperatureUnit
from ivig_logger.domain.limits import LIMITS, problems_of_number
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir import systems
from ivig_logger.exchange.fhir.bundles import Entry
from ivig_logger.exchange.fhir.extensions import facts_of
from ivig_logger.exchange.fhir.json_parts import child, children, codes, text_at
from ivig_logger.exchange.fhir.quantities import grams_per_litre_of, kilograms_of, number_of, unit_of
from ivig_logger.exchange.fhir.session_reading import Session
from ivig_logger.exchange.fhir.systems import LOINC, OBSERVATION
from ivig_logger.exchange.fhir.times import as_object
from ivig_logger.exchange.log_json import Object

# Codes that others use for the same: 2708-6 is the saturation that the vital signs of FHIR R4 ask for, 55284-4 an
# older panel of both pressures. https://hl7.org/fhir/R4/observation-vitalsigns.html, https://loinc.org/55284-4
_PANELS = {systems.PRESSURE.code, "55284-4"}
_COUNTED = {
    systems.SYSTOLIC.code: "systolic",
    systems.DIASTOLIC.code: "diastolic",
    systems.HEART_RATE.code: "heart_rate",
    systems.BREATHING_RATE.code: "breathing_rate",
    systems.SPO2.code: "spo2",
    "2708-6": "spo2",
    systems.PAIN.code: "pain",
}
_UNITS = {
    "systolic": {"mm[hg]", "mmhg"},
    "diastolic": {"mm[hg]", "mmhg"},
    "heart_rate": {"/min", "{beats}/min", "beats/min", "beats/minute", "bpm", "1/min"},
    "breathing_rate": {"/min", "{breaths}/min", "breaths/min", "breaths/minute", "1/min"},
    "spo2": {"%"},
    "pain": {"{score}", "1", "of 10", "/10", ""},
}
_DEGREES = {
    "cel": TemperatureUnit.CELSIUS,
    "°c": TemperatureUnit.CELSIUS,
    "c": TemperatureUnit.CELSIUS,
    "[degf]": TemperatureUnit.FAHRENHEIT,
    "°f": TemperatureUnit.FAHRENHEIT,
    "f": TemperatureUnit.FAHRENHEIT,
}
_TAKEN = {"final", "amended", "corrected", "preliminary"}


def put_observation(session: Session, entry: Entry, at: Moment) -> str:
    """Put what was measured into a session. The answer is why not, or nothing."""
    status = text_at(entry.resource, "status")
    if status not in _TAKEN and not (session.in_error and status == systems.ENTERED_IN_ERROR):
        return f"the status is {status[:20] or 'missing'}"
    loinc = codes(child(entry.resource, "code"), LOINC)
    ours = codes(child(entry.resource, "code"), OBSERVATION)
    if loinc & {systems.WEIGHT.code, systems.IGG.code} or systems.WELLBEING.code in ours:
        return _put_number(session, entry.resource, loinc)
    found = _measured(entry.resource, loinc)
    if isinstance(found, str):
        return found
    if not found and systems.NOTHING_TAKEN.code not in ours:
        return "nothing that is kept here"
    facts = facts_of(entry.resource)
    number = facts.pop("set", None)
    taken = session.sets.setdefault((number,) if isinstance(number, Decimal) else at.epoch, Object(at=as_object(at)))
    found = facts | found
    if any(taken.get(key, value) != value for key, value in found.items()):
        return "measured twice at one time"
    taken |= found
    return ""


def _put_number(session: Session, resource: Object, loinc: set[str]) -> str:
    """The weight, the IgG, or the well-being."""
    quantity = child(resource, "valueQuantity")
    if systems.WEIGHT.code in loinc:
        key, name, value = "weight_kg", "weight", kilograms_of(quantity)
    elif systems.IGG.code in loinc:
        key, name, value = "igg_trough_g_per_l", "igg_trough", grams_per_litre_of(quantity)
    else:
        said = resource.get("valueInteger")
        key, name, value = "wellbeing", "wellbeing", said if isinstance(said, Decimal) else None
    if value is None or not _fits(name, value):
        return "no number in a unit that is kept here"
    return "" if session.facts.setdefault(key, value) == value else "measured twice in one session"


def _measured(resource: Object, loinc: set[str]) -> dict[str, object] | str:
    """The fields of a set of vital signs; a text is why there are none."""
    if loinc & _PANELS:
        found: dict[str, object] = {}
        for each in children(resource, "component"):
            if "dataAbsentReason" in each:
                continue
            inner = _measured(each, codes(child(each, "code"), LOINC) - _PANELS)
            if isinstance(inner, str):
                return inner
            found |= inner
        return found
    if systems.TEMPERATURE.code in loinc:
        return _temperature(child(resource, "valueQuantity"))
    return next((_count(_COUNTED[each], resource) for each in sorted(loinc) if each in _COUNTED), {})


def _temperature(quantity: Object) -> dict[str, object] | str:
    value, unit = number_of(quantity), _DEGREES.get(unit_of(quantity).lower())
    if value is None or unit is None:
        return "no number in a unit that is kept here"
    celsius = value if unit is TemperatureUnit.CELSIUS else (value - 32) * 5 / 9
    if not LIMITS["temperature"].is_possible(celsius) or -_exponent(value) > LIMITS["temperature"].decimals:
        return "no temperature that is possible, to two decimals"
    return {"temperature": value, "temperature_unit": unit.value}


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _count(name: str, resource: Object) -> dict[str, object] | str:
    quantity = child(resource, "valueQuantity")
    value, unit = number_of(quantity), unit_of(quantity).lower()
    if not quantity and isinstance(resource.get("valueInteger"), Decimal) and name == "pain":
        said = resource["valueInteger"]
        value, unit = (said if isinstance(said, Decimal) else None), ""
    if value is None or unit not in _UNITS[name]:
        return "no number in a unit that is kept here"
    if not _fits(name, value):
        return "no whole number that is possible"
    return {name: value}


def _fits(name: str, value: Decimal) -> bool:
    return not any(each.refuse for each in problems_of_number(name, "", value))
