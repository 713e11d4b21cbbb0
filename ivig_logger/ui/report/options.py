"""What is chosen of a report: its period, the paper, how much of the name, and whether sessions are told in words."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ivig_logger.domain.answers.period import Period
from ivig_logger.pictures.paper import PAPERS, Paper, usual_paper
from ivig_logger.reports.naming import Names
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.period_choice import PeriodChoice
from ivig_logger.ui.pieces import column, text

_NAMES = {"In full": Names.FULL, "Initials": Names.INITIALS, "None": Names.NONE}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A report as it is wanted."""

    period: Period
    paper: Paper
    names: Names
    in_words: bool


class Options(QWidget):
    """`changed` tells that something else was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.period = PeriodChoice("Period", Period.TWELVE_MONTHS)
        self.paper = Choice("Paper", [each.name for each in PAPERS], usual_paper(QLocale.system()).name)
        self.names = Choice("Name of the patient", list(_NAMES), "In full")
        self.words = QCheckBox("Add every session in words")
        for each in (self.period, self.paper, self.names):
            each.changed.connect(self._tell)
        self.words.toggled.connect(self._tell)
        note = text("Notes stay as they were typed, with any name in them.", "soft")
        self.setLayout(column(self.period, self.paper, self.names, note, self.words, spacing=16))

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        paper = next(each for each in PAPERS if each.name == self.paper.chosen)
        return Chosen(self.period.period, paper, _NAMES[self.names.chosen], self.words.isChecked())

    def choose_period(self, period: Period) -> None:
        """Choose a period without telling anybody."""
        self.period.choose_period(period)

    def _tell(self) -> None:
        self.changed.emit()
