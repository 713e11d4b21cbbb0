"""The parts of an infusion in the JSON log: vials, pauses, rate steps, vital signs, medications and the rest."""

from ivig_logger.domain.infusion import (
    Access,
    Action,
    DueAnswer,
    FollowUp,
    Mark,
    Medication,
    Pause,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Severity,
    Signature,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_fields import Fields, Node, Reader, each_of, line, number, text, whole, word
from ivig_logger.exchange.log_format import SIGNATURE
from ivig_logger.exchange.log_times import moment, onset_after

_COUNTS = ("systolic", "diastolic", "heart_rate", "spo2", "breathing_rate", "pain")
_DERIVED = ("elapsed_minutes", "first_hour", "band", "flow_minutes", "rate_at_onset")  # ignored, whatever they hold
_REACTION = ("symptom", "severity", "onset", "actions", "resolved", "notes", "scale", "grade", *_DERIVED)


def vial(node: Node) -> Vial | None:
    """`{"lot": "P100 123-456", "grams": 10, "expiry": "2027-03"}`."""
    fields = Fields(node, ("lot", "grams", "expiry"))
    lot = fields.need("lot", line)
    grams, expiry = fields.maybe("grams", number), fields.maybe("expiry", line)
    return None if lot is None else Vial(lot, grams, expiry)


def pause(node: Node) -> Pause | None:
    """`{"from": moment, "to": moment or null, "reason": ""}`."""
    fields = Fields(node, ("from", "to", "reason"))
    since, until = fields.need("from", moment), fields.maybe("to", moment)
    reason = fields.get("reason", text, "")
    return None if since is None else Pause(since, until, reason)


def rate_step(node: Node) -> RateStep | None:
    """`{"at": moment, "value": 30, "unit": "mL/h"}`."""
    fields = Fields(node, ("at", "value", "unit"))
    at, value, unit = fields.need("at", moment), fields.need("value", number), fields.need("unit", word(RateUnit))
    return None if at is None or value is None or unit is None else RateStep(at, value, unit)


def vital_signs(node: Node) -> VitalSigns | None:
    """One set of measurements; what was not taken is null or left out."""
    fields = Fields(node, ("at", "temperature", "temperature_unit", *_COUNTS))
    at = fields.need("at", moment)
    counts = {name: fields.maybe(name, whole) for name in _COUNTS}
    temperature = fields.maybe("temperature", number)
    unit = fields.get("temperature_unit", word(TemperatureUnit), TemperatureUnit.CELSIUS)
    return None if at is None else VitalSigns(at, temperature=temperature, temperature_unit=unit, **counts)


def medication(node: Node) -> Medication | None:
    """One medicine; the purpose is premedication where none is given."""
    fields = Fields(node, ("name", "dose", "unit", "route", "purpose", "at"))
    name = fields.need("name", line)
    given = Medication(
        name or "",
        fields.maybe("dose", number),
        fields.get("unit", line, ""),
        fields.get("route", line, ""),
        fields.get("purpose", word(Purpose), Purpose.PREMEDICATION),
        fields.maybe("at", moment),
    )
    return None if name is None else given


def reaction_after(started: Moment | None) -> Reader[Reaction]:
    """Reads one reaction; its derived keys are ignored, because they follow from the others."""

    def read(node: Node) -> Reaction | None:
        fields = Fields(node, _REACTION)
        symptom = fields.need("symptom", line)
        told = Reaction(
            symptom or "",
            fields.maybe("onset", onset_after(started)),
            fields.get("severity", word(Severity), Severity.NOT_GRADED),
            fields.get("actions", each_of(word(Action)), ()),
            fields.maybe("resolved", moment),
            fields.get("notes", text, ""),
            fields.get("scale", line, ""),
            fields.get("grade", line, ""),
        )
        return None if symptom is None else told

    return read


def access(node: Node) -> Access | None:
    """The way into the vein."""
    fields = Fields(node, ("kind", "site", "side", "gauge", "attempts"))
    return Access(
        fields.get("kind", line, ""),
        fields.get("site", line, ""),
        fields.get("side", line, ""),
        fields.maybe("gauge", whole),
        fields.maybe("attempts", whole),
    )


def follow_up(node: Node) -> FollowUp | None:
    """What was asked and told afterwards."""
    fields = Fields(node, ("at", "by", "text"))
    at = fields.need("at", moment)
    by, said = fields.get("by", line, ""), fields.get("text", text, "")
    return None if at is None else FollowUp(at, by, said)


def mark(node: Node) -> Mark | None:
    """A marked moment, with or without a text."""
    fields = Fields(node, ("at", "text"))
    at, said = fields.need("at", moment), fields.get("text", text, "")
    return None if at is None else Mark(at, said)


def due_answer(node: Node) -> DueAnswer | None:
    """What was answered to a due thing; `again` is null where it was skipped."""
    fields = Fields(node, ("due", "at", "again", "reason"))
    due, at, again = fields.need("due", line), fields.need("at", moment), fields.maybe("again", moment)
    reason = fields.get("reason", text, "")
    return None if due is None or at is None else DueAnswer(due, at, again, reason)


def signature(node: Node) -> Signature | None:
    """Who signed, with which key, when, over what; whether it is valid is no question of reading."""
    fields = Fields(node, (*SIGNATURE, "at"))
    at = fields.need("at", moment)
    texts = {name: fields.get(name, line, "") for name in SIGNATURE}
    return None if at is None else Signature(at=at, **texts)
