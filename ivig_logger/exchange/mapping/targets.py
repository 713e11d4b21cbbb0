"""What a column of somebody's spreadsheet may be: a closed list, with the English title that a screen shows."""

from enum import StrEnum

from ivig_logger.exchange.mapping.symptom_titles import READINGS


class Target(StrEnum):
    """What the cells of a column go to; the value stands in mapping files."""

    PATIENT = "patient"
    SESSION = "session number"
    DATE = "date"
    ZONE = "time zone"
    START = "start"
    END = "end"
    DURATION = "duration"
    OUTCOME = "outcome"
    STOP_REASON = "stop reason"
    PLACE = "place"
    PRODUCT = "product"
    CONCENTRATION = "concentration"
    DOSE = "dose"
    WEIGHT = "weight"
    VOLUME = "volume"
    LOT = "lot"
    GRAMS = "vial grams"
    EXPIRY = "expiry"
    PREMEDICATION = "premedication"
    PREMEDICATION_DOSE = "premedication dose"
    PREMEDICATION_TIME = "premedication time"
    PREMEDICATION_ROUTE = "premedication route"
    MEDICINES = "other medicines"
    REACTION = "reaction"
    ONSET = "onset"
    SEVERITY = "severity"
    RESOLVED = "resolved"
    SYMPTOM = "symptom"
    BEFORE = "before"
    WELLBEING = "wellbeing"
    IGG_TROUGH = "igg trough"
    RATE = "rate"
    PRESSURE = "blood pressure"
    PULSE = "heart rate"
    TEMPERATURE = "temperature"
    SPO2 = "oxygen saturation"
    BREATHING = "breathing rate"
    MEASURED = "measured at"
    NOTES = "notes"
    ONE_LINE = "whole session"
    LEAVE_OUT = "leave out"


TITLES = {
    Target.PATIENT: "Patient",
    Target.SESSION: "Number of the session in this file",
    Target.DATE: "Date",
    Target.ZONE: "Time zone",
    Target.START: "Start",
    Target.END: "End",
    Target.DURATION: "Duration",
    Target.OUTCOME: "Outcome (completed, stopped early)",
    Target.STOP_REASON: "Why it was stopped",
    Target.PLACE: "Place",
    Target.PRODUCT: "Product",
    Target.CONCENTRATION: "Concentration",
    Target.DOSE: "Dose",
    Target.WEIGHT: "Weight",
    Target.VOLUME: "Volume",
    Target.LOT: "Lot, or several lots",
    Target.GRAMS: "Grams of the lot",
    Target.EXPIRY: "Expiry of the lot",
    Target.PREMEDICATION: "Premedication",
    Target.PREMEDICATION_DOSE: "Dose of the premedication",
    Target.PREMEDICATION_TIME: "Time of the premedication",
    Target.PREMEDICATION_ROUTE: "Route of the premedication",
    Target.MEDICINES: "Other medicines, with what they were for",
    Target.REACTION: "Reaction",
    Target.ONSET: "Onset of the reaction",
    Target.SEVERITY: "Severity of the reaction",
    Target.RESOLVED: "When the reaction was over",
    Target.SYMPTOM: "This symptom",
    Target.BEFORE: "How the patient was before",
    Target.WELLBEING: "Well-being, 0 to 10",
    Target.IGG_TROUGH: "IgG trough",
    Target.RATE: "Rate",
    Target.PRESSURE: "Blood pressure",
    Target.PULSE: "Heart rate",
    Target.TEMPERATURE: "Temperature",
    Target.SPO2: "Oxygen saturation",
    Target.BREATHING: "Breathing rate",
    Target.MEASURED: "When it was measured",
    Target.NOTES: "Notes",
    Target.ONE_LINE: "The whole session in one line",
    Target.LEAVE_OUT: "Leave out",
}

VIALS = (Target.LOT, Target.GRAMS, Target.EXPIRY)
PREMEDICATIONS = (
    *(Target.PREMEDICATION, Target.PREMEDICATION_DOSE),
    *(Target.PREMEDICATION_TIME, Target.PREMEDICATION_ROUTE),
)
REACTIONS = (Target.REACTION, Target.ONSET, Target.SEVERITY, Target.RESOLVED)
NUMBERED = frozenset((*VIALS, *PREMEDICATIONS, *REACTIONS))  # "lot 2" is of the second vial
VITALS = (Target.PRESSURE, Target.PULSE, Target.TEMPERATURE, Target.SPO2, Target.BREATHING)
MEASURES = frozenset({Target.RATE, *VITALS})
SEVERAL = frozenset({Target.SYMPTOM, *MEASURES, Target.NOTES, Target.LEAVE_OUT})  # more than one column may go there

NOT_KNOWN = "?"  # the unit of bare numbers that has still to be said
# the units that the numbers of a column may be in where the cell itself names none; the first is what the form takes
UNITS = {
    Target.DURATION: ("min", "h"),
    Target.CONCENTRATION: ("%",),
    Target.DOSE: ("g",),
    Target.WEIGHT: ("kg", "lb"),
    Target.VOLUME: ("mL", "L"),
    Target.GRAMS: ("g",),
    Target.PREMEDICATION_DOSE: ("mg", "g", "mcg", "mL", "tablets", "units"),
    Target.PREMEDICATION_TIME: ("min before", "clock"),
    Target.ONSET: ("min", "clock", "h:mm", "h"),
    Target.IGG_TROUGH: ("g/L", "mg/dL"),
    Target.SYMPTOM: READINGS,
    Target.RATE: ("mL/h", "mL/kg/h", "mL/kg/min", "mg/kg/min"),
    Target.TEMPERATURE: ("°C or °F", "°C", "°F"),
    Target.MEASURED: ("min", "clock", "h:mm", "h"),
}
