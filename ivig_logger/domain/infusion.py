"""The values of the log: a patient, an infusion and the parts of it.

All are frozen and equal by value, so that they can be kept for undo, compared before a change and handed to any
thread. An empty field means "not recorded". Amounts are Decimal, as typed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.signature import Signature
from ivig_logger.domain.terms import (
    Action,
    Place,
    Precision,
    Premedication,
    Purpose,
    RateUnit,
    ReactionAnswer,
    Severity,
    Status,
    TemperatureUnit,
)

# The closed lists belong to the values and are imported with them.
__all__ = [
    "Access",
    "Action",
    "DueAnswer",
    "FollowUp",
    "Infusion",
    "Mark",
    "Medication",
    "Onset",
    "Patient",
    "Pause",
    "Place",
    "Precision",
    "Premedication",
    "Purpose",
    "RateStep",
    "RateUnit",
    "Reaction",
    "ReactionAnswer",
    "Severity",
    "Signature",
    "Status",
    "TemperatureUnit",
    "Vial",
    "VitalSigns",
]


@dataclass(frozen=True, slots=True)
class Patient:
    """A person whose infusions are logged, and the plan of their clinic where one was typed. `id` is a UUID."""

    id: str
    name: str
    born: date | None = None
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class Vial:
    """One vial or bottle; `expiry` is an ISO day, or an ISO month that means its last day."""

    lot: str
    grams: Decimal | None = None
    expiry: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """The flow was stopped; `until` is None while it has not been started again."""

    since: Moment
    until: Moment | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RateStep:
    """From `at` on the infusion ran at this rate, in the unit it was set in."""

    at: Moment
    value: Decimal
    unit: RateUnit


@dataclass(frozen=True, slots=True)
class VitalSigns:
    """One set of measurements, partial sets included. Pressures in mmHg, rates per minute, SpO2 in %, pain 0-10."""

    at: Moment
    systolic: int | None = None
    diastolic: int | None = None
    heart_rate: int | None = None
    temperature: Decimal | None = None
    temperature_unit: TemperatureUnit = TemperatureUnit.CELSIUS
    spo2: int | None = None
    breathing_rate: int | None = None
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class Medication:
    """Any medicine or fluid that was given, with its purpose."""

    name: str
    dose: Decimal | None = None
    unit: str = ""
    route: str = ""
    purpose: Purpose = Purpose.PREMEDICATION
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Onset:
    """When a reaction began: between `earliest` and `latest`, which are the same for an exact time."""

    earliest: Moment
    latest: Moment
    precision: Precision


@dataclass(frozen=True, slots=True)
class Reaction:
    """A symptom in the words it was told in. `scale` and `grade` hold a nurse's own scale, never converted."""

    symptom: str
    onset: Onset | None = None
    severity: Severity = Severity.NOT_GRADED
    actions: tuple[Action, ...] = ()
    resolved: Moment | None = None
    notes: str = ""
    scale: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """The way into the vein. `gauge` is the needle's (14 to 27), `attempts` the number of punctures."""

    kind: str = ""
    site: str = ""
    side: str = ""
    gauge: int | None = None
    attempts: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment that was marked while the infusion ran, with a note about it or without."""

    at: Moment
    text: str = ""


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """What was answered to a due thing instead of doing it: `again` is when it is due anew, None is skipped.

    `due` is the key of `domain.due.Due`.
    """

    due: str
    at: Moment
    again: Moment | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was asked and told after the infusion, when and by whom."""

    at: Moment
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Infusion:
    """One infusion on one day, started and ended once. `id` and `patient` are UUIDs.

    Units: concentration in g per 100 mL, doses in g, weight in kg, volume in mL. `before` is how the patient was that
    day, `wellbeing` the same as the patient's own number before the session, 0 (as bad as can be) to 10, `igg_trough`
    the IgG in the blood before it, in g/L. `entered_in_error` holds the reason when the whole record is a mistake; such
    a record is kept and not counted.
    """

    id: str
    patient: str
    started: Moment
    ended: Moment | None
    status: Status = Status.COMPLETED
    started_precision: Precision = Precision.EXACT
    slowed: bool = False
    stop_reason: str = ""
    place: Place | None = None
    product: str = "unknown"
    concentration: Decimal | None = None
    dose: Decimal | None = None
    ordered_dose: Decimal | None = None
    weight: Decimal | None = None
    volume: Decimal | None = None
    access: Access = Access()
    before: str = ""
    wellbeing: int | None = None
    igg_trough: Decimal | None = None
    notes: str = ""
    premedication: Premedication = Premedication.NOT_RECORDED
    reaction: ReactionAnswer = ReactionAnswer.NOT_ASKED
    vials: tuple[Vial, ...] = ()
    pauses: tuple[Pause, ...] = ()
    rates: tuple[RateStep, ...] = ()
    vitals: tuple[VitalSigns, ...] = ()
    medications: tuple[Medication, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    marks: tuple[Mark, ...] = ()
    due_answers: tuple[DueAnswer, ...] = ()
    signatures: tuple[Signature, ...] = ()
    entered_in_error: str | None = None

    @property
    def duration(self) -> timedelta | None:
        """From start to end, pauses included; None while the end is not known."""
        return None if self.ended is None else self.ended - self.started

    @property
    def premedications(self) -> tuple[Medication, ...]:
        """The medicines that were given beforehand, without rescue medicine."""
        return tuple(each for each in self.medications if each.purpose is Purpose.PREMEDICATION)
