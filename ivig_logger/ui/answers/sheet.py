"""What stands in each cell of a table, and which sessions are behind it; a cell is put into words when it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.answers.tables import By, Cross, Key, Row
from ivig_logger.domain.answers.wilson import Interval
from ivig_logger.words import answers as words
from ivig_logger.words.counts import sessions_text

_Members = tuple[SessionFact, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, what a screen reader says, and the sessions that it opens. An interval is painted as a bar."""

    text: str
    spoken: str
    members: _Members = ()
    interval: Interval | None = None


class Sheet(Protocol):
    """A table of any kind; the first column says what its rows are."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings of the columns."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def key(self, row: int) -> Key:
        """What tells a row from the others, also after the log has changed."""

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    name: str
    text: Callable[[Group], str]
    members: Callable[[Group], _Members]


def _everything(group: Group) -> _Members:
    return group.members


def _early(group: Group) -> _Members:
    return group.with_first_hour(Answer.YES)


def _unknown_members(group: Group) -> _Members:
    return group.unknown


def _with_onset(group: Group) -> _Members:
    return tuple(each for each in group.members if each.onset is not None)


def _with_worst(group: Group) -> _Members:
    worst = group.worst
    return tuple(each for each in group.members if each.worst is worst) if worst is not None else ()


_COLUMNS = (
    _Column("Sessions", "sessions", lambda group: f"{group.sessions:,}", _everything),
    _Column("First\nhour", "with a reaction in the first hour", words.first_hour_text, _early),
    _Column("Unknown", "unknown for the first hour", lambda group: words.unknown_text(group) or "0", _unknown_members),
    _Column("95 %\ninterval", "95 % interval of the share", lambda group: words.interval_text(group.interval), _early),
    _Column("Any\nreaction", "with any reaction", words.reaction_text, lambda group: group.with_reaction(Answer.YES)),
    _Column("Median\nonset", "median onset", words.onset_text, _with_onset),
    _Column("Worst", "worst severity", words.worst_text, _with_worst),
    _Column("Dates", "dates", words.dates_text, _everything),
)
INTERVAL = 4
NARROW = (1, 2, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class RowsSheet:
    """A row for each value of what the table counts by."""

    by: By
    rows: tuple[Row, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The value, and what is counted."""
        return words.SHORT_TITLES[self.by], *(each.title for each in _COLUMNS)

    @property
    def count(self) -> int:
        """A row for each value."""
        return len(self.rows)

    def key(self, row: int) -> Key:
        """The value."""
        return self.rows[row].key

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""
        group = self.rows[row].group
        name = words.key_text(self.by, self.rows[row].key, group)
        if column == 0:
            return Cell(name, f"{name}: {sessions_text(group.sessions)}", group.members)
        of = _COLUMNS[column - 1]
        text, members = of.text(group), of.members(group)
        interval = group.interval if column == INTERVAL else None
        return Cell(text, f"{name}, {of.name}: {text}{_opens(members)}", members, interval)


@dataclass(frozen=True, slots=True)
class CrossSheet:
    """Two tables at once: in each cell how many of its sessions had a reaction in the first hour."""

    by: By
    across: By
    cross: Cross

    @property
    def titles(self) -> tuple[str, ...]:
        """The values of the second table."""
        return words.SHORT_TITLES[self.by], "All", *(self._name(each) for each in self.cross.columns)

    @property
    def count(self) -> int:
        """A row for each value of the first table."""
        return len(self.cross.rows)

    def key(self, row: int) -> Key:
        """The value of the first table."""
        return self.cross.rows[row].key

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""
        line = self.cross.rows[row]
        name = words.key_text(self.by, line.key, line.group)
        if column == 0:
            return Cell(name, f"{name}: {sessions_text(line.group.sessions)}", line.group.members)
        over = None if column == 1 else self.cross.columns[column - 2]
        group = line.group if over is None else self.cross.cells.get((line.key, over.key))
        title = "all" if over is None else self._name(over)
        if group is None:
            return Cell(words.NOTHING, f"{name}, {title}: no session")
        text, unknown = words.first_hour_text(group), words.unknown_text(group)
        told = f"{text}, {unknown}" if unknown else text
        spoken = f"{name}, {title}, with a reaction in the first hour: {told}{_opens(group.members)}"
        return Cell(f"{text}\n{len(group.unknown):,} unknown" if unknown else text, spoken, group.members)

    def _name(self, over: Row) -> str:
        return words.key_text(self.across, over.key, over.group)


def _opens(members: _Members) -> str:
    return f". Opens {sessions_text(len(members))}" if members else ""
