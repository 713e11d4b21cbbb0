"""The sessions from which the panels take what they offer."""

from ivig_logger.domain.infusion import Infusion
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.live.session import LiveSession

_LAST = 10


def sessions_of(session: LiveSession) -> list[Infusion]:
    """This session and the last ones of the same patient; only this one where the log cannot be read."""
    here = session.infusion
    try:
        before = session.workspace.logbook.newest(here.patient, limit=_LAST)
    except StorageFailed:
        before = []
    return [*(each for each in before if each.id != here.id), here]
