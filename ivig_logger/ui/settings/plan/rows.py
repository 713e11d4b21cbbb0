"""Rows of the plan that a person adds and removes: rate steps, times of vital signs, premedications."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, column, plain, row, text
from ivig_logger.ui.settings.plan.field import PlanField, go_to
from ivig_logger.words.letters import capital

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowKind:
    """What a row is called, and its fields by the names that problems use, with their labels and offered words."""

    name: str
    fields: tuple[tuple[str, str, tuple[str, ...]], ...]
    always_labelled: bool = False


class PlanRow(QWidget):
    """Fields beside one another, and the button that removes them."""

    removal_wanted = Signal(object)

    def __init__(self, kind: RowKind) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.kind = kind
        self.fields = {name: PlanField(label, words) for name, label, words in kind.fields}
        self.remove = button("", self._ask_removal, picture="close")
        self._room = text(" ", "label")  # as high as the labels beside it
        layout = Flow(8, 8)
        for each in self.fields.values():
            layout.add(each, 2)
        layout.add(plain(column(self._room, self.remove, None, spacing=4)), 0)
        self.setLayout(layout)

    @property
    def texts(self) -> Texts:
        """What is typed, in the order of the fields."""
        return tuple(each.value for each in self.fields.values())

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*(each.line for each in self.fields.values()), self.remove]

    def show_texts(self, texts: Texts) -> None:
        """Show these texts."""
        for each, words in zip(self.fields.values(), texts, strict=True):
            each.fill(words)

    def number(self, at: int) -> None:
        """Say which row this is; the labels stand above the first one."""
        name = f"{self.kind.name} {at + 1}"
        for each in self.fields.values():
            each.line.setAccessibleName(f"{capital(name)}: {each.label.text()}")
            each.label.setVisible(at == 0 or self.kind.always_labelled)
        self._room.setVisible(at == 0 or self.kind.always_labelled)
        self.remove.setAccessibleName(f"Remove {name}")
        self.remove.setToolTip(f"Remove {name}")

    def _ask_removal(self) -> None:
        self.removal_wanted.emit(self)


class PlanRows(QWidget):
    """The rows, in order. `reordered` when one came or went; the one removed last can be brought back."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, kind: RowKind, add_words: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.kind = kind
        self.rows: list[PlanRow] = []
        self._removed: tuple[int, Texts] | None = None
        self._list = column(spacing=8)
        self.more = button(add_words, self.add, picture="add")
        self.bring_back = button("Bring it back", self._bring_back)
        self._said = text("", "soft")
        self.setLayout(column(self._list, row(self.more, self._said, self.bring_back, None), spacing=8))
        self._forget()

    @property
    def texts(self) -> tuple[Texts, ...]:
        """What is typed in the rows."""
        return tuple(each.texts for each in self.rows)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*(each for line in self.rows for each in line.stops), self.more, self.bring_back]

    def show_texts(self, rows: Iterable[Texts]) -> None:
        """Show these rows and no others."""
        for each in [*self.rows]:
            self._drop(each)
        for texts in rows:
            self._append(len(self.rows)).show_texts(texts)
        self._forget()
        self._arrange()

    def add(self) -> None:
        """An empty row at the end, with the cursor in it; where the last one is empty already, that one."""
        if not self.rows or any(self.rows[-1].texts):
            self._append(len(self.rows))
            self._arrange()
        go_to(self.rows[-1].stops[0])

    def remove(self, gone: PlanRow) -> None:
        """Take a row away."""
        at = self.rows.index(gone)
        self._forget()
        if any(gone.texts):
            self._removed = (at, gone.texts)
            self._said.setText(f"{capital(self.kind.name)} {at + 1} was removed.")
            self._said.show()
            self.bring_back.show()
        self._drop(gone)
        self._arrange()
        go_to(self.rows[min(at, len(self.rows) - 1)].stops[0] if self.rows else self.more)
        self.changed.emit()

    def _bring_back(self) -> None:
        if self._removed is not None:
            at, texts = self._removed
            back = self._append(at)
            back.show_texts(texts)
            self._forget()
            self._arrange()
            go_to(back.stops[0])
            self.changed.emit()

    def _go_on(self, done: PlanRow) -> None:
        """Enter goes to the next row; behind the last one it makes one."""
        at = self.rows.index(done) + 1
        if at < len(self.rows):
            go_to(self.rows[at].stops[0])
        else:
            self.add()

    def _change(self, typed: PlanRow, column_at: int) -> None:
        """A table that was pasted into one field is spread over the fields and over rows of its own."""
        lines = [each.split("\t") for each in typed.texts[column_at].splitlines() if each.strip()]
        widest = max((len(each) for each in lines), default=0)
        if (len(lines) > 1 or widest > 1) and column_at + widest <= len(typed.fields):
            self._spread(lines, self.rows.index(typed), column_at)
        self.changed.emit()

    def _spread(self, lines: Sequence[Sequence[str]], at: int, column_at: int) -> None:
        for row_at, cells in enumerate(lines, at):
            filled = self.rows[at] if row_at == at else self._append(row_at)
            for field, cell in zip([*filled.fields.values()][column_at:], cells, strict=False):
                field.fill(cell.strip())
        self._arrange()

    def _append(self, at: int) -> PlanRow:
        made = PlanRow(self.kind)
        made.removal_wanted.connect(self.remove)
        for column_at, each in enumerate(made.fields.values()):
            each.changed.connect(partial(self._change, made, column_at))
            each.entered.connect(partial(self._go_on, made))
        self.rows.insert(at, made)
        self._list.insertWidget(at, made)
        made.show()  # now, and not when Qt comes to it: the focus is about to go there
        return made

    def _drop(self, gone: PlanRow) -> None:
        self.rows.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _forget(self) -> None:
        self._removed = None
        self._said.hide()
        self.bring_back.hide()

    def _arrange(self) -> None:
        for at, each in enumerate(self.rows):
            each.number(at)
        self.reordered.emit()
