"""A plan as clinics give it, for sheets of paper."""

from decimal import Decimal

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan

USUAL = Plan(
    steps=tuple(PlannedStep(30 * at, Decimal(rate)) for at, rate in enumerate((30, 60, 90, 120))),
    vitals=VitalsPlan(baseline=True, every=(Every(15, 60), Every(30)), at_steps=True, at_end=True, after_end=(30,)),
    premedications=(
        PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),
        PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth", 0),
    ),
    duration=180,
    observation=30,
)
