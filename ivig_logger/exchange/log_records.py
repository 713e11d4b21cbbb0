"""One infusion of the JSON log -> the domain value, checked as every record is."""

from collections.abc import Callable
from dataclasses import replace

from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.infusion import Infusion, Place, Precision, Premedication, ReactionAnswer, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_details import (
    access,
    due_answer,
    follow_up,
    mark,
    medication,
    pause,
    rate_step,
    reaction_after,
    signature,
    vial,
    vital_signs,
)
from ivig_logger.exchange.log_fields import Fields, Node, each_of, flag, line, number, text, whole, word
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_ids import derived_id, uuid
from ivig_logger.exchange.log_times import ending, moment

_KEYS = (
    *("id", "patient", "status", "started", "ended", "duration_minutes", "place", "product", "concentration_percent"),
    *("dose_g", "weight_kg", "notes", "vials", "pauses", "rates", "vitals", "premedication", "medications"),
    *("reaction", "reactions", "entered_in_error"),
    *("started_precision", "slowed", "stop_reason", "ordered_dose_g", "volume_ml", "access", "before", "follow_ups"),
    *("marks", "due_answers", "signatures", "addenda", "wellbeing", "igg_trough_g_per_l"),
)
_KEY_OF_FIELD = {
    "concentration": "concentration_percent",
    "dose": "dose_g",
    "weight": "weight_kg",
    "ordered_dose": "ordered_dose_g",
    "volume": "volume_ml",
    "igg_trough": "igg_trough_g_per_l",
}


def infusion(node: Node, patient_of: Callable[[Node], str | None], now: Moment) -> Infusion | None:
    """A sound infusion; None where anything at all is refused. `patient_of` turns a name or id into the id."""
    before = len(node.refusals)
    fields = Fields(node, _KEYS)
    patient, started = fields.need("patient", patient_of), fields.need("started", moment)
    said_id = fields.maybe("id", uuid)
    ended = ending(fields, started)
    plain = Infusion(said_id or "", patient or "", started or now, ended)
    read = _with_parts(fields, _with_facts(fields, plain), started)
    if len(node.refusals) > before or patient is None or started is None:
        return None
    if said_id is None:
        read = replace(read, id=derived_id(patient, started.epoch))
    problems = refusals_of(read, Surroundings(now))
    node.refusals.extend(Refusal(_position(node, each.where), each) for each in problems)
    return None if problems else read


def _with_facts(fields: Fields, plain: Infusion) -> Infusion:
    return replace(
        plain,
        status=fields.get("status", word(Status), plain.status),
        started_precision=fields.get("started_precision", word(Precision), plain.started_precision),
        slowed=fields.get("slowed", flag, plain.slowed),
        stop_reason=fields.get("stop_reason", text, plain.stop_reason),
        place=fields.maybe("place", word(Place)),
        product=fields.get("product", line, plain.product),
        concentration=fields.maybe("concentration_percent", number),
        dose=fields.maybe("dose_g", number),
        ordered_dose=fields.maybe("ordered_dose_g", number),
        weight=fields.maybe("weight_kg", number),
        volume=fields.maybe("volume_ml", number),
        access=fields.get("access", access, plain.access),
        before=fields.get("before", text, plain.before),
        wellbeing=fields.maybe("wellbeing", whole),
        igg_trough=fields.maybe("igg_trough_g_per_l", number),
        notes=fields.get("notes", text, plain.notes),
        entered_in_error=fields.maybe("entered_in_error", text),
    )


def _with_parts(fields: Fields, plain: Infusion, started: Moment | None) -> Infusion:
    parted = replace(
        plain,
        vials=fields.get("vials", each_of(vial), ()),
        pauses=fields.get("pauses", each_of(pause), ()),
        rates=fields.get("rates", each_of(rate_step), ()),
        vitals=fields.get("vitals", each_of(vital_signs), ()),
        medications=fields.get("medications", each_of(medication), ()),
        reactions=fields.get("reactions", each_of(reaction_after(started)), ()),
        follow_ups=fields.get("follow_ups", each_of(follow_up), ()),
        marks=fields.get("marks", each_of(mark), ()),
        due_answers=fields.get("due_answers", each_of(due_answer), ()),
        signatures=fields.get("signatures", each_of(signature), ()),
    )
    given = Premedication.GIVEN if parted.premedications else Premedication.NOT_RECORDED
    told = ReactionAnswer.RECORDED if parted.reactions else ReactionAnswer.NOT_ASKED
    return replace(
        parted,
        premedication=fields.get("premedication", word(Premedication), given),
        reaction=fields.get("reaction", word(ReactionAnswer), told),
    )


def _position(node: Node, where: str) -> str:
    """The position in the file of a field of the domain: `vials.0.grams` is `infusions[3].vials[0].grams`."""
    first, *rest = where.split(".")
    steps = (f"[{each}]" if each.isdecimal() else f".{each}" for each in (_KEY_OF_FIELD.get(first, first), *rest))
    return node.where + "".join(steps)
