"""The contents of the details: one session from its date down to its notes."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Infusion, ReactionAnswer
from ivig_logger.pictures.session.chart import SessionChart
from ivig_logger.ui.chart_view import ChartView
from ivig_logger.ui.history.changes import Changes
from ivig_logger.ui.history.traced import Traced
from ivig_logger.ui.pieces import banner, button, clear, column, row, text
from ivig_logger.words.changes import late_text
from ivig_logger.words.onset import chip_text, state_mark
from ivig_logger.words.reaction_facts import ReactionFacts, facts_of
from ivig_logger.words.session_facts import head_lines, sections_of
from ivig_logger.words.times import day_long

_WITH_VERDICT = 20  # a session may hold thousands of reactions; beyond these they are told in lines
_IN_A_PARAGRAPH = 100
_MOST_LETTERS = 6000
_NO_REACTION = {
    ReactionAnswer.NONE: "No reaction was recorded",
    ReactionAnswer.NOT_ASKED: "Not asked yet",
    ReactionAnswer.RECORDED: "A reaction, not recorded which",
}


class DetailsContent(QWidget):
    """Shows one session, or the hint that none was chosen.

    `sheet_wanted` carries the session and the position of the reaction whose reporting sheet is wanted.
    """

    sheet_wanted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._said: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 14, 16, 14)
        self._layout.setSpacing(14)

    def show_hint(self, words: str) -> None:
        """Show a sentence in place of a session."""
        self._clear()
        self._layout.addWidget(self._text(words, "soft"))
        self._layout.addStretch(1)

    def show_infusion(self, infusion: Infusion, traced: Traced, *, pounds: bool) -> None:
        """Show all facts of a session, and what became of it."""
        self._clear()
        title = self._text(day_long(infusion.started), "heading")
        facts = self._text("\n".join(head_lines(infusion, pounds=pounds)), "soft")
        self._layout.addLayout(column(title, facts, spacing=4))
        if late := late_text(infusion, traced.trace.first):
            self._layout.addWidget(self._text(late, "warn"))
        if infusion.entered_in_error is not None:
            reason = infusion.entered_in_error
            self._layout.addWidget(
                banner("failed", self._text(f"Entered in error: {reason}. In no list and no count."))
            )
        if traced.standings:
            self._add_signatures(infusion, traced)
        self._layout.addWidget(ChartView(SessionChart(infusion, small=True), small=True))
        self._add_reactions(infusion)
        for section in sections_of(infusion):
            self._add_section(section.heading, section.lines)
        self._add_changes(Changes(infusion, traced))
        self._layout.addStretch(1)

    @property
    def said(self) -> str:
        """Everything that is shown, as lines."""
        return "\n".join(self._said)

    def _clear(self) -> None:
        clear(self._layout)
        self._said = []

    def _text(self, words: str, role: str = "") -> QLabel:
        self._said.append(words)
        return text(words, role)

    def _add_reactions(self, infusion: Infusion) -> None:
        if not infusion.reactions:
            self._add_section("Reactions", (_NO_REACTION[infusion.reaction],))
            return
        for at, each in enumerate(infusion.reactions[:_WITH_VERDICT]):
            sheet = button("Reporting sheet…", partial(self.sheet_wanted.emit, infusion, at), link=True)
            self._add_reaction(facts_of(each, infusion), sheet)
        rest = infusion.reactions[_WITH_VERDICT:]
        if rest:
            told = [chip_text(each, infusion.started, infusion.ended) for each in rest]
            self._layout.addWidget(self._text(f"{len(rest):,} more reactions", "strong"))
            for first in range(0, len(told), _IN_A_PARAGRAPH):
                self._layout.addWidget(self._text("; ".join(told[first : first + _IN_A_PARAGRAPH])))

    def _add_reaction(self, facts: ReactionFacts, sheet: QPushButton) -> None:
        symptom = self._text(facts.symptom, "strong")
        verdict = self._text(f"{state_mark(facts.state)} {facts.verdict}".strip())
        verdict.setProperty("verdict", facts.state.value)
        below = self._text(_shortened("\n".join(facts.lines)))
        sheet.setAccessibleName(f"Reporting sheet for {facts.symptom}: what a form asks, laid out for copying")
        self._layout.addLayout(column(symptom, verdict, below, row(sheet, None), spacing=4))

    def _add_signatures(self, infusion: Infusion, traced: Traced) -> None:
        from ivig_logger.ui.history.signatures import Signatures  # few sessions have any

        shown = Signatures(infusion, traced)
        self._said.append(shown.said)
        self._layout.addWidget(shown)

    def _add_changes(self, changes: Changes) -> None:
        self._said += ["Changes", changes.said]
        self._layout.addWidget(changes)

    def _add_section(self, heading: str, lines: tuple[str, ...]) -> None:
        above = self._text(heading, "strong")
        words = self._text(_shortened("\n".join(lines)), "soft" if heading == "Not recorded" else "")
        self._layout.addLayout(column(above, words, spacing=2))


def _shortened(words: str) -> str:
    """A text of any length in a form that is laid out at once; the form shows all of it."""
    if len(words) <= _MOST_LETTERS:
        return words
    return f"{words[:_MOST_LETTERS]} … ({len(words) - _MOST_LETTERS:,} letters more: open the session to read them)"
