"""What is said against a record: a code with data, worded where a person reads it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Everything that can be wrong or unusual about a record."""

    # a number against its limits
    UNUSUAL = "unusual"
    IMPOSSIBLE = "impossible"
    TOO_PRECISE = "too precise"
    # any text
    TEXT_UNKEEPABLE = "text unkeepable"
    # times
    START_IN_FUTURE = "start in the future"
    LATE_ENTRY = "late entry"
    END_MISSING = "end missing"
    END_BEFORE_START = "end before start"
    END_IN_FUTURE = "end in the future"
    TOO_LONG = "too long"
    UNUSUAL_DURATION = "unusual duration"
    PAUSE_OUTSIDE = "pause outside the session"
    PAUSES_OVERLAP = "pauses overlap"
    PAUSES_LONG = "pauses long"
    RATE_OUTSIDE = "rate step outside the session"
    FOLLOW_UP_EARLY = "follow-up before the end"
    # product and amounts
    PRODUCT_UNLISTED = "product not in the list"
    PRODUCT_SUBCUTANEOUS = "product under the skin"
    DOSE_PER_KG = "dose per kg"
    DOSE_NOT_AS_ORDERED = "dose not as ordered"
    WEIGHT_CHANGED = "weight changed"
    VOLUME_DIFFERS = "volume differs"
    VIALS_DIFFER = "vials differ"
    LOT_EMPTY = "lot empty"
    LOT_TWO_EXPIRIES = "lot with two expiries"
    EXPIRY_UNREADABLE = "expiry unreadable"
    VIAL_EXPIRED = "vial expired"
    RATE_PER_KG = "rate per kg"
    # medicines
    MEDICINE_UNNAMED = "medicine without a name"
    MEDICINE_DOSE = "medicine dose not positive"
    MEDICINE_FAR = "medicine far from the start"
    PREMEDICATION_LATE = "premedication after the start"
    PREMEDICATION_CONTRADICTED = "premedication contradicted"
    # vital signs
    DIASTOLIC_NOT_BELOW = "diastolic not below systolic"
    SYSTOLIC_FAR = "systolic far from baseline"
    # reactions
    SYMPTOM_EMPTY = "symptom empty"
    ONSET_BACKWARDS = "onset backwards"
    ONSET_IN_FUTURE = "onset in the future"
    ONSET_FAR = "onset far from the session"
    RESOLVED_BEFORE_ONSET = "resolved before onset"
    REACTION_CONTRADICTED = "reaction contradicted"
    # signatures
    SIGNATURE_UNREADABLE = "signature unreadable"
    SIGNATURE_TWICE = "signature twice"
    # the record as a whole
    ERROR_UNEXPLAINED = "entered in error without a reason"
    # the plan of a patient
    PLAN_MINUTES = "plan minutes"
    PLAN_ORDER = "plan not in order"

    # typed texts: what is missing or cannot be read
    DATE_MISSING = "date missing"
    DATE_UNREADABLE = "date unreadable"
    DATE_WITHOUT_CENTURY = "date with a short year"
    DATE_FAR = "date outside the years of the log"
    NO_SUCH_DAY = "no such day"
    NO_SUCH_MONTH = "no such month"
    WEEKDAY_DIFFERS = "weekday differs"
    START_MISSING = "start missing"
    CLOCK_UNREADABLE = "clock unreadable"
    CLOCK_HOUR_ONLY = "clock without minutes"
    CLOCK_IMPOSSIBLE = "clock impossible"
    NO_SUCH_TIME = "no such time"
    REPEATED_TIME = "repeated time"
    DURATION_UNREADABLE = "duration unreadable"
    RUNNING_WITH_END = "running with an end"
    PRODUCT_MISSING = "product missing"
    DOSE_MISSING = "dose missing"
    DOSE_NOT_IN_GRAMS = "dose not in grams"
    NUMBER_UNREADABLE = "number unreadable"
    NUMBER_AMBIGUOUS = "number ambiguous"
    UNIT_UNREADABLE = "unit unreadable"
    VIAL_COUNT = "vial count"
    MEDICINE_TIME_UNREADABLE = "medicine time unreadable"
    ONSET_UNREADABLE = "onset unreadable"
    RESOLVED_UNREADABLE = "resolved unreadable"
    RESOLVED_NEEDS_ONSET = "resolved needs an onset"
    RATE_MISSING = "rate missing"
    TIME_MISSING = "time missing"
    TIME_UNREADABLE = "time unreadable"
    FOLLOW_UP_TIME_UNREADABLE = "follow-up time unreadable"
    SIGNS_MISSING = "vital signs missing"
    PLAN_TIME_MISSING = "plan time missing"
    PLAN_TIMES_UNREADABLE = "plan times unreadable"
    PRESSURE_UNREADABLE = "pressure unreadable"
    SCAN_UNREADABLE = "scan unreadable"
    SCAN_AMBIGUOUS = "scan ambiguous"
    SCAN_WITHOUT_LOT = "scan without a lot"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: `where` names the field (`dose`, `reactions.0.onset`), `facts` the numbers that the words need.

    `refuse` means that the record cannot be saved like this; otherwise it asks to check and saves.
    """

    code: Code
    where: str
    refuse: bool
    facts: dict[str, object] = field(default_factory=dict)
