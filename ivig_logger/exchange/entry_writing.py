"""Records as the texts of the form: a stored one to be edited, and the last one as the beginning of a new one."""

from decimal import Decimal

from ivig_logger.domain.infusion import (
    FollowUp,
    Infusion,
    Medication,
    Pause,
    Premedication,
    Purpose,
    RateStep,
    Reaction,
    Status,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import PlannedMedicine
from ivig_logger.domain.weights import pounds
from ivig_logger.exchange.entry_values import (
    FollowUpEntry,
    MedicationEntry,
    Outcome,
    PauseEntry,
    RateEntry,
    ReactionEntry,
    SessionEntry,
    SignsEntry,
    VialEntry,
)
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_days import today_of
from ivig_logger.exchange.typed_events import event_end_text, event_time_text, follow_up_time_text
from ivig_logger.exchange.typed_moments import Frame
from ivig_logger.exchange.typed_onsets import onset_text
from ivig_logger.exchange.typed_texts import clock_text, day_text_of, number_text
from ivig_logger.exchange.typed_when import end_text, medicine_time_text, resolved_text


def blank_infusion(infusion_id: str, patient_id: str, conventions: Conventions) -> Infusion:
    """What `read_entry` lays a new session's texts over: nothing recorded yet, in the zone of the conventions."""
    started = Moment(conventions.now.epoch // 60 * 60, conventions.zone)
    return Infusion(infusion_id, patient_id, started, None)


def entry_of(infusion: Infusion, conventions: Conventions) -> SessionEntry:
    """The texts of a stored record, on the clock of the zone it was started in. The duration is left to the end."""
    frame = Frame(infusion.started, infusion.ended, conventions)
    return SessionEntry(
        date=day_text_of(infusion.started.local.date()),
        start=clock_text(infusion.started),
        end=end_text(infusion.ended, frame),
        outcome=outcome_of(infusion),
        stop_reason=infusion.stop_reason,
        place=infusion.place,
        product=infusion.product if infusion.product.strip() else "unknown",
        concentration=amount_text(infusion.concentration, "%", conventions),
        dose=amount_text(infusion.dose, "g", conventions) or "unknown",
        weight=weight_text(infusion.weight, conventions),
        before=infusion.before,
        wellbeing="" if infusion.wellbeing is None else str(infusion.wellbeing),
        igg_trough=amount_text(infusion.igg_trough, "g/L", conventions),
        notes=infusion.notes,
        premedication=infusion.premedication,
        reaction=infusion.reaction,
        medications=tuple(medication_entry(each, frame) for each in infusion.medications),
        reactions=tuple(reaction_entry(each, frame) for each in infusion.reactions),
        vials=tuple(vial_entry(each, conventions) for each in infusion.vials),
        rates=tuple(rate_entry(each, frame) for each in infusion.rates),
        pauses=tuple(pause_entry(each, frame) for each in infusion.pauses),
        vitals=tuple(signs_entry(each, frame) for each in infusion.vitals),
        follow_ups=tuple(follow_up_entry(each, frame) for each in infusion.follow_ups),
    )


def entry_like(last: Infusion | None, conventions: Conventions) -> SessionEntry:
    """A new entry for today, with what is known from the last session.

    Never its dose, lots, times, reactions or how the patient was.
    """
    today = day_text_of(today_of(conventions))
    if last is None:
        return SessionEntry(date=today)
    premedications = tuple(
        MedicationEntry(each.name, dose_text(each, conventions), route=each.route, purpose=Purpose.PREMEDICATION)
        for each in last.premedications
    )
    return SessionEntry(
        date=today,
        place=last.place,
        product=last.product,
        concentration=amount_text(last.concentration, "%", conventions),
        weight=weight_text(last.weight, conventions),
        premedication=Premedication.GIVEN if premedications else Premedication.NOT_RECORDED,
        medications=premedications,
    )


def outcome_of(infusion: Infusion) -> Outcome:
    """Status and slowing as the one choice of the form."""
    if infusion.status is Status.COMPLETED:
        return Outcome.AFTER_SLOWING if infusion.slowed else Outcome.COMPLETED
    return Outcome.RUNNING if infusion.status is Status.RUNNING else Outcome.STOPPED_EARLY


def medication_entry(given: Medication, frame: Frame) -> MedicationEntry:
    """The row of a medicine."""
    dose = dose_text(given, frame.conventions)
    return MedicationEntry(given.name, dose, medicine_time_text(given.at, frame), given.route, given.purpose)


def reaction_entry(told: Reaction, frame: Frame) -> ReactionEntry:
    """The row of a reaction."""
    began: Moment | None = None if told.onset is None else told.onset.earliest
    return ReactionEntry(
        symptom=told.symptom,
        onset=onset_text(told.onset, frame),
        severity=told.severity,
        actions=told.actions,
        resolved=resolved_text(told.resolved, frame, began),
        notes=told.notes,
    )


def vial_entry(vial: Vial, conventions: Conventions) -> VialEntry:
    """The row of a vial."""
    return VialEntry(vial.lot, amount_text(vial.grams, "g", conventions), vial.expiry or "")


def rate_entry(step: RateStep, frame: Frame) -> RateEntry:
    """The row of a rate step."""
    return RateEntry(event_time_text(step.at, frame), amount_text(step.value, step.unit.value, frame.conventions))


def pause_entry(pause: Pause, frame: Frame) -> PauseEntry:
    """The row of a pause."""
    since, until = event_time_text(pause.since, frame), event_end_text(pause.until, frame, pause.since)
    return PauseEntry(since, until, pause.reason)


def signs_entry(taken: VitalSigns, frame: Frame) -> SignsEntry:
    """The row of a set of vital signs; the temperature with its unit, which is a custom that can change."""
    unit = "°C" if taken.temperature_unit is TemperatureUnit.CELSIUS else "°F"
    pressures = (taken.systolic, taken.diastolic)
    return SignsEntry(
        pressure="/".join(_whole_text(each) or "?" for each in pressures) if any(pressures) else "",
        heart_rate=_whole_text(taken.heart_rate),
        temperature=amount_text(taken.temperature, unit, frame.conventions),
        spo2=_whole_text(taken.spo2),
        breathing_rate=_whole_text(taken.breathing_rate),
        pain=_whole_text(taken.pain),
        at=event_time_text(taken.at, frame),
    )


def follow_up_entry(told: FollowUp, frame: Frame) -> FollowUpEntry:
    """The row of what was asked afterwards."""
    return FollowUpEntry(follow_up_time_text(told.at, frame), told.by, told.text)


def _whole_text(number: int | None) -> str:
    return "" if number is None else str(number)


def weight_text(weight: Decimal | None, conventions: Conventions) -> str:
    """A weight in the unit that is used here: "62.5 kg", "137.8 lb"."""
    if weight is None or not conventions.pounds:
        return amount_text(weight, "kg", conventions)
    return amount_text(pounds(weight), "lb", conventions)


def dose_text(given: Medication | PlannedMedicine, conventions: Conventions) -> str:
    """The dose of a medicine: "650 mg"; its unit alone where no number is known."""
    return given.unit if given.dose is None else amount_text(given.dose, given.unit, conventions)


def amount_text(value: Decimal | None, unit: str, conventions: Conventions) -> str:
    """A number and its unit as they are typed here: "62,5 kg"; "" for none."""
    if value is None:
        return ""
    return f"{number_text(value, decimal_comma=conventions.decimal_comma)} {unit}".strip()
