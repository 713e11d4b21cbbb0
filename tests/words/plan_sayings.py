"""Plans against which something is said, each with its one sentence."""

from decimal import Decimal

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan

PLANS: list[tuple[Plan, str]] = [
    (
        Plan(steps=(PlannedStep(30, Decimal(30)), PlannedStep(20, Decimal(60)))),
        "This time is not after the one before it. Please check the times of the plan.",
    ),
    (
        Plan(vitals=VitalsPlan(every=(Every(0),))),
        "A plan keeps 1 min to 48 h here, and this says 0 min. Please check the number.",
    ),
    (Plan(observation=-5), "A plan keeps 0 min to 48 h here, and this says -5 min. Please check the number."),
    (
        Plan(premedications=(PlannedMedicine("cetirizine", lead=20000),)),
        "A plan keeps 0 min to 7 days here, and this says 20000 min. Please check the number.",
    ),
    (
        Plan(steps=(PlannedStep(0, Decimal(0)),)),
        "The log keeps 0.000001 to 2000 mL/h, and this says 0 mL/h. Please check the number and the unit.",
    ),
]
