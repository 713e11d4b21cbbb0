"""Two logs of one name share a stick, and each leaves the other's copies alone."""

import shutil
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.erased_copies import Outcome, do_copy, reach_of
from ivig_logger.services.erasing import erase_patient
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.own_copies import beginning_of, own
from ivig_logger.services.protection import plain_copies
from tests.builders import PATIENT, an_infusion
from tests.conftest import NOW
from tests.logs import log_at

KEY, OTHER = bytes(range(32)), bytes(32)


def a_log(folder: Path, key: bytes | None, name: str) -> Logbook:
    made = Logbook.open(log_at(folder / "log.db", key), lambda: NOW, key=key)
    made.store_all([Change(Patient(PATIENT.id, name)), Change(an_infusion(1))])
    return made


def carried(log: Logbook, stick: Path) -> Path:
    """A backup of a log, on the stick too."""
    return Path(shutil.copy(Backups(log).make(Occasion.ASKED).path, stick / f"ivig-log {log.path.parent.name}.db"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_a_copy_of_the_log_is_its_own_and_that_of_another_is_not(tmp_path: Path, stick: Path) -> None:
    ours, theirs = a_log(tmp_path / "a", None, "Anna"), a_log(tmp_path / "b", None, "Ben")
    copies = [carried(ours, stick), carried(theirs, stick)]
    assert own(copies, stick, beginning_of(ours.database), None) == copies[:1]
    for each in (ours, theirs):
        each.close()


def test_a_log_that_was_changed_since_knows_its_older_copies(tmp_path: Path, stick: Path) -> None:
    ours = a_log(tmp_path / "a", None, "Anna")
    older = carried(ours, stick)
    ours.store(an_infusion(2, notes="later"))
    assert own([older], stick, beginning_of(ours.database), None) == [older]
    ours.close()


def test_an_encrypted_copy_that_does_not_open_is_left_to_whoever_can_open_it(tmp_path: Path, stick: Path) -> None:
    ours, theirs = a_log(tmp_path / "a", KEY, "Anna"), a_log(tmp_path / "b", OTHER, "Ben")
    copies = [carried(ours, stick), carried(theirs, stick)]
    assert own(copies, stick, beginning_of(ours.database), KEY) == copies[:1]
    for each in (ours, theirs):
        each.close()


def test_copies_beside_the_log_are_never_looked_into(tmp_path: Path, stick: Path) -> None:
    ours = a_log(tmp_path / "a", None, "Anna")
    damaged = tmp_path / "a" / "log.db.before-1"
    damaged.write_bytes(b"damaged")
    assert own([damaged], stick, beginning_of(ours.database), None) == [damaged]
    ours.close()


def test_deleting_a_patient_removes_no_copy_of_another_log(tmp_path: Path, stick: Path) -> None:
    ours, theirs = a_log(tmp_path / "a", KEY, "Anna"), a_log(tmp_path / "b", OTHER, "Ben")
    backup = Backups(theirs).make(Occasion.ASKED).path
    copy = Path(shutil.copy(backup, stick / backup.name))
    whole = copy.read_bytes()
    assert reach_of(ours, PATIENT.id, stick).unreadable == ()
    erase_patient(ours, PATIENT.id, copies_too=True)
    assert do_copy(ours, copy).outcome is Outcome.LEFT
    assert copy.read_bytes() == whole
    for each in (ours, theirs):
        each.close()


def test_plain_copies_of_another_log_are_not_asked_about(tmp_path: Path, stick: Path) -> None:
    ours, theirs = a_log(tmp_path / "a", KEY, "Anna"), a_log(tmp_path / "b", None, "Ben")
    backup = Backups(theirs).make(Occasion.ASKED).path
    shutil.copy(backup, stick / backup.name)
    found = plain_copies(ours.path, stick)
    assert [each.name for each in found] == [backup.name]
    assert own(found, stick, beginning_of(ours.database), None) == []
    for each in (ours, theirs):
        each.close()
