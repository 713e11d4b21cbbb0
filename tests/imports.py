"""A JSON log brought into another log, as the command and the window do it."""

from ivig_logger.domain.change import Change, Source
from ivig_logger.exchange.log_reading import read_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import Preview, State, changes_of, preview_of


def previewed(logbook: Logbook, data: bytes) -> Preview:
    """What a JSON log would bring."""
    return preview_of(logbook, read_log(data, logbook.patients(), logbook.now()))


def bring(logbook: Logbook, preview: Preview, *, twins: bool = False) -> tuple[Change, ...]:
    """Store what is ticked, and what began beside another session where that is wanted; the changes."""
    beside = {each.where for each in preview.rows if twins and each.state is State.TWIN}
    changes = changes_of(preview, preview.ticked | beside)
    if changes:
        logbook.store_all(changes, why=preview.why, source=Source.IMPORTED)
    return changes
