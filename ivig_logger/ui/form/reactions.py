"""The card of reactions: the answer, the rows with their verdicts, and those that go to another session."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion, Reaction, ReactionAnswer
from ivig_logger.domain.problems import Problem
from ivig_logger.domain.vocabulary import symptom_words
from ivig_logger.exchange.entry import ReactionEntry, Reading
from ivig_logger.exchange.kept_form import Move
from ivig_logger.ui.form.reaction_row import ReactionRow
from ivig_logger.ui.form.rows import EntryRow, Rows
from ivig_logger.ui.form.section import Section, aside_text
from ivig_logger.ui.inputs import Words
from ivig_logger.ui.pieces import button, clear, plain, row, text
from ivig_logger.words.times import day_text

ANSWERS = {
    ReactionAnswer.RECORDED: "Recorded",
    ReactionAnswer.NONE: "No reaction",
    ReactionAnswer.NOT_ASKED: "Not asked yet",
}
Owner = Callable[[Reaction], tuple[Infusion, bool] | None]


class ReactionsCard(Section[ReactionEntry]):
    """ "No reaction" and "not asked yet" are answers; rows that were typed before them are kept aside."""

    call_list_wanted = Signal()

    def __init__(self) -> None:
        rows = Rows[ReactionEntry](self._make, ReactionEntry())
        super().__init__("Reactions", "reactions", rows, "Reaction", list(ANSWERS.values()))
        self._words = Words(symptom_words(), self)
        self.moves: list[Move] = []
        self._understood: Sequence[Reaction | None] = ()

    @property
    def answer(self) -> ReactionAnswer:
        """Which chip is pressed."""
        return next(each for each, words in ANSWERS.items() if words == self.chips.chosen)

    @property
    def entries(self) -> tuple[ReactionEntry, ...]:
        """All reactions of the entry, those out of sight included."""
        return self.rows.entries if self.answer is ReactionAnswer.RECORDED else ()

    @property
    def shown(self) -> tuple[ReactionEntry, ...]:
        """The reactions that have a row in sight."""
        return self.rows.shown if self.answer is ReactionAnswer.RECORDED else ()

    def show_entries(self, answer: ReactionAnswer, entries: Sequence[ReactionEntry]) -> None:
        """Show an answer and its rows."""
        self.chips.choose(ANSWERS[answer])
        if entries or answer is ReactionAnswer.RECORDED:
            self.rows.show_entries(entries or (ReactionEntry(),))
        self._arrange()

    def forget(self) -> None:
        """Begin anew, for another session."""
        self.rows.show_entries(())
        self.move_all(())
        self.start_over()

    def move_all(self, moves: Sequence[Move]) -> None:
        """Have these reactions, and no others, go to other sessions."""
        self.moves = list(moves)
        self._say_moves()

    @override
    def add(self) -> EntryRow[ReactionEntry]:
        first = self.rows.rows[0] if len(self.rows.rows) == 1 else None
        self.chips.choose(ANSWERS[ReactionAnswer.RECORDED])
        self._arrange()
        if first is not None and first.entry == ReactionEntry() and not first.isVisibleTo(self):
            return first
        return super().add()

    def judge_rows(self, reading: Reading, by_row: Mapping[int, Sequence[Problem]], owner: Owner) -> None:
        """Show the verdict of each row, and to which other session it may belong."""
        self._understood = reading.reactions
        for at, each in enumerate(self.rows.rows):
            if isinstance(each, ReactionRow):
                told = reading.reactions[at] if at < len(reading.reactions) else None
                each.judge(told, reading.started, by_row.get(at, ()))
                other = None if told is None or told.onset is None else owner(told)
                each.offer(other[0] if other else None, later=bool(other and other[1]))

    def _make(self) -> EntryRow[ReactionEntry]:
        made = ReactionRow(self._words)
        made.call_list_wanted.connect(self.call_list_wanted)
        made.move_wanted.connect(self._move)
        return made

    def _move(self, moved: ReactionRow) -> None:
        at = self.rows.rows.index(moved)
        reaction = self._understood[at] if at < len(self._understood) else None
        if reaction is None or moved.other is None:
            return
        self.moves.append(Move(reaction, moved.entry, moved.other))
        left = [each for number, each in enumerate(self.rows.entries) if number != at]
        self.rows.show_entries(left or (ReactionEntry(),))
        self._say_moves()
        self.changed.emit()

    def _bring_back(self, move: Move) -> None:
        self.moves.remove(move)
        self.chips.choose(ANSWERS[ReactionAnswer.RECORDED])
        others = [each for each in self.rows.shown if each != ReactionEntry()]
        self.rows.show_entries((*others, move.entry, *self.rows.kept))
        self._say_moves()
        self._arrange()
        self.changed.emit()

    def _say_moves(self) -> None:
        clear(self.extra)
        for move in self.moves:
            words = text(
                f"{move.reaction.symptom} goes to the session of {day_text(move.target.started)} when you save."
            )
            back = button("Keep it here", partial(self._bring_back, move), small=True)
            line = plain(row(words, back))
            self.extra.addWidget(line)
            line.show()

    @override
    def _answered(self) -> None:
        if self.answer is ReactionAnswer.RECORDED and not self.rows.rows:
            super().add()
        self._arrange()
        super()._answered()

    def _arrange(self) -> None:
        recorded = self.answer is ReactionAnswer.RECORDED
        self.rows.setVisible(recorded)
        aside = 0 if recorded else sum(each != ReactionEntry() for each in self.rows.entries)
        self.aside.setText(aside_text(aside, "reaction", ANSWERS[ReactionAnswer.RECORDED]))
        self.aside.setVisible(bool(aside))
