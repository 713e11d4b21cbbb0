"""The log as one wide table, a line for each session, for people who want to look at it or send it."""

import csv
import io

from ivig_logger.exchange.tables.texts import cell_of
from ivig_logger.exchange.tables.wide import WIDE_HEADERS, wide_row
from ivig_logger.services.chosen import chosen_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Privacy, Selection
from ivig_logger.services.transfer import TELL_EVERY, Cancelled, Counts, NotInThisForm, Told, Write, go_on, writing_out

NO_DATES = "The wide table shows dates. Choose the tables in one zip, or the xlsx file, for an export without dates."


def export_wide(logbook: Logbook, selection: Selection, write: Write, told: Told = go_on) -> Counts:
    """Write the sessions that are chosen, none entered in error, as one CSV table.

    Raises NotInThisForm for an export without dates, Cancelled, StorageFailed, and what `write` raises.
    """
    if selection.privacy is Privacy.NO_DATES:
        raise NotInThisForm(NO_DATES)
    kept, written = io.StringIO(), 0
    lines = csv.writer(kept, lineterminator="\r\n")
    lines.writerow(WIDE_HEADERS)
    write("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
    with writing_out(write) as out, logbook.database.reading() as db:
        chosen = chosen_of(db, selection)
        names = {each.id: cell_of(each.name) for each in chosen.patients}
        for at, each in enumerate(chosen.sessions(db)):
            if at % TELL_EVERY == 0:
                if not told(at):
                    raise Cancelled
                out(_taken(kept))
            if each.entered_in_error is None:
                lines.writerow(wide_row(each, names[each.patient]))
                written += 1
    write(_taken(kept))
    return Counts(len(chosen.patients), written)


def _taken(kept: io.StringIO) -> bytes:
    """What has been written so far, which is not kept any longer."""
    text = kept.getvalue()
    kept.seek(0)
    kept.truncate()
    return text.encode()
