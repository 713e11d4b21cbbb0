"""Domain values -> the objects of the JSON log, with exactly its names in its order.

The keys of the base form are always there, empty or not; the others only where something is recorded.
"""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.infusion import (
    Access,
    FollowUp,
    Infusion,
    Medication,
    Onset,
    Patient,
    Pause,
    Precision,
    RateStep,
    Reaction,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.timing import timing_of
from ivig_logger.exchange.log_format import minutes_of

Object = dict[str, object]


def patient_object(patient: Patient) -> Object:
    """A patient as the log writes it."""
    born = None if patient.born is None else patient.born.isoformat()
    return {"id": patient.id, "name": patient.name, "born": born}


def infusion_object(infusion: Infusion) -> Object:
    """An infusion as the log writes it, with what is derived of its reactions."""
    duration = infusion.duration
    return {
        "id": infusion.id,
        "patient": infusion.patient,
        "status": infusion.status.value,
        "started": _moment(infusion.started),
        "ended": _moment(infusion.ended),
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
        "follow_ups": [_follow_up(each) for each in infusion.follow_ups],
    }


def _recorded(keys: Object) -> Object:
    """The keys under which something is recorded; the others are left out of the file."""
    return {key: value for key, value in keys.items() if value not in (None, "", [], {})}


def _moment(at: Moment | None) -> Object | None:
    return None if at is None else {"at": at.local.isoformat(), "zone": at.zone}


def _vial(vial: Vial) -> Object:
    return {"lot": vial.lot, "grams": vial.grams, "expiry": vial.expiry}


def _pause(pause: Pause) -> Object:
    return {"from": _moment(pause.since), "to": _moment(pause.until), "reason": pause.reason}


def _rate_step(step: RateStep) -> Object:
    return {"at": _moment(step.at)} | _rate(step)


def _rate(step: RateStep) -> Object:
    return {"value": step.value, "unit": step.unit.value}


def _vital_signs(vitals: VitalSigns) -> Object:
    return {
        "at": _moment(vitals.at),
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
        "at": _moment(given.at),
    }


def _reaction(told: Reaction, infusion: Infusion) -> Object:
    said: Object = {
        "symptom": told.symptom,
        "severity": told.severity.value,
        "onset": None if told.onset is None else _onset(told.onset),
        "actions": _words(told.actions),
        "resolved": _moment(told.resolved),
        "notes": told.notes,
    }
    return said | _recorded({"scale": told.scale, "grade": told.grade}) | _derived(told, infusion)


def _words(values: Sequence[StrEnum]) -> list[str]:
    return [each.value for each in values]


def _onset(onset: Onset) -> Object:
    return {
        "earliest": _moment(onset.earliest),
        "latest": _moment(onset.latest),
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
    return {"at": _moment(asked.at), "by": asked.by, "text": asked.text}
