"""Which version of FHIR a resource is written in: by what it says, else by keys that R4 does not have."""

from ivig_logger.exchange.fhir.json_parts import child, text_at
from ivig_logger.exchange.log_json import Object

_SAID = {"1.0": "DSTU2", "0": "DSTU1", "3.0": "STU3", "5.0": "R5", "6.0": "R6"}
_KEYS = {
    "R5": {"medication", "occurenceDateTime", "occurencePeriod", "occurenceTiming", "isSubPotent"},
    "DSTU2": {"patient", "effectiveTimeDateTime", "effectiveTimePeriod", "wasNotGiven"},
    "STU3": {"notGiven", "prescription", "reasonNotGiven"},
}


def said_version(whole: Object) -> str:
    """The other version that a file names as its own; empty for R4 and R4B, and where nothing is said."""
    said = text_at(whole, "fhirVersion")
    return "" if not said or said.startswith(("4.0", "4.1", "4.3")) else said


def other_version(administration: Object) -> str:
    """The other version that an administration is written in; empty for R4."""
    profiles = child(administration, "meta").get("profile")
    for each in profiles if isinstance(profiles, list) else ():
        found = next((name for said, name in _SAID.items() if f"hl7.org/fhir/{said}/" in str(each)), "")
        if found:
            return found
    return next((name for name, keys in _KEYS.items() if keys & administration.keys()), "")
