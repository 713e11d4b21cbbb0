"""Another rate: a step of the plan by one press, or typed."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.due import next_step
from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import RateStep, RateUnit
from ivig_logger.domain.plan import PlannedStep
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.ui.live.panels.chips import Offers
from ivig_logger.ui.live.panels.entry_panel import EntryPanel
from ivig_logger.ui.live.panels.slots import Slot
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.words.rates import rate_text


class RatePanel(EntryPanel):
    """A number alone is in the unit of the rate before."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        self.rate = Slot("Rate", QLineEdit(), 14)
        super().__init__(session, "Rate", {"rate": self.rate}, parent)
        self.planned = Offers()
        self.planned.taken.connect(self._take)
        self.lay_out(self.planned)

    @override
    def refresh(self) -> None:
        unit = self._unit().value
        self.rate.label.setText(f"Rate in {unit}")
        self.rate.line.setAccessibleName(f"Rate in {unit}, or with its unit")
        steps = dict.fromkeys((each.value, each.unit) for each in self.session.plan.steps)
        following = next_step(self.session.infusion, self.session.plan)
        self.planned.offer([_offer(PlannedStep(0, *each), following) for each in steps])

    @override
    def store(self) -> None:
        try:
            value, unit = read_rate(self.rate.value, self.session.workspace.conventions(), self._unit())
        except Unreadable as unreadable:
            self.refuse(unreadable, "rate")
        else:
            self._set(value, unit)

    def _take(self, step: PlannedStep) -> None:
        self._set(step.value, step.unit)

    def _set(self, value: Decimal, unit: RateUnit) -> None:
        step = RateStep(self.at, value, unit)
        self.keep(step, Kind.RATE, f"set the rate to {rate_text(step)}")

    def _unit(self) -> RateUnit:
        before = [each for each in self.session.infusion.rates if each != self._part]
        return before[-1].unit if before else RateUnit.ML_H


def _offer(step: PlannedStep, following: tuple[int, PlannedStep] | None) -> tuple[str, str, object]:
    words = rate_text(step)
    is_next = following is not None and (following[1].value, following[1].unit) == (step.value, step.unit)
    return (f"{words}, next" if is_next else words), f"Rate {words}, from the plan", step
