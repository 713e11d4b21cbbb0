"""The answers as cards: a lot with its sessions, the lots that are in none, and those that are only similar."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ivig_logger.domain.lots import LotUse
from ivig_logger.services.lots import Around, LotAnswer
from ivig_logger.ui.lots.use_row import UseRow
from ivig_logger.ui.pieces import card, clear, column, plain, text
from ivig_logger.words.lots import (
    COUNTING,
    NOT_FOUND,
    SIMILAR,
    answer_text,
    around_text,
    in_error_text,
    not_found_text,
    too_short_text,
    without_lot_text,
    yes_text,
)

_ROWS = 100  # sessions shown at once; the text and the table have all
_LETTERS = 4000


class AnswerCards(QWidget):
    """`opened` carries the LotUse whose session is to be shown. What is beside the answers comes later, in place."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._names: Mapping[str, str] = {}
        self._answers: Sequence[LotAnswer] = ()
        self._left = _ROWS
        self._meaning: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_answers(self, answers: Sequence[LotAnswer], names: Mapping[str, str]) -> None:
        """Show the answers; `names` are told beside the sessions where those of several patients were asked for."""
        self.clear()
        self._answers, self._names = answers, names
        for each in answers:
            if each.uses and self._left > 0:
                parts = self._sessions(each.uses)
                self._add(text(answer_text(each), "heading"), *parts, *_soft(in_error_text(each.in_error)))
        self._say_rest(sum(1 for each in answers if each.uses) - self._layout.count())
        missing = [each for each in answers if not each.uses]
        if missing:
            self._add_missing(missing)

    def show_around(self, around: Around) -> None:
        """Show what else there is to say: the sessions without a lot, and similar lots."""
        if self._meaning is not None:
            missing = sum(1 for each in self._answers if not each.uses)
            words = without_lot_text(around.counts) if missing == 0 else not_found_text(missing, around.counts)
            self._meaning.setText(words)
        for answer in self._answers:
            similar = around.similar.get(answer.asked.keys[0])
            for lot in () if similar is None or self._left <= 0 else similar.lots:
                asked = text(f"{SIMILAR}: asked for {answer.asked.text}", "label")
                self._add(asked, text(f"{lot.lot}: {yes_text(lot.uses)}", "heading"), *self._sessions(lot.uses))
            if more := around_text(around, answer):
                self._layout.addWidget(text(f"{answer.asked.text}: {more}", "soft"))
        for words in (too_short_text(self._answers), *self._of_found(around)):
            if words:
                self._layout.addWidget(text(words, "soft"))

    def clear(self) -> None:
        """Show nothing."""
        clear(self._layout)
        self._left, self._answers, self._meaning = _ROWS, (), None

    def _of_found(self, around: Around) -> Iterator[str]:
        """Beside a yes too: a lot may also have been given in a session that has none recorded."""
        if self._meaning is None and around.counts.without_lot:
            yield without_lot_text(around.counts)

    def _sessions(self, uses: Sequence[LotUse]) -> list[QWidget]:
        shown = uses[: max(self._left, 0)]
        self._left -= len(shown)
        rows: list[QWidget] = []
        for use in shown:
            row = UseRow(use, self._names.get(use.patient, ""))
            row.opened.connect(self.opened)
            rows.append(row)
        more = len(uses) - len(shown)
        return [*rows, *_soft(f"and {more:,} more sessions, in the text and in the table" if more else "")]

    def _add_missing(self, missing: Sequence[LotAnswer]) -> None:
        self._meaning = text(f"{not_found_text(len(missing), None)} {COUNTING}")
        lots = _shortened(", ".join(each.asked.text for each in missing))
        heading = f"{lots}: not in this log" if len(missing) == 1 else f"{NOT_FOUND}: {len(missing):,} lots"
        parts = [text(heading, "heading"), *([text(lots)] if len(missing) > 1 else []), self._meaning]
        errors = (f"{each.asked.text}: {in_error_text(each.in_error)}" for each in missing if each.in_error)
        self._add(*parts, *_soft("\n".join(errors)))

    def _say_rest(self, lots: int) -> None:
        if lots > 0:
            self._layout.addWidget(text(f"and {lots:,} more lots with sessions, in the text and in the table", "soft"))

    def _add(self, *parts: QWidget) -> None:
        self._layout.addWidget(card(plain(column(*parts, spacing=10))))


def _soft(words: str) -> list[QWidget]:
    return [text(words, "soft")] if words else []


def _shortened(words: str) -> str:
    return words if len(words) <= _LETTERS else f"{words[:_LETTERS]} … in the text and in the table"
