"""What the tests of the live screen ask again and again."""

from decimal import Decimal

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.tremor import Tremor
from tests.builders import PATIENT

STEPS = (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)), PlannedStep(60, Decimal(90)))


class Seconds:
    """A clock that goes on four seconds at each look: nobody trembles."""

    def __init__(self, step: float = 4.0) -> None:
        self._now, self._step = 0.0, step

    def __call__(self) -> float:
        self._now += self._step
        return self._now


def a_steady_hand() -> Tremor:
    """Whose presses all count."""
    return Tremor(clock=Seconds())


def a_trembling_hand() -> Tremor:
    """Which presses twice within a second."""
    return Tremor(clock=Seconds(0.5))


def stored(session: LiveSession) -> Infusion:
    """The infusion as it is in the log."""
    return session.workspace.logbook.find([session.id])[0]


def give_plan(session: LiveSession, **parts: object) -> None:
    """The clinic gave the patient a plan: three steps, or what is named."""
    from dataclasses import replace

    plan = replace(Plan(steps=STEPS), **parts)  # type: ignore[arg-type]  # fields by name
    session.workspace.journal.store(replace(PATIENT, plan=plan), instead_of=session.patient, text="plan")


EVERY_QUARTER = VitalsPlan(every=(Every(15, 60), Every(30)))
PARACETAMOL = PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30)
