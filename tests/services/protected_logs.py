"""Folders with everything that a log may have beside it, for the tests of switching its encryption on and off."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ivig_logger.domain.change import Entry
from ivig_logger.domain.profile import Profile
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.drafts import FORM, Drafts
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sealing import FileCipher
from tests.builders import PATIENT, a_full_infusion
from tests.logs import log_at

CANARY = "Canary-7f3a-öß"
ANNA = Profile("a", "Anna Berg", "nurse", "RN")
BEN = Profile("b", "Ben")
PASS, OTHER = "correct horse", "battery staple"


def a_plain_log(folder: Path) -> Path:
    """A plain log of three sessions with a backup and a draft, all with the canary in them."""
    log = folder / "log.db"
    with closing(Logbook.open(log_at(log))) as logbook:
        logbook.store(PATIENT)
        for number in (1, 2, 3):
            logbook.store(a_full_infusion(number, notes=f"{CANARY} {number}"))
        Backups(logbook).make(Occasion.ASKED)
    assert Drafts(log).keep(FORM, f"typed {CANARY}")
    return log


def content(log: Path, key: bytes | None = None) -> list[Entry]:
    """All that is stored in a log."""
    with closing(Logbook.open(log, key=key)) as logbook:
        return list(logbook.everything())


def draft(log: Path, key: bytes | None = None) -> str | None:
    """What the next start offers."""
    return Drafts(log, None if key is None else FileCipher(key)).left_behind(FORM)


def holding(folder: Path, words: str = CANARY) -> set[str]:
    """The files of a folder that hold these words, whatever they are, in the texts of SQLite, of files and of Qt."""
    forms = [words.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]
    return {each.name for each in files(folder) if any(form in each.read_bytes() for form in forms)}


def files(folder: Path) -> Iterator[Path]:
    """All files in a folder and below."""
    return (each for each in folder.rglob("*") if each.is_file())


def names(folder: Path) -> set[str]:
    """The names of what lies in a folder itself."""
    return {each.name for each in folder.iterdir()}
