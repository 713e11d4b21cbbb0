"""A log of two patients with canary words in all that is the first one's, and the search for them, byte by byte."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Author, Logbook
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.logs import log_at

NOW = a_moment("12:00", "2026-11-01")
CANARIES = ("Zebrina", "Quokkaflut", "Wombatspur", "Narwalsang", "Okapitrab")
GOING = Patient("00000000-0000-4000-8000-00000000000a", "Zebrina Quokkaflut")
STAYING = Patient("00000000-0000-4000-8000-00000000000b", "Patient B")


def open_log(path: Path, key: bytes | None = None) -> Logbook:
    """The log, in which a nurse works."""
    return Logbook.open(log_at(path, key), lambda: NOW, Author("Ana", "nurse"), key=key)


def fill_log(log: Logbook) -> None:
    """Sessions of both, corrected, removed, and one of a wrong patient that was put right."""
    log.store(PATIENT)
    log.store(STAYING)
    log.store(GOING)
    for number in range(1, 6):
        log.store(a_full_infusion(number, patient=GOING.id, notes=f"Wombatspur {number}"))
        log.store(a_full_infusion(number + 100, patient=STAYING.id, notes=f"kept {number}"))
    _correct(log, 1, why="Narwalsang", notes="Wombatspur again")
    _correct(log, 101, why="typo", notes="kept otherwise")
    (removed,) = log.find([an_infusion(2).id])
    log.store(None, instead_of=removed, why="Narwalsang")
    wrong = an_infusion(200, patient=STAYING.id, notes="Okapitrab")
    log.store(wrong)
    _correct(log, 200, why="wrong patient", patient=GOING.id)


def _correct(log: Logbook, number: int, *, why: str, **changes: object) -> None:
    (stored,) = log.find([an_infusion(number).id])
    log.store(replace(stored, **changes), instead_of=stored, why=why)  # type: ignore[arg-type]  # names of fields


def make_backup(log: Logbook) -> Path:
    """A backup of now."""
    return Backups(log).make(Occasion.ASKED).path


def canaries_in(*folders: Path) -> list[str]:
    """Which files hold a canary word, in UTF-8 or UTF-16."""
    return [each.name for folder in folders for each in _files(folder) if _holds_canary(each.read_bytes())]


def others_in(log: Logbook) -> tuple[list[str], list[str]]:
    """Everything of the other patients: the entries, and their revisions with hashes."""
    entries = [each for each in log.everything() if GOING.id not in (each.id, getattr(each, "patient", ""))]
    going = {GOING.id, *(each.id for each in log.everything() if getattr(each, "patient", "") == GOING.id)}
    going |= {an_infusion(2).id}
    with log.database.raw() as connection:
        rows = connection.execute("SELECT * FROM revisions ORDER BY pk").fetchall()
    return [canonical(each) for each in entries], [
        json.dumps(row) for row in rows if row[2] not in going and row[2] != ""
    ]


def _holds_canary(data: bytes) -> bool:
    lower = data.lower()
    words = (each.lower() for each in CANARIES)
    return any(word.encode(how) in lower for word in words for how in ("utf-8", "utf-16-le", "utf-16-be"))


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.rglob("*")) if each.is_file())
