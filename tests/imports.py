"""A JSON log brought into another log, as the command and the window do it."""

from ivig_logger.domain.change import Change, Source
from ivig_logger.exchange.log_reading import read_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import Preview, changes_of, preview_of


def previewed(logbook: Logbook, data: bytes) -> Preview:
    """What a JSON log would bring."""
    return preview_of(logbook, read_log(data, logbook.patients(), logbook.now()))


def bring(logbook: Logbook, preview: Preview) -> tuple[Change, ...]:
    """Store what is ticked; the changes."""
    changes = changes_of(preview, preview.ticked)
    if changes:
        logbook.store_all(changes, why=preview.why, source=Source.IMPORTED)
    return changes
