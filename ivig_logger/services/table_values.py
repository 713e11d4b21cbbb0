"""The rows of each table out of the log, as the values that its columns hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from ivig_logger.exchange.log_objects import patient_object
from ivig_logger.exchange.tables.bare import Place, bare_table, bare_values
from ivig_logger.exchange.tables.columns import Table
from ivig_logger.exchange.tables.layout import OF_PEOPLE, PATIENTS, SESSIONS, TABLES
from ivig_logger.services.chosen import Chosen, chosen_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.reaction_values import reaction_values
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.transfer import Cancelled, Told, since_signed
from ivig_logger.storage import infusions, table_rows
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.moments import stored_moment

if TYPE_CHECKING:  # only storage runs SQLAlchemy
    from sqlalchemy import Connection

Values = list[Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A log in a transaction that sees one state of it, and what of it goes out, told as it goes."""

    logbook: Logbook
    db: "Connection"
    chosen: Chosen
    bare: bool
    told: Told

    @classmethod
    def of(cls, logbook: Logbook, db: "Connection", selection: Selection, told: Told) -> "Source":
        """What a selection takes of a log."""
        return cls(logbook, db, chosen_of(db, selection), selection.privacy is Privacy.NO_DATES, told)

    def tables(self) -> Iterator[tuple[Table, Iterator[Values]]]:
        """The tables in their order, each with its rows, which are to be taken before the next table.

        The rows raise StorageFailed, and Cancelled.
        """
        wanted = [each for each in TABLES if not (self.bare and each.name in OF_PEOPLE)]
        for at, table in enumerate(wanted):
            rows = self._patients() if table is PATIENTS else self._rows(table, at, len(wanted))
            yield (bare_table(table), rows) if self.bare else (table, rows)

    def _patients(self) -> Iterator[Values]:
        for each in self.chosen.patients:
            plan = patient_object(each).get("plan")
            yield [self.chosen.numbers[each.id]] if self.bare else [each.id, each.name, each.born, plan]

    def _rows(self, table: Table, at: int, of: int) -> Iterator[Values]:
        hide = bare_values(table)
        done, first = 0, int(table is not SESSIONS)  # people count places from 1
        for some in table_rows.portions(self.chosen.pks):
            # Each table is a way through all sessions, so a share of each session is done with it.
            if not self.told((at * len(self.chosen.pks) + done) // of):
                raise Cancelled
            with sense_made():
                places = self._places(some, done) if self.bare else {}
                for pk, *values in self._portion(table, some):
                    if first:
                        values[1] += first
                    yield hide(values, places[pk]) if self.bare else values
            done += len(some)

    def _portion(self, table: Table, pks: list[int]) -> Iterator[Values]:
        if table.name == "addenda":
            return self._addenda(pks)
        if table.name == "reactions":
            return reaction_values(self.db, table, pks)
        return table_rows.rows_of(self.db, table.name, [each.stored for each in table.columns[2:]], pks)

    def _places(self, pks: list[int], before: int) -> dict[int, Place]:
        """Where each session stands, without saying which it is."""
        number = count(before + 1)
        days = {each: first.local.date() for each, first in self.chosen.firsts.items()}
        places = {}
        for pk, _, patient, at, zone in table_rows.rows_of(self.db, SESSIONS.name, ("started",), pks):
            day = (stored_moment(at, zone).local.date() - days[patient]).days
            places[pk] = Place(next(number), self.chosen.numbers[patient], day, at)
        return places

    def _addenda(self, pks: list[int]) -> Iterator[Values]:
        signed = {row[1]: row[0] for row in table_rows.rows_of(self.db, "signatures", (), pks)}
        for some in infusions.chunks(signed):
            for session in infusions.find(self.db, some):
                for at, each in enumerate(since_signed(self.logbook, session)):
                    said = (each.author, each.role, each.why, each.before, each.after)
                    yield [signed[session.id], session.id, at, each.at.epoch, each.at.zone, *said]
