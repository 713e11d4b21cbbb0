"""The row of one reaction: what, when it began, how bad; below it the verdict, and what belongs beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain import vocabulary
from ivig_logger.domain.infusion import Infusion, Reaction, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.entry import ReactionEntry, onset_echo
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.asides import MoveOffer, call_notice
from ivig_logger.ui.form.pills import Pill
from ivig_logger.ui.form.reaction_details import ReactionDetails, details_text, same_actions
from ivig_logger.ui.form.rows import EntryRow
from ivig_logger.ui.inputs import Box, LineInput, Words
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.severities import short_severity_text

_SEVERITIES = (Severity.MILD, Severity.MODERATE, Severity.SEVERE, Severity.NOT_GRADED)


class ReactionRow(EntryRow[ReactionEntry]):
    """`move_wanted` asks to keep this reaction in the other session that was offered."""

    call_list_wanted = Signal()
    move_wanted = Signal(object)
    name = "reaction"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._shown = ReactionEntry()
        symptom, onset = LineInput("what was felt or seen"), LineInput("25, 14:15, about 25, not known")
        onset.setToolTip(onset.placeholderText())
        symptom.setCompleter(words)
        self.symptom = Part("What", symptom, 13)
        self.onset = Part("Began (minutes or clock)", onset, 16)
        self.severity = Part(
            "How bad", Box([(short_severity_text(each), each.value) for each in _SEVERITIES], _SEVERITIES), 13
        )
        self.severity.show_choice(Severity.NOT_GRADED)
        self.more = button("More", self._toggle, chip=True)
        self.more.setCheckable(True)
        self.remove = button("", self._ask_removal, picture="close")
        self.verdict = Pill()
        self.summary = text("", "soft")
        self.summary.hide()
        self.details: ReactionDetails | None = None
        self._call: QFrame | None = None
        self._offer: MoveOffer | None = None
        self.other: Infusion | None = None
        self._lay_out()

    @property
    @override
    def entry(self) -> ReactionEntry:
        shown, details = self._shown, self.details
        return ReactionEntry(
            symptom=self.symptom.value,
            onset=self.onset.value,
            severity=Severity(str(self.severity.choice)),
            actions=shown.actions if details is None else same_actions(details.done, shown.actions),
            resolved=shown.resolved if details is None else details.resolved.value,
            notes=shown.notes if details is None else details.notes.value,
        )

    @override
    def show_entry(self, entry: ReactionEntry) -> None:
        self._shown = entry
        self.symptom.show_text(entry.symptom)
        self.onset.show_text(entry.onset)
        self.severity.show_choice(entry.severity)
        if self.details is not None:
            self.details.show_entry(entry)
        self._summarise()

    @property
    @override
    def parts(self) -> dict[str, Part]:
        found = {"symptom": self.symptom, "onset": self.onset, "severity": self.severity}
        if self.details is not None:
            found |= {"resolved": self.details.resolved, "notes": self.details.notes}
        return found

    @property
    @override
    def stops(self) -> list[QWidget]:
        fields: list[QWidget] = [self.symptom.entry, self.onset.entry, self.severity.entry]
        asides = [each for aside in (self._offer, self._call) if aside for each in aside.findChildren(QPushButton)]
        return [*fields, self.more, self.remove, *asides, *([] if self.details is None else self.details.stops)]

    @override
    def number(self, at: int, *, labelled: bool) -> None:
        super().number(at, labelled=labelled)
        self.more.setAccessibleName(f"Reaction {at + 1}: more, what was done, when it was over, notes")
        self.remove.setAccessibleName(f"Remove reaction {at + 1}")
        self.remove.setToolTip("Remove this reaction")

    def judge(self, reaction: Reaction | None, started: Moment | None, problems: Sequence[Problem]) -> None:
        """Show the verdict of what is typed; `problems` are those of this row."""
        entry = self.entry
        if reaction is None or entry == ReactionEntry():
            self.verdict.hide()
        else:
            self.verdict.show_verdict(reaction.onset, started)
        echo = onset_echo(reaction.onset, started, entry.onset) if reaction and started else ""
        self.onset.show_fact(f"= {echo}" if echo else "")
        if any(each.refuse and each.where.endswith((".resolved", ".notes")) for each in problems):
            self.open_details()
        self._show_call(entry)

    def offer(self, other: Infusion | None, *, later: bool) -> None:
        """Offer to keep the reaction in another session, to whose time its onset belongs; None takes it back."""
        self.other = other
        if other is not None and self._offer is None:
            self._offer = MoveOffer()
            self._offer.wanted.connect(self._ask_move)
            self._below.insertWidget(0, self._offer)
            self.stops_changed.emit()
        if self._offer is not None and other is not None:
            self._offer.show_other(other, later=later)
        elif self._offer is not None:
            self._offer.hide()

    def open_details(self) -> None:
        """Show what was done, when it was over, and the notes."""
        if self.details is None:
            self.details = ReactionDetails(self._shown)
            self.details.changed.connect(self.changed)
            self._below.addWidget(self.details)
            self.stops_changed.emit()
        self.more.setChecked(True)
        self.details.show()
        self.summary.hide()

    def _toggle(self) -> None:
        if self.more.isChecked():
            self.open_details()
        elif self.details is not None:
            self.details.hide()
            self._summarise()

    def _summarise(self) -> None:
        words = details_text(self.entry)
        self.summary.setText(words)
        self.summary.setVisible(bool(words) and not self.more.isChecked())

    def _show_call(self, entry: ReactionEntry) -> None:
        wanted = vocabulary.is_call(Reaction(entry.symptom, severity=entry.severity))
        if wanted and self._call is None:
            self._call = call_notice(self.call_list_wanted.emit)
            self._below.insertWidget(0, self._call)
            self.stops_changed.emit()
        if self._call is not None:
            self._call.setVisible(wanted)

    def _ask_move(self) -> None:
        self.move_wanted.emit(self)

    def _lay_out(self) -> None:
        fields = Flow(8, 8)
        for part, stretch in ((self.symptom, 4), (self.onset, 3), (self.severity, 2)):
            fields.add(part, stretch)
            part.changed.connect(self.changed)
        fields.add(self._beside(self.more, self.remove), 0, self._label_height)
        self._below: QVBoxLayout = column(spacing=8)
        self.setLayout(column(fields, row(self.verdict, None), self.summary, self._below, spacing=8))
