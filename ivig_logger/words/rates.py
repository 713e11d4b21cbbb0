"""A rate in words."""

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Infusion, RateStep, RateUnit
from ivig_logger.domain.plan import PlannedStep
from ivig_logger.domain.rates import ml_per_hour


def rate_text(step: RateStep | PlannedStep) -> str:
    """ "60 mL/h", in the unit in which it was set or planned."""
    return f"{plain_number(step.value)} {step.unit.value}"


def converted_text(step: RateStep, infusion: Infusion) -> str:
    """ "= 31.3 mL/h" of a rate in another unit; "" where weight or concentration are not recorded."""
    flow = None if step.unit is RateUnit.ML_H else ml_per_hour(step, infusion.weight, infusion.concentration)
    return "" if flow is None else f"= {plain_number(round(flow, 1))} {RateUnit.ML_H.value}"
