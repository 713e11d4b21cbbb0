"""The card of an infusion that is about to start, as it is kept until it starts."""

from dataclasses import dataclass
from typing import ClassVar

from ivig_logger.domain.infusion import Place, Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import PlannedMedicine
from ivig_logger.exchange.kept import Kept, KeptText


@dataclass(frozen=True, slots=True)
class KeptMedicine:
    """A row of a premedication: its texts, what it was filled in from, and the chip that says when it was given.

    `at` is the moment that the chip fixed; `typed` whether the person typed in the row.
    """

    name: str
    dose: str
    like: PlannedMedicine | None = None
    chip: str = ""
    at: Moment | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class KeptStart(Kept):
    """Everything that the card says.

    `new` is the id of the infusion once it is started, `lot` a text that was not added to `vials` yet, `uses_last`
    whether the steps of the last session become the plan, `clock` and `ago` when it started as it was typed or
    pressed (in minutes), and `started` the moment that a press fixed.
    """

    FORMAT: ClassVar[str] = "ivig-logger-start"

    patient: str
    new: str
    texts: tuple[KeptText, ...] = ()
    place: Place | None = None
    none_given: bool = False
    medicines: tuple[KeptMedicine, ...] = ()
    vials: tuple[Vial, ...] = ()
    lot: str = ""
    uses_last: bool = False
    clock: str = ""
    ago: int | None = None
    started: Moment | None = None
