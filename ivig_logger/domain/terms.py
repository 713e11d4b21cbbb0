"""The closed lists of a record: its answers, its precisions and its units."""

from enum import StrEnum


class Status(StrEnum):
    """How far an infusion has come."""

    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED_EARLY = "stopped early"


class Place(StrEnum):
    """Where the infusion was given."""

    HOME = "home"
    INFUSION_CENTRE = "infusion centre"
    DOCTORS_OFFICE = "doctor's office"
    OUTPATIENT_CENTRE = "outpatient centre"
    HOSPITAL = "hospital"
    OTHER = "other"


class Premedication(StrEnum):
    """The answer to "was a premedication given?"; "none given" is an answer of its own."""

    GIVEN = "given"
    NONE_GIVEN = "none given"
    NOT_RECORDED = "not recorded"


class ReactionAnswer(StrEnum):
    """The answer to "was there a reaction?"; "none" and "not asked" are different answers."""

    RECORDED = "recorded"
    NONE = "none"
    NOT_ASKED = "not asked"


class Purpose(StrEnum):
    """What a medication was given for; a rescue medicine is never a premedication."""

    PREMEDICATION = "premedication"
    FOR_REACTION = "for a reaction"
    SCHEDULED_AFTER = "scheduled after"
    HYDRATION = "hydration"
    OTHER = "other"


class Severity(StrEnum):
    """How bad a reaction was, in the anchored words that the screens show beside it."""

    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"
    NOT_GRADED = "not graded"


class Action(StrEnum):
    """What was done about a reaction."""

    SLOWED = "slowed"
    PAUSED = "paused"
    STOPPED = "stopped"
    MEDICINE_GIVEN = "medicine given"
    CALLED_SOMEONE = "called someone"
    WENT_TO_HOSPITAL = "went to hospital"


class Precision(StrEnum):
    """How exactly a time is known; an unknown time is no time at all (None)."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"


class RateUnit(StrEnum):
    """The units in which pumps and orders give a rate."""

    ML_H = "mL/h"
    ML_KG_H = "mL/kg/h"
    ML_KG_MIN = "mL/kg/min"
    MG_KG_MIN = "mg/kg/min"


class TemperatureUnit(StrEnum):
    """UCUM codes of the two scales; the value stays as typed."""

    CELSIUS = "Cel"
    FAHRENHEIT = "[degF]"
