"""How much was given, at the end: as planned until something else is typed, beside what the recorded rates come to."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain import events
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.checks import Surroundings, problems_of
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.rates import volume_until
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_numbers import read_dose
from ivig_logger.exchange.typed_texts import number_text
from ivig_logger.ui.field import Field
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.words.problems import problem_text


class DoseGiven(Field):
    """Stores the dose when the field is left."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__("Dose given (g)", self.line, parent)
        self._session = session
        self.line.editingFinished.connect(self._store)

    def refresh(self) -> None:
        """Show what is recorded, unless it is just being typed."""
        if self.line.hasFocus():
            return
        infusion, conventions = self._session.infusion, self._session.workspace.conventions()
        known = infusion.dose
        self.line.setText("" if known is None else number_text(known, decimal_comma=conventions.decimal_comma))
        self.say(_given_text(infusion), "soft")

    def _store(self) -> None:
        typed = self.line.text().strip()
        try:
            dose = read_dose(typed, self._session.workspace.conventions()) if typed else None
        except Unreadable as unreadable:
            self.say(problem_text(unreadable.problem("dose")), "refuse")
            return
        wanted = events.change(dose=dose)(self._session.infusion)
        about = [each for each in problems_of(wanted, Surroundings(self._session.now())) if each.where == "dose"]
        if any(each.refuse for each in about):
            self.say(problem_text(about[0]), "refuse")
            return
        if dose != self._session.infusion.dose:
            self._session.record(events.change(dose=dose), "change the dose given")
        words = " ".join(map(problem_text, about))
        self.say(words or _given_text(self._session.infusion), "warn" if about else "soft")


def _given_text(infusion: Infusion) -> str:
    """What is known of the amount: how the dose came about, and what the recorded rates come to."""
    said = "As planned." if infusion.dose is not None and infusion.dose == infusion.ordered_dose else ""
    if infusion.dose is None and infusion.ordered_dose is not None:
        said = f"{plain_number(infusion.ordered_dose)} g was planned."
    counted = None if infusion.ended is None else volume_until(infusion, infusion.ended)
    if counted is not None:
        said += f" By the recorded rates {counted[0]:.0f} mL went in."
    return said.strip()
