"""Rows that a person adds and removes: reactions, medicines, vials. Many are shown a portion at a time."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import button, column, plain, row, text

Entry = TypeVar("Entry")
PORTION = 50


class EntryRow(QWidget, Generic[Entry]):
    """One row: it shows an entry and gives it back. `name` is what a person calls it ("reaction")."""

    changed = Signal()
    removal_wanted = Signal(object)
    stops_changed = Signal()
    name = "row"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")

    @property
    def entry(self) -> Entry:
        """What is typed in the row."""
        raise NotImplementedError

    def show_entry(self, entry: Entry) -> None:
        """Show an entry; only what differs is touched, so that typing goes on where it was."""
        raise NotImplementedError

    @property
    def parts(self) -> dict[str, Part]:
        """The fields by the names that problems use, in the order in which they are seen."""
        raise NotImplementedError

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        raise NotImplementedError

    def number(self, at: int, *, labelled: bool) -> None:
        """Say which row this is; only a labelled one shows the labels of its fields."""
        for part in self.parts.values():
            part.entry.setAccessibleName(f"{self.name.capitalize()} {at + 1}: {part.label.text()}")
            part.label.setVisible(labelled)

    def _beside(self, *parts: QWidget | None) -> QWidget:
        """Buttons that stand beside the inputs."""
        return plain(column(row(*parts, spacing=6), None))

    def _label_height(self) -> int:
        """How much lower than their labels the inputs stand."""
        label = next(iter(self.parts.values())).label
        return 0 if label.isHidden() else label.sizeHint().height() + 4

    def _ask_removal(self) -> None:
        self.removal_wanted.emit(self)


class Rows(QWidget, Generic[Entry]):
    """The rows, in order. The last one removed can be brought back; those beyond a portion are kept as they are."""

    changed = Signal()
    reordered = Signal()

    def __init__(self, make: Callable[[], EntryRow[Entry]], blank: Entry) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._make, self._blank = make, blank
        self.rows: list[EntryRow[Entry]] = []
        self.kept: tuple[Entry, ...] = ()
        self._removed: tuple[int, Entry] | None = None
        self._labels_everywhere = False
        self._list = column(spacing=10)
        self._said = text("", "soft")
        self.bring_back = button("Bring it back", self._bring_back, small=True)
        self._more_said = text("", "soft")
        self.more = button(f"Show {PORTION} more", self._show_more, small=True)
        self._footer, self._rest = (QWidget(), QWidget())
        for holder, parts in (
            (self._footer, (self._said, self.bring_back)),
            (self._rest, (self._more_said, self.more)),
        ):
            holder.setObjectName("plain")
            holder.setLayout(row(*parts))
            holder.hide()
        self.setLayout(column(self._list, self._footer, self._rest, spacing=10))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, those kept as they are included."""
        return (*self.shown, *self.kept)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that have a row in sight."""
        return tuple(each.entry for each in self.rows)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these and no others; rows that are there already are used again."""
        shown = max(PORTION, len(self.rows))
        wanted, self.kept = entries[:shown], tuple(entries[shown:])
        while len(self.rows) > len(wanted):
            self._drop(self.rows[-1])
        for at, entry in enumerate(wanted):
            if at == len(self.rows):
                self._append()
            self.rows[at].show_entry(entry)
        self._forget_removed()
        self._arrange()

    def add(self) -> EntryRow[Entry]:
        """An empty row at the end of those in sight."""
        made = self._append()
        self._arrange()
        return made

    def label_everywhere(self, wanted: bool) -> None:
        """Whether every row shows its labels, as it must where a row breaks into lines."""
        if wanted != self._labels_everywhere:
            self._labels_everywhere = wanted
            self._number()

    def remove(self, gone: EntryRow[Entry]) -> None:
        """Take a row away; what was typed in it can be brought back."""
        at = self.rows.index(gone)
        if gone.entry != self._blank:
            self._removed = (at, gone.entry)
            self._said.setText(f"{gone.name.capitalize()} {at + 1} was removed.")
            self._footer.show()
        self._drop(gone)
        self._arrange()
        self.changed.emit()

    def _bring_back(self) -> None:
        if self._removed is not None:
            at, entry = self._removed
            entries = list(self.entries)
            entries.insert(at, entry)
            self.show_entries(entries)
            self.changed.emit()

    def _show_more(self) -> None:
        wanted, self.kept = self.kept[:PORTION], self.kept[PORTION:]
        first = len(self.rows)
        for entry in wanted:
            self._append().show_entry(entry)
        self._arrange()
        next(iter(self.rows[first].parts.values())).entry.setFocus()

    def _append(self) -> EntryRow[Entry]:
        made = self._make()
        made.changed.connect(self.changed)
        made.removal_wanted.connect(self.remove)
        made.stops_changed.connect(self.reordered)
        self.rows.append(made)
        self._list.addWidget(made)
        made.show()  # now, and not when Qt comes to it: the focus is about to go there
        return made

    def _drop(self, gone: EntryRow[Entry]) -> None:
        self.rows.remove(gone)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

    def _forget_removed(self) -> None:
        self._removed = None
        self._footer.hide()

    def _arrange(self) -> None:
        self._number()
        name = self.rows[0].name if self.rows else ""
        plural = "" if len(self.kept) == 1 else "s"
        self._more_said.setText(f"{len(self.kept):,} more {name}{plural} are kept as they are.")
        self._rest.setVisible(bool(self.kept))
        self.reordered.emit()

    def _number(self) -> None:
        for at, each in enumerate(self.rows):
            each.number(at, labelled=at == 0 or self._labels_everywhere)
