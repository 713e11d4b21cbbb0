"""Logs for the commands: Ana with two sessions, Bea with one."""

from contextlib import closing
from pathlib import Path

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.logbook import Logbook
from tests.builders import a_moment, a_reaction, an_infusion_on
from tests.logs import log_at

ANA = Patient("00000000-0000-4000-8000-00000000000a", "Ana López")
BEA = Patient("00000000-0000-4000-8000-00000000000b", "Bea Berg")
SESSIONS = (
    an_infusion_on("2026-10-20", 1, patient=ANA.id, notes="slept well", reactions=(a_reaction(),)),
    an_infusion_on("2026-11-10", 2, patient=ANA.id),
    an_infusion_on("2026-10-21", 3, patient=BEA.id),
)


def a_log_of_two(path: Path) -> Path:
    """A log at this path."""
    with closing(Logbook.open(log_at(path))) as logbook:
        logbook.store_all([Change(ANA), Change(BEA), *map(Change, SESSIONS)])
    return path


def sessions_in(path: Path) -> list[Infusion]:
    """What the log at a path holds."""
    with closing(Logbook.open(path, lambda: a_moment("12:00", "2026-12-01"))) as logbook:
        return logbook.find(logbook.ids())
