"""A card of rows: a heading with its answers, the rows, a button for one more, and what is said about the whole."""

from collections.abc import Iterator, Sequence
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.problems import Problem
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.rows import Entry, EntryRow, Rows
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, card, column, row, show_property, text
from ivig_logger.words.problems import problem_text


class Section(QWidget, Generic[Entry]):
    """`kind` is the name that problems use ("vials"); `answers` the words of exclusive chips, if there are any."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, title: str, kind: str, rows: Rows[Entry], add_words: str, answers: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.kind, self.rows = kind, rows
        self.chips = Choice("", answers, answers[0] if answers else "", self)
        self.chips.setVisible(bool(answers))
        for each in self.chips.findChildren(QPushButton):
            each.setAccessibleName(f"{title}: {each.text()}")
        self.more = button(add_words, self.add, picture="add")
        self.note, self.aside = text(""), text("", "soft")
        for said in (self.note, self.aside):
            said.hide()
        head = Flow(12, 8)
        head.add(text(title, "heading", wrap=False), 0)
        if answers:
            head.add(self.chips, 3)  # takes what is left of the line: all of them stand beside one another there
        self.extra = column(spacing=8)
        self._judged: tuple[Problem, ...] = ()
        self._insisted = False
        last = row(self.more, None)
        self.setLayout(column(card(head, rows, self.aside, self.note, self.extra, last, spacing=12)))
        rows.changed.connect(self.changed)
        rows.reordered.connect(self.reordered)
        self.chips.changed.connect(self._answered)

    def add(self) -> EntryRow[Entry]:
        """One more row, ready to be typed in."""
        made = self.rows.add()
        next(iter(made.parts.values())).entry.setFocus()
        self.changed.emit()
        return made

    def fields(self) -> Iterator[tuple[str, Part]]:
        """The fields in sight, by the names that problems use."""
        for at, each in enumerate(self.rows.rows):
            for name, part in each.parts.items():
                yield f"{self.kind}.{at}.{name}", part

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        chips = [*self.chips.findChildren(QPushButton)]
        inside = [each for line in self.rows.rows for each in line.stops]
        return [*chips, *inside, self.rows.bring_back, self.rows.more, self.more]

    def insist(self) -> None:
        """From now on what is said about the whole is said at once."""
        self._insisted = True

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is said about the whole card, once a field of it was left."""
        self._judged = tuple(problems)
        touched = self._insisted or any(part.insisted for _, part in self.fields())
        said = self._judged if touched else ()
        refused = [each for each in said if each.refuse]
        self.note.setText(" ".join(problem_text(each) for each in refused or said))
        show_property(self.note, "role", "refuse" if refused else "warn")
        self.note.setVisible(bool(said))

    def start_over(self) -> None:
        """As if never touched."""
        self._insisted = False
        for _, part in self.fields():
            part.start_over()

    def _answered(self) -> None:
        self.changed.emit()


def aside_text(count: int, name: str, answer: str) -> str:
    """What is said of rows that are typed and do not go with the answer."""
    if not count:
        return ""
    rows = f"1 {name} is" if count == 1 else f"{count:,} {name}s are"
    return f"{rows} kept aside and not saved, unless “{answer}” is chosen again."
