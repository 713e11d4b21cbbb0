"""A card of rows that are told by the clock. It is out of sight until it is opened or a session has such rows."""

from collections.abc import Callable, Sequence

from typing_extensions import override

from ivig_logger.exchange.entry import Reading
from ivig_logger.ui.form.rows import Entry, EntryRow, Rows
from ivig_logger.ui.form.section import Section
from ivig_logger.ui.form.timed_row import TimedRow
from ivig_logger.ui.pieces import button


class TimedCard(Section[Entry]):
    """`opener` stands in the form while the card does not. `letters` is the width at which its rows fit on a line."""

    letters = 0

    def __init__(
        self, title: str, kind: str, make: Callable[[], TimedRow[Entry]], blank: Entry, add_words: str
    ) -> None:
        super().__init__(title, kind, Rows[Entry](self._made, blank), add_words)
        self._make_row = make
        self._blank = blank
        self._opened = False
        self.opener = button(f"Add {title[:1].lower()}{title[1:]}", self.add, picture="add")
        self.hide()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """A place for each row, empty ones included."""
        return self.rows.entries

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that have a row in sight."""
        return self.rows.shown

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows; with none the card stays as it is, open or folded."""
        self.rows.show_entries(entries)
        self._arrange()

    def forget(self) -> None:
        """Begin anew, folded, for another session."""
        self._opened = False
        self.show_entries(())
        self.start_over()

    def show_facts(self, reading: Reading) -> None:
        """Show what the rows in sight come to."""
        for at, each in enumerate(self.rows.rows):
            if isinstance(each, TimedRow):
                where = f"{self.kind}.{at}"
                each.show_facts(where, reading.moments, reading.started, reading.flows.get(where))

    @override
    def add(self) -> EntryRow[Entry]:
        self._opened = True
        self._arrange()
        return super().add()

    def _made(self) -> TimedRow[Entry]:
        made = self._make_row()
        made.finished.connect(self._go_on)
        return made

    def _go_on(self, finished: TimedRow[Entry]) -> None:
        """Enter leads to the next row, behind the last one to a new one; from an empty row it leads nowhere."""
        at = self.rows.rows.index(finished) + 1
        if at < len(self.rows.rows):
            next(iter(self.rows.rows[at].parts.values())).entry.setFocus()
        elif self.rows.kept:
            self.rows.more.click()
        elif finished.entry != self._blank:
            self.add()

    def _arrange(self) -> None:
        is_open = self._opened or bool(self.rows.rows)
        self.setVisible(is_open)
        self.opener.setVisible(not is_open)
