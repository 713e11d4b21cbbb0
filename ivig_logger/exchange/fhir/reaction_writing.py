"""Reactions as adverse events, each with the condition that carries its onset and its end."""

from collections.abc import Iterator

from ivig_logger.domain.infusion import Infusion, Onset, Precision, Reaction, Severity
from ivig_logger.domain.timing import timing_of
from ivig_logger.exchange.fhir.elements import one_code, period, put_moment, refer, words
from ivig_logger.exchange.fhir.extensions import extensions
from ivig_logger.exchange.fhir.systems import (
    CONDITION_CLINICAL,
    CONDITION_STATUS,
    ENTERED_IN_ERROR,
    EVENT_SEVERITY,
    OURS,
    Resource,
)
from ivig_logger.exchange.log_ids import derived_id
from ivig_logger.exchange.log_objects import moment_object


def reactions(infusion: Infusion) -> Iterator[Resource]:
    """For each reaction the event and its condition."""
    for number, each in enumerate(infusion.reactions):
        condition = derived_id(infusion.id, "condition", number)
        yield _event(infusion, number, each) | {"resultingCondition": [refer(condition)]}
        yield _condition(infusion, condition, each)


def _event(infusion: Infusion, number: int, told: Reaction) -> Resource:
    timing = timing_of(told, infusion)
    actions = [each.value for each in told.actions]
    of_ours = [("scale", told.scale), ("grade", told.grade), ("first_hour", timing.state.value)]
    band = [("band", timing.band.value)] if timing.band is not None else []
    made: Resource = {
        "resourceType": "AdverseEvent",
        "id": derived_id(infusion.id, "reaction", number),
        "extension": extensions([*([("actions", actions)] if actions else []), *of_ours, *band]),
    }
    if infusion.entered_in_error is not None:  # an adverse event has no status; whoever reads it has to know
        made["modifierExtension"] = [{"url": OURS + ENTERED_IN_ERROR, "valueBoolean": True}]
    made |= {"actuality": "actual", "event": words(told.symptom), "subject": refer(infusion.patient)}
    if told.onset is not None and told.onset.precision is Precision.EXACT:
        put_moment(made, "date", told.onset.earliest)
    if told.severity is not Severity.NOT_GRADED:
        made["severity"] = one_code(EVENT_SEVERITY, told.severity.value)
    return made | {"suspectEntity": [{"instance": refer(infusion.id)}]}


def _condition(infusion: Infusion, its: str, told: Reaction) -> Resource:
    made: Resource = {"resourceType": "Condition", "id": its}
    in_error = infusion.entered_in_error is not None
    if in_error:
        made["verificationStatus"] = one_code(CONDITION_STATUS, ENTERED_IN_ERROR)
    elif told.resolved is not None:
        made["clinicalStatus"] = one_code(CONDITION_CLINICAL, "resolved")
    made |= {"code": words(told.symptom), "subject": refer(infusion.patient)}
    if told.onset is not None:
        made |= _onset(told.onset)
    if in_error and told.resolved is not None:  # an end asks for a clinical status, which an error must not have
        made["extension"] = extensions([("resolved", moment_object(told.resolved))])
    else:
        put_moment(made, "abatementDateTime", told.resolved)
    if told.notes:
        made["note"] = [words(told.notes)]
    return made


def _onset(onset: Onset) -> Resource:
    made: Resource = {}
    if onset.precision is Precision.EXACT:
        put_moment(made, "onsetDateTime", onset.earliest)
        return made
    precision = extensions([("precision", onset.precision.value)])
    return {"onsetPeriod": {"extension": precision} | period(onset.earliest, onset.latest)}
