"""Domain values -> the objects of the JSON log, with exactly its names in its order.

The keys of the base form are always there, empty or not; the others only where something is recorded.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.infusion import (
    Access,
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Patient,
    Pause,
    Precision,
    RateStep,
    Reaction,
    Signature,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.timing import timing_of
from ivig_logger.exchange.log_format import SIGNATURE, minutes_of

Object = dict[str, object]


def patient_object(patient: Patient) -> Object:
    """A patient as the log writes it."""
    born = None if patient.born is None else patient.born.isoformat()
    base: Object = {"id": patient.id, "name": patient.name, "born": born}
    return base | ({} if patient.plan is None else {"plan": _plan(patient.plan)})


def infusion_object(infusion: Infusion) -> Object:
    """An infusion as the log writes it, with what is derived of its reactions."""
    duration = infusion.duration
    return {
        "id": infusion.id,
        "patient": infusion.patient,
        "status": infusion.status.value,
        "started": moment_object(infusion.started),
        "ended": moment_object(infusion.ended),
        "duration_minutes": None if duration is None else minutes_of(duration),
        "place": None if infusion.place is None else infusion.place.value,
        "product": infusion.product,
        "concentration_percent": infusion.concentration,
        "dose_g": infusion.dose,
        "weight_kg": infusion.weight,
        "notes": infusion.notes,
        "vials": [_vial(each) for each in infusion.vials],
        "pauses": [_pause(each) for each in infusion.pauses],
        "rates": [_rate_step(each) for each in infusion.rates],
        "vitals": [_vital_signs(each) for each in infusion.vitals],
        "premedication": infusion.premedication.value,
        "medications": [_medication(each) for each in infusion.medications],
        "reaction": infusion.reaction.value,
        "reactions": [_reaction(each, infusion) for each in infusion.reactions],
        "entered_in_error": infusion.entered_in_error,
    } | _recorded(_more(infusion))


def _more(infusion: Infusion) -> Object:
    exact = infusion.started_precision is Precision.EXACT
    return {
        "started_precision": None if exact else infusion.started_precision.value,
        "slowed": infusion.slowed or None,
        "stop_reason": infusion.stop_reason,
        "ordered_dose_g": infusion.ordered_dose,
        "volume_ml": infusion.volume,
        "access": _access(infusion.access),
        "before": infusion.before,
        "wellbeing": infusion.wellbeing,
        "igg_trough_g_per_l": infusion.igg_trough,
        "follow_ups": [_follow_up(each) for each in infusion.follow_ups],
        "marks": [_mark(each) for each in infusion.marks],
        "due_answers": [_due_answer(each) for each in infusion.due_answers],
        "signatures": [_signature(each) for each in infusion.signatures],
    }


def _recorded(keys: Object) -> Object:
    """The keys under which something is recorded; the others are left out of the file."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def moment_object(at: Moment | None) -> Object | None:
    """A moment as the log writes it."""
    return None if at is None else {"at": at.local.isoformat(), "zone": at.zone}


def _vial(vial: Vial) -> Object:
    return {"lot": vial.lot, "grams": vial.grams, "expiry": vial.expiry}


def _pause(pause: Pause) -> Object:
    return {"from": moment_object(pause.since), "to": moment_object(pause.until), "reason": pause.reason}


def _rate_step(step: RateStep) -> Object:
    return {"at": moment_object(step.at)} | _rate(step)


def _rate(step: RateStep) -> Object:
    return {"value": step.value, "unit": step.unit.value}


def _vital_signs(vitals: VitalSigns) -> Object:
    return {
        "at": moment_object(vitals.at),
        "systolic": vitals.systolic,
        "diastolic": vitals.diastolic,
        "heart_rate": vitals.heart_rate,
        "temperature": vitals.temperature,
        "temperature_unit": vitals.temperature_unit.value,
        "spo2": vitals.spo2,
        "breathing_rate": vitals.breathing_rate,
        "pain": vitals.pain,
    }


def _medication(given: Medication) -> Object:
    return {
        "name": given.name,
        "dose": given.dose,
        "unit": given.unit,
        "route": given.route,
        "purpose": given.purpose.value,
        "at": moment_object(given.at),
    }


def _reaction(told: Reaction, infusion: Infusion) -> Object:
    said: Object = {
        "symptom": told.symptom,
        "severity": told.severity.value,
        "onset": None if told.onset is None else _onset(told.onset),
        "actions": _words(told.actions),
        "resolved": moment_object(told.resolved),
        "notes": told.notes,
    }
    return said | _recorded({"scale": told.scale, "grade": told.grade}) | _derived(told, infusion)


def _words(values: Sequence[StrEnum]) -> list[str]:
    return [each.value for each in values]


def _onset(onset: Onset) -> Object:
    return {
        "earliest": moment_object(onset.earliest),
        "latest": moment_object(onset.latest),
        "precision": onset.precision.value,
    }


def _derived(told: Reaction, infusion: Infusion) -> Object:
    timing = timing_of(told, infusion)
    exact = told.onset is not None and told.onset.precision is Precision.EXACT
    return {
        "elapsed_minutes": _minutes(timing.elapsed, exact),
        "first_hour": timing.state.value,
        "band": None if timing.band is None else timing.band.value,
        "flow_minutes": _minutes(timing.flow, exact),
        "rate_at_onset": None if timing.rate is None else _rate(timing.rate),
    }


def _minutes(between: tuple[timedelta, timedelta] | None, exact: bool) -> object:
    if between is None:
        return None
    shortest, longest = (minutes_of(each) for each in between)
    return shortest if exact else [shortest, longest]


def _access(access: Access) -> Object:
    return _recorded(
        {
            "kind": access.kind,
            "site": access.site,
            "side": access.side,
            "gauge": access.gauge,
            "attempts": access.attempts,
        }
    )


def _follow_up(asked: FollowUp) -> Object:
    return {"at": moment_object(asked.at), "by": asked.by, "text": asked.text}


def _mark(mark: Mark) -> Object:
    return {"at": moment_object(mark.at), "text": mark.text}


def _due_answer(answer: DueAnswer) -> Object:
    return {
        "due": answer.due,
        "at": moment_object(answer.at),
        "again": moment_object(answer.again),
        "reason": answer.reason,
    }


def _signature(signature: Signature) -> Object:
    plain: Object = {name: getattr(signature, name) for name in SIGNATURE}
    return plain | {"at": moment_object(signature.at)}


def _plan(plan: Plan) -> Object:
    said: Object = {
        "steps": [_planned_step(each) for each in plan.steps],
        "vitals": _vitals_plan(plan.vitals),
        "premedications": [_planned_medicine(each) for each in plan.premedications],
        "duration": plan.duration,
        "observation": plan.observation,
    }
    return _recorded(said) | ({} if plan.follow_ups is None else {"follow_ups": list(plan.follow_ups)})


def _planned_step(step: PlannedStep) -> Object:
    return {"after": step.after, "value": step.value, "unit": step.unit.value}


def _vitals_plan(vitals: VitalsPlan) -> Object:
    every = [{"interval": each.interval} | _recorded({"until": each.until}) for each in vitals.every]
    return _recorded(
        {
            "baseline": vitals.baseline or None,
            "every": every,
            "at_steps": vitals.at_steps or None,
            "at_end": vitals.at_end or None,
            "after_end": list(vitals.after_end),
        }
    )


def _planned_medicine(medicine: PlannedMedicine) -> Object:
    more: Object = {"dose": medicine.dose, "unit": medicine.unit, "route": medicine.route, "lead": medicine.lead}
    return {"name": medicine.name} | _recorded(more)
