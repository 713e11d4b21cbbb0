"""The names that FHIR knows things by: LOINC and UCUM codes, HL7's own terminology, and our extensions."""

from dataclasses import dataclass

from ivig_logger.domain.infusion import RateUnit, TemperatureUnit

Resource = dict[str, object]
"""A resource or an element that is written."""

UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"
_HL7 = "http://terminology.hl7.org/CodeSystem/"
OBSERVATION_CATEGORY = _HL7 + "observation-category"
ADMINISTRATION_CATEGORY = _HL7 + "medication-admin-category"
ABSENT_REASON = _HL7 + "data-absent-reason"
EVENT_SEVERITY = _HL7 + "adverse-event-severity"
CONDITION_CLINICAL = _HL7 + "condition-clinical"
CONDITION_STATUS = _HL7 + "condition-ver-status"
DATA_OPERATION = _HL7 + "v3-DataOperation"

# Of the R4 core: https://hl7.org/fhir/R4/extension-tz-code.html and .../extension-data-absent-reason.html
ZONE = "http://hl7.org/fhir/StructureDefinition/tz-code"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

OURS = "urn:ivig-logger:"  # before the name of each extension of ours
AS_TYPED = OURS + "as-typed"
OBSERVATION = OURS + "observation"  # the code system of what LOINC has no code for
ENTERED_IN_ERROR = "entered-in-error"


@dataclass(frozen=True, slots=True)
class Code:
    """What is measured: its code and words, its unit in words and as UCUM, and its category."""

    code: str
    text: str
    unit: str = ""
    ucum: str = ""
    system: str = LOINC
    category: str = "vital-signs"
    also: str = ""  # the code that the vital signs of R4 ask for beside it


# LOINC codes of the vital signs: https://hl7.org/fhir/R4/observation-vitalsigns.html; 59408-5 is saturation by pulse
# oximetry. Pain: https://loinc.org/72514-3, "Pain severity - 0-10 verbal numeric rating". IgG: https://loinc.org/2465-3
PRESSURE = Code("85354-9", "blood pressure")
SYSTOLIC = Code("8480-6", "systolic", "mmHg", "mm[Hg]")
DIASTOLIC = Code("8462-4", "diastolic", "mmHg", "mm[Hg]")
HEART_RATE = Code("8867-4", "heart rate", "/min", "/min")
BREATHING_RATE = Code("9279-1", "breathing rate", "/min", "/min")
TEMPERATURE = Code("8310-5", "temperature", "°C", "Cel")
SPO2 = Code("59408-5", "SpO2", "%", "%", also="2708-6")
PAIN = Code("72514-3", "pain (0-10)", "of 10", "{score}", category="survey")
WEIGHT = Code("29463-7", "weight", "kg", "kg")
IGG = Code("2465-3", "IgG trough", "g/L", "g/L", category="laboratory")
WELLBEING = Code("wellbeing", "well-being before the session (0-10)", system=OBSERVATION, category="survey")
NOTHING_TAKEN = Code("vitals", "vital signs", system=OBSERVATION)

TEMPERATURE_WORDS = {TemperatureUnit.CELSIUS: "°C", TemperatureUnit.FAHRENHEIT: "°F"}
RATE_UNITS = {each.value: each for each in RateUnit}  # the words of the log are UCUM codes as they stand
MEDICINE_UNITS = {"mg": "mg", "g": "g", "mcg": "ug", "µg": "ug", "mL": "mL", "L": "L"}
