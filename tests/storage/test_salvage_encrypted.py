"""What can be read of an encrypted log of which one page is damaged: the other pages, whatever was asked first."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.encryption import PAGE
from ivig_logger.storage.salvage import salvage
from tests.builders import PATIENT, a_full_infusion

_DEFINITIONS = 4  # pages that hold what the tables are; without one of them nothing can be asked


EVERY = int(os.environ.get("IVIG_LOGGER_EVERY_STEP", "4"))  # 1 tries each page


def test_a_page_that_is_refused_does_not_end_the_reading_of_the_others(tmp_path: Path) -> None:
    log, key = tmp_path / "log.db", os.urandom(32)
    with closing(Logbook.open(log, key=key)) as logbook:
        logbook.store(PATIENT)
        session = a_full_infusion(1)
        logbook.store(session)
        for number in range(30):
            changed = replace(session, notes=f"later {number}")
            logbook.store(changed, instead_of=session, why="typo")
            session = changed
    whole, damaged = log.read_bytes(), tmp_path / "damaged.db"
    lost = []
    for at in range(PAGE, len(whole), PAGE * EVERY):
        damaged.write_bytes(whole[:at] + bytes(PAGE) + whole[at + PAGE :])
        if salvage(damaged, key).entries != {PATIENT.id: PATIENT, session.id: session}:
            lost.append(at // PAGE)
    assert len(lost) <= _DEFINITIONS
