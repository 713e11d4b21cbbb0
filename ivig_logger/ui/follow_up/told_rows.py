"""The symptoms that were told after an infusion, and when each began: a day by one press, or typed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ivig_logger.domain.follow_up import days_since, onset_on
from ivig_logger.domain.infusion import Infusion, Onset, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput
from ivig_logger.ui.pieces import button, column, plain, show_property, text
from ivig_logger.words.follow_up import day_choice_text
from ivig_logger.words.letters import capital

if TYPE_CHECKING:
    from ivig_logger.exchange.typed import Conventions

_MOST_DAYS = 8  # a week and the day itself; what is longer ago is typed


class ToldRow(QWidget):
    """Shows one reaction; `began` carries the onset (an Onset) that was chosen or typed for it."""

    began = Signal(object)

    def __init__(
        self, reaction: Reaction, infusion: Infusion, asked: Moment, conventions: "Conventions", parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.reaction, self._infusion, self._conventions = reaction, infusion, conventions
        self._read = ""
        self._name = capital(reaction.symptom)
        self._onsets = {day: onset_on(day, infusion, asked) for day in days_since(infusion, asked)[:_MOST_DAYS]}
        self.days = {day: self._chip(day) for day in self._onsets}
        self.typed = LineInput("or type it: next day 07:30")
        self.typed.setAccessibleName(f"{self._name}: when it began")
        self.typed.setMinimumWidth(self.typed.fontMetrics().averageCharWidth() * 26)
        self.typed.editingFinished.connect(self._read_typed)
        self.note = text("")
        self.note.hide()
        choices = Flow(6, 6)
        for each in self.days.values():
            choices.add(each, 0)
        choices.add(self.typed)
        question = text(f"{self._name}: when did it begin?", "strong")
        self.setLayout(column(question, plain(choices), self.note, spacing=4))
        self.show_reaction(reaction)

    @property
    def is_unread(self) -> bool:
        """Whether a text stands here that was not understood."""
        return bool(self.typed.text().strip()) and self.typed.text() != self._read

    def show_reaction(self, reaction: Reaction) -> None:
        """Show which day is kept; without a choice it is some time since the infusion."""
        self.reaction = reaction
        for day, chip in self.days.items():
            chip.setChecked(self._onsets[day] == reaction.onset)

    def say(self, words: str, kind: str = "refuse") -> None:
        """Say a sentence about what was typed."""
        self.note.setText(words)
        show_property(self.note, "role", kind)
        self.note.setVisible(bool(words))
        show_property(self.typed, "problem", kind if words and kind == "refuse" else "")
        self.typed.setAccessibleDescription(words)

    def _chip(self, day: date) -> QPushButton:
        words = day_choice_text(day, self._infusion)
        chip = button(words, partial(self._choose, day), chip=True)
        chip.setCheckable(True)
        chip.setAccessibleName(
            f"{self._name} began {words}" if words.startswith("on ") else f"{self._name} began the {words}"
        )
        return chip

    def _choose(self, day: date) -> None:
        self.typed.clear()
        self._tell(self._onsets[day])
        self.say("")

    def _read_typed(self) -> None:
        from ivig_logger.exchange.typed import Unreadable  # a start without this question does not pay for it
        from ivig_logger.exchange.typed_moments import Frame
        from ivig_logger.exchange.typed_onsets import onset_text, read_onset
        from ivig_logger.words.problems import problem_text

        said = self.typed.text()
        if not said.strip():
            self.say("")
        elif said != self._read:
            frame = Frame(self._infusion.started, self._infusion.ended, self._conventions)
            try:
                onset = read_onset(said, frame)
            except Unreadable as unreadable:
                self.say(problem_text(unreadable.problem("onset")))
                return
            self.say(f"Understood as {onset_text(onset, frame) or 'not known'}", "soft")
            self._tell(onset)
            self._read = said if self.reaction.onset == onset else ""

    def _tell(self, onset: Onset | None) -> None:
        if onset != self.reaction.onset:
            self.began.emit(onset)
        self.show_reaction(self.reaction)


class ToldRows(QWidget):
    """One row for each reaction; `began` carries the reaction and the onset that was said for it."""

    began = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.all: list[ToldRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    @property
    def unread(self) -> ToldRow | None:
        """The first row with a text that was not understood."""
        return next((each for each in self.all if each.is_unread), None)

    def show_reactions(
        self, said: Sequence[Reaction], infusion: Infusion, asked: Moment, conventions: "Conventions"
    ) -> None:
        """Show these; rows that are there already keep what is typed in them."""
        same = 0
        while same < min(len(self.all), len(said)) and self.all[same].reaction.symptom == said[same].symptom:
            self.all[same].show_reaction(said[same])
            same += 1
        for old in self.all[same:]:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        del self.all[same:]
        for each in said[same:]:
            made = ToldRow(each, infusion, asked, conventions, self)
            made.began.connect(partial(self._tell, made))
            self.all.append(made)
            self._layout.addWidget(made)
            made.show()
        self.setVisible(bool(said))

    def _tell(self, told: ToldRow, onset: Onset | None) -> None:
        self.began.emit(told.reaction, onset)
