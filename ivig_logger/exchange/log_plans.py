"""The plan of a patient in the JSON log: minutes under the names of `domain.plan`; what is not recorded is left out."""

from ivig_logger.domain.checks.plans import problems_of_plan
from ivig_logger.domain.infusion import RateUnit
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.exchange.log_fields import Fields, Node, each_of, flag, line, number, whole, word
from ivig_logger.exchange.log_format import Refusal

_KEYS = ("steps", "vitals", "premedications", "duration", "observation", "follow_ups")


def plan(node: Node) -> Plan | None:
    """A sound plan; None where anything of it is refused."""
    before = len(node.refusals)
    fields = Fields(node, _KEYS)
    read = Plan(
        fields.get("steps", each_of(_step), ()),
        fields.get("vitals", _vitals, VitalsPlan()),
        fields.get("premedications", each_of(_medicine), ()),
        fields.maybe("duration", whole),
        fields.maybe("observation", whole),
        fields.maybe("follow_ups", each_of(whole)),
    )
    if len(node.refusals) == before:
        refused = (each for each in problems_of_plan(read) if each.refuse)
        node.refusals.extend(Refusal(_position(node, each.where), each) for each in refused)
    return read if len(node.refusals) == before else None


def _step(node: Node) -> PlannedStep | None:
    fields = Fields(node, ("after", "value", "unit"))
    after, value, unit = fields.need("after", whole), fields.need("value", number), fields.need("unit", word(RateUnit))
    return None if after is None or value is None or unit is None else PlannedStep(after, value, unit)


def _vitals(node: Node) -> VitalsPlan | None:
    fields = Fields(node, ("baseline", "every", "at_steps", "at_end", "after_end"))
    return VitalsPlan(
        fields.get("baseline", flag, False),
        fields.get("every", each_of(_every), ()),
        fields.get("at_steps", flag, False),
        fields.get("at_end", flag, False),
        fields.get("after_end", each_of(whole), ()),
    )


def _every(node: Node) -> Every | None:
    fields = Fields(node, ("interval", "until"))
    interval, until = fields.need("interval", whole), fields.maybe("until", whole)
    return None if interval is None else Every(interval, until)


def _medicine(node: Node) -> PlannedMedicine | None:
    fields = Fields(node, ("name", "dose", "unit", "route", "lead"))
    name, dose = fields.need("name", line), fields.maybe("dose", number)
    unit, route = fields.get("unit", line, ""), fields.get("route", line, "")
    lead = fields.maybe("lead", whole)
    return None if name is None else PlannedMedicine(name, dose, unit, route, lead)


def _position(node: Node, where: str) -> str:
    """The position in the file of a part of the plan: `plan.steps.2.after` is `patients[0].plan.steps[2].after`."""
    _, *rest = where.split(".")
    return node.where + "".join(f"[{each}]" if each.isdecimal() else f".{each}" for each in rest)
