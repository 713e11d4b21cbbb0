"""The plans in the middle of being typed, as they are kept until each is saved."""

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from ivig_logger.exchange.kept import Kept, KeptLeaf
from ivig_logger.exchange.plan_values import PlanEntry


@dataclass(frozen=True, slots=True)
class KeptPlan(KeptLeaf):
    """What is typed of the plan of a patient; `first` is what its fields began with."""

    entry: PlanEntry
    first: PlanEntry

    @property
    @override
    def key(self) -> str:
        """Its place among the others: one for each patient."""
        return self.patient


@dataclass(frozen=True, slots=True)
class KeptPlans(Kept):
    """Those of several patients, which are kept in one file."""

    FORMAT: ClassVar[str] = "ivig-logger-plans"

    leaves: tuple[KeptPlan, ...] = ()
