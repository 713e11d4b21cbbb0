"""The card with the tables: by what is counted, by what else at once, the table, and what it does not say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ivig_logger.domain.answers.tables import By
from ivig_logger.ui.answers.grid import Grid
from ivig_logger.ui.answers.question import Found, Question
from ivig_logger.ui.answers.sheet import CrossSheet, RowsSheet, Sheet
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import column, row, show_text, text
from ivig_logger.words.answers import FOOTER, SHORT_TITLES, TITLES
from ivig_logger.words.letters import small

_ALONE = "nothing else"
_HINT = "Choose a number to see its sessions."
_OF = {words: by for by, words in SHORT_TITLES.items()}


class TablesCard(QFrame):
    """`changed` tells that another table is wanted, `opened` carries the sessions of a cell."""

    changed = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._shown: Question | None = None
        self.by = Choice("Count by", list(SHORT_TITLES.values()), SHORT_TITLES[Question().by])
        self.by.changed.connect(self.changed)
        self.across = Box([(_ALONE, None), *((words, by) for words, by in _OF.items())])
        self.across.setSizeAdjustPolicy(Box.SizeAdjustPolicy.AdjustToContents)
        self.across.setAccessibleName("And at once by")
        self.across.activated.connect(self.changed)
        self.title = text("", "heading")
        self.grid = Grid()
        self.grid.opened.connect(self.opened)
        self._lay_out()

    @property
    def chosen(self) -> tuple[By, By | None]:
        """By what is to be counted, and by what else at once."""
        return _OF[self.by.chosen], _OF.get(self.across.currentText())

    def show_found(self, found: Found) -> None:
        """Show a table; the same one anew keeps its place."""
        question = found.question
        keep = self._shown is not None and (self._shown.by, self._shown.across) == (question.by, question.across)
        self._shown = question
        sheet: Sheet = RowsSheet(question.by, found.rows)
        title = TITLES[question.by]
        if found.cross is not None and question.across is not None:
            sheet = CrossSheet(question.by, question.across, found.cross)
            both = f"{SHORT_TITLES[question.by]} and {small(SHORT_TITLES[question.across])}"
            title = f"{both}: sessions with a reaction in the first hour"
        show_text(self.title, title)
        self.grid.setAccessibleName(title)
        self.grid.show_sheet(sheet, keep=keep)

    def _lay_out(self) -> None:
        label = text("&And at once by", "label", wrap=False)
        label.setBuddy(self.across)
        head = column(self.by, row(label, self.across, None), self.title, text(_HINT, "soft"), spacing=8)
        head.setContentsMargins(16, 14, 16, 8)
        foot = column(text(FOOTER, "soft"))
        foot.setContentsMargins(16, 8, 16, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 4, 3, 1)  # inside the round corners
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.grid)
        layout.addLayout(foot)
