"""Values to rows and back: the one place where the domain's words meet the columns' names."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import (
    Access,
    Action,
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
from ivig_logger.storage import records, trace_records
from ivig_logger.storage.moments import moment_columns, moment_in, stored_moment
from ivig_logger.storage.plans import plan_in, plan_text
from ivig_logger.storage.search_words import search_text

Values = dict[str, Any]
_INFUSION_FIELDS = (
    *("id", "status", "started_precision", "slowed", "stop_reason", "place", "product", "concentration", "dose"),
    *("ordered_dose", "weight", "volume", "before", "notes", "premedication", "reaction", "entered_in_error"),
    *("wellbeing", "igg_trough"),
)
_fields_of = attrgetter(*_INFUSION_FIELDS)


def patient_row(patient: Patient) -> Values:
    """The columns of a patient."""
    return {"id": patient.id, "name": patient.name, "born": patient.born, "plan": plan_text(patient.plan)}


def patient_of(row: Row[Any]) -> Patient:
    """The patient of a row."""
    return Patient(row.id, row.name, row.born, plan_in(row.plan))


def infusion_row(infusion: Infusion) -> Values:
    """The columns of an infusion itself, without its patient's key."""
    access, started, ended = infusion.access, infusion.started, infusion.ended
    return dict(zip(_INFUSION_FIELDS, _fields_of(infusion), strict=True)) | {
        "access_kind": access.kind,
        "access_site": access.site,
        "access_side": access.side,
        "access_gauge": access.gauge,
        "access_attempts": access.attempts,
        "started_at": started.epoch,
        "started_zone": started.zone,
        "ended_at": ended and ended.epoch,
        "ended_zone": ended and ended.zone,
        "search": search_text(infusion),
    }


def infusion_of(row: Row[Any], patient: str, parts: Values) -> Infusion:
    """The infusion of a row, its patient's id and its parts."""
    started = stored_moment(row.started_at, row.started_zone)
    access = Access(row.access_kind, row.access_site, row.access_side, row.access_gauge, row.access_attempts)
    plain = {name: getattr(row, name) for name in _INFUSION_FIELDS}
    ended = moment_in(row.ended_at, row.ended_zone)
    return Infusion(patient=patient, started=started, ended=ended, access=access, **plain, **parts)


def _vial_row(vial: Vial) -> Values:
    return {"lot": vial.lot, "lot_key": lot_key(vial.lot), "grams": vial.grams, "expiry": vial.expiry}


def _pause_row(pause: Pause) -> Values:
    return moment_columns("since", pause.since) | moment_columns("until", pause.until) | {"reason": pause.reason}


def _pause_of(row: Row[Any]) -> Pause:
    return Pause(stored_moment(row.since_at, row.since_zone), moment_in(row.until_at, row.until_zone), row.reason)


def _rate_row(step: RateStep) -> Values:
    return moment_columns("at", step.at) | {"value": step.value, "unit": step.unit}


_MEASURED = (
    *("systolic", "diastolic", "heart_rate", "temperature", "temperature_unit"),
    *("spo2", "breathing_rate", "pain"),
)


def _vitals_row(vitals: VitalSigns) -> Values:
    return moment_columns("at", vitals.at) | {name: getattr(vitals, name) for name in _MEASURED}


def _vitals_of(row: Row[Any]) -> VitalSigns:
    return VitalSigns(stored_moment(row.at_at, row.at_zone), *(getattr(row, name) for name in _MEASURED))


def _medication_row(given: Medication) -> Values:
    plain = {name: getattr(given, name) for name in ("name", "dose", "unit", "route", "purpose")}
    return plain | moment_columns("at", given.at)


def _medication_of(row: Row[Any]) -> Medication:
    return Medication(row.name, row.dose, row.unit, row.route, row.purpose, moment_in(row.at_at, row.at_zone))


def _reaction_row(told: Reaction) -> Values:
    earliest, latest = (told.onset.earliest, told.onset.latest) if told.onset else (None, None)
    return {
        "symptom": told.symptom,
        **moment_columns("earliest", earliest),
        **moment_columns("latest", latest),
        "precision": told.onset.precision if told.onset else None,
        "severity": told.severity,
        "actions": told.actions,
        **moment_columns("resolved", told.resolved),
        "notes": told.notes,
        "scale": told.scale,
        "grade": told.grade,
    }


def onset_in(
    earliest: int | None, earliest_zone: str, latest: int, latest_zone: str, precision: Precision
) -> Onset | None:
    """The onset of five columns; None where it is not known."""
    if earliest is None:
        return None
    return Onset(stored_moment(earliest, earliest_zone), stored_moment(latest, latest_zone), precision)


def _reaction_of(row: Row[Any]) -> Reaction:
    actions = tuple(Action(each) for each in row.actions)
    resolved = moment_in(row.resolved_at, row.resolved_zone)
    onset = onset_in(row.earliest_at, row.earliest_zone, row.latest_at, row.latest_zone, row.precision)
    return Reaction(row.symptom, onset, row.severity, actions, resolved, row.notes, row.scale, row.grade)


def _follow_up_row(told: FollowUp) -> Values:
    return moment_columns("at", told.at) | {"by": told.by, "text": told.text}


def _mark_row(mark: Mark) -> Values:
    return moment_columns("at", mark.at) | {"text": mark.text}


def _due_answer_row(answer: DueAnswer) -> Values:
    plain = {"due": answer.due, "reason": answer.reason}
    return plain | moment_columns("at", answer.at) | moment_columns("again", answer.again)


def _due_answer_of(row: Row[Any]) -> DueAnswer:
    return DueAnswer(
        row.due, stored_moment(row.at_at, row.at_zone), moment_in(row.again_at, row.again_zone), row.reason
    )


_SIGNED = ("signer", "credential", "role", "public_key", "head", "content", "value")


def _signature_row(signature: Signature) -> Values:
    return {name: getattr(signature, name) for name in _SIGNED} | moment_columns("at", signature.at)


def _signature_of(row: Row[Any]) -> Signature:
    return Signature(at=stored_moment(row.at_at, row.at_zone), **{name: getattr(row, name) for name in _SIGNED})


class Part:
    """One kind of part: its field in Infusion, its table, and the two ways between value and row."""

    def __init__(
        self, field: str, record: type[records.Part], row: Callable[[Any], Values], value: Callable[[Row[Any]], Any]
    ) -> None:
        self.field, self.record, self.row, self.value = field, record, row, value


PARTS = (
    Part("vials", records.VialRecord, _vial_row, lambda row: Vial(row.lot, row.grams, row.expiry)),
    Part("pauses", records.PauseRecord, _pause_row, _pause_of),
    Part(
        "rates",
        records.RateRecord,
        _rate_row,
        lambda row: RateStep(stored_moment(row.at_at, row.at_zone), row.value, row.unit),
    ),
    Part("vitals", records.VitalsRecord, _vitals_row, _vitals_of),
    Part("medications", records.MedicationRecord, _medication_row, _medication_of),
    Part("reactions", records.ReactionRecord, _reaction_row, _reaction_of),
    Part(
        "follow_ups",
        records.FollowUpRecord,
        _follow_up_row,
        lambda row: FollowUp(stored_moment(row.at_at, row.at_zone), row.by, row.text),
    ),
    Part("marks", records.MarkRecord, _mark_row, lambda row: Mark(stored_moment(row.at_at, row.at_zone), row.text)),
    Part("due_answers", records.DueAnswerRecord, _due_answer_row, _due_answer_of),
    Part("signatures", trace_records.SignatureRecord, _signature_row, _signature_of),
)
