"""Encryption is switched on and off: what lies there before and afterwards, and what opens it."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Patient
from ivig_logger.services.backup_round import go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.drafts import draft_path
from ivig_logger.services.export_file import export_to
from ivig_logger.services.key_file import KeysDamaged, copy_path, key_path, read
from ivig_logger.services.keyring import TooShort
from ivig_logger.services.location import IsTheLog
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.protection import (
    KeysMissing,
    Protected,
    change_keys,
    convert_copies,
    encrypted_copies,
    find_keyring,
    finish,
    plain_copies,
    protect,
    remove_copies,
    unprotect,
)
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.services.protected_logs import ANNA, BEN, CANARY, OTHER, PASS, a_plain_log, content, draft, holding, names
from tests.storage.files import folder_of, needs_posix

BEN_PATIENT = Patient("00000000-0000-4000-8000-000000000002", f"Ben {CANARY}")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Protected]:
    """A folder with a plain log, one with it encrypted, and what opens that."""
    folder = tmp_path_factory.mktemp("ready")
    log = a_plain_log(folder / "plain")
    shutil.copytree(log.parent, folder / "encrypted")
    return log.parent, folder / "encrypted", protect(folder / "encrypted" / "log.db", ANNA, PASS)


@pytest.fixture
def plain(ready: tuple[Path, Path, Protected], tmp_path: Path) -> Path:
    """A plain log with a backup and a draft."""
    return Path(shutil.copytree(ready[0], tmp_path / "plain")) / "log.db"


@pytest.fixture
def encrypted(ready: tuple[Path, Path, Protected], tmp_path: Path) -> Path:
    """The same log after it was encrypted; its backup is plain."""
    return Path(shutil.copytree(ready[1], tmp_path / "encrypted")) / "log.db"


@pytest.fixture
def made(ready: tuple[Path, Path, Protected]) -> Protected:
    """What opens the encrypted log."""
    return ready[2]


@pytest.fixture
def key(made: Protected) -> bytes:
    """The key of the encrypted log."""
    return made.opened.key


class TestSwitchingOn:
    def test_the_log_is_what_it_was_and_opens_with_the_passphrase_and_with_the_code(
        self, plain: Path, encrypted: Path, made: Protected
    ) -> None:
        keyring = find_keyring(encrypted)
        assert keyring == made.keyring
        assert keyring is not None
        assert keyring.recover(made.recovery_code) == keyring.open(PASS).key
        assert content(encrypted, keyring.open(PASS).key) == content(plain)

    def test_nothing_can_be_read_but_in_the_old_backup(self, encrypted: Path, made: Protected) -> None:
        assert holding(encrypted.parent) == {each.name for each in plain_copies(encrypted)}
        assert names(encrypted.parent) == {"log.db", "log.db.keys", "log.db.draft-form", "backups"}
        assert made.opened.profile.signs_as == "Anna Berg, RN"

    def test_the_draft_is_offered_as_before(self, encrypted: Path, key: bytes) -> None:
        assert draft(encrypted, key) == f"typed {CANARY}"

    def test_what_was_in_the_journal_only_comes_along(self, plain: Path, tmp_path: Path) -> None:
        with closing(Logbook.open(plain)) as logbook:
            logbook.store(BEN_PATIENT)
            left = tmp_path / "left" / "log.db"
            left.parent.mkdir()
            for ending in ("", "-wal"):
                shutil.copy(plain.with_name(plain.name + ending), left.with_name(left.name + ending))
        done = protect(left, ANNA, PASS)
        assert BEN_PATIENT in content(left, done.opened.key)
        assert holding(left.parent) == set()
        assert names(left.parent) == {"log.db", "log.db.keys", "backups"}

    @needs_posix
    def test_the_old_file_is_written_over(self, plain: Path) -> None:
        with plain.open("rb") as old:
            protect(plain, ANNA, PASS)
            data = old.read()
        assert len(data) > 4096
        assert set(data) == {0}

    @needs_posix
    def test_an_old_file_with_a_second_name_is_somebodys_copy_and_stays(self, plain: Path) -> None:
        other = plain.with_name("mine.db")
        other.hardlink_to(plain)
        before = content(plain)
        protect(plain, ANNA, PASS)
        assert content(other) == before

    @needs_posix
    def test_behind_a_link_the_file_itself_is_encrypted(self, plain: Path) -> None:
        link = plain.parent / "linked" / "log.db"
        link.parent.mkdir()
        link.symlink_to(plain)
        done = protect(link, ANNA, PASS)
        assert link.is_symlink()
        assert is_encrypted(plain)
        assert content(link, done.opened.key)

    @needs_posix
    def test_all_is_for_its_owner_only(self, encrypted: Path) -> None:
        assert {each.stat().st_mode & 0o777 for each in encrypted.parent.iterdir() if each.is_file()} == {0o600}

    def test_a_short_passphrase_leaves_all_as_it_was(self, plain: Path) -> None:
        before = folder_of(plain)
        with pytest.raises(TooShort):
            protect(plain, ANNA, "short")
        assert folder_of(plain) == before

    def test_an_encrypted_log_keeps_its_keys(self, encrypted: Path) -> None:
        before = folder_of(encrypted)
        with pytest.raises(StorageFailed):
            protect(encrypted, BEN, OTHER)
        assert folder_of(encrypted) == before

    def test_a_log_that_somebody_has_open_stays_plain_and_has_no_keys(self, plain: Path) -> None:
        with closing(Logbook.open(plain)), pytest.raises(StorageFailed) as told:
            protect(plain, ANNA, PASS)
        assert told.value.reason is Reason.LOCKED
        assert not is_encrypted(plain)
        assert not key_path(plain).exists()
        assert not copy_path(plain, plain.parent / "backups").exists()
        assert draft(plain) == f"typed {CANARY}"

    def test_a_damaged_log_is_left_as_it_is(self, plain: Path) -> None:
        data = bytearray(plain.read_bytes())
        data[8192:12288] = b"\xa5" * 4096
        plain.write_bytes(data)
        with pytest.raises(StorageFailed):
            protect(plain, ANNA, PASS)
        assert plain.read_bytes()[4096:] == data[4096:]  # the first page tells how its journal is kept
        assert names(plain.parent) == {"log.db", "log.db.draft-form", "backups"}


class TestSwitchingOff:
    def test_the_log_and_its_draft_are_what_they_were(self, encrypted: Path, plain: Path, key: bytes) -> None:
        before = content(plain)
        unprotect(encrypted, key)
        assert content(encrypted) == before
        assert draft(encrypted) == f"typed {CANARY}"
        assert names(encrypted.parent) == {"log.db", "log.db.draft-form", "backups"}
        assert find_keyring(encrypted) is None

    def test_its_keys_stay_with_the_backups_as_long_as_only_they_open_them(self, encrypted: Path, key: bytes) -> None:
        assert convert_copies(plain_copies(encrypted), encrypted, key) == []
        copy = copy_path(encrypted, encrypted.parent / "backups")
        unprotect(encrypted, key)
        assert copy.exists()
        assert convert_copies(encrypted_copies(encrypted), encrypted, key, to_plain=True) == []
        assert not copy.exists()
        assert encrypted_copies(encrypted) == []

    def test_another_switching_on_keeps_the_keys_that_older_backups_need(
        self, encrypted: Path, made: Protected, key: bytes
    ) -> None:
        convert_copies(plain_copies(encrypted), encrypted, key)
        unprotect(encrypted, key)
        protect(encrypted, ANNA, OTHER)
        assert read(encrypted.parent / "backups" / "ivig-log 1.keys") == made.keyring

    def test_a_wrong_key_leaves_all_as_it_was(self, encrypted: Path) -> None:
        before = folder_of(encrypted)
        with pytest.raises(StorageFailed):
            unprotect(encrypted, bytes(32))
        assert folder_of(encrypted) == before


class TestTheKeys:
    def test_a_plain_log_has_none_even_where_a_file_of_them_lies(self, plain: Path, made: Protected) -> None:
        change_keys(plain, made.keyring)
        assert find_keyring(plain) is None

    @pytest.mark.parametrize("damage", [None, b"", b"{}"])
    def test_those_that_are_gone_or_damaged_come_back_from_beside_the_backups(
        self, encrypted: Path, made: Protected, damage: bytes | None
    ) -> None:
        key_path(encrypted).unlink()
        if damage is not None:
            key_path(encrypted).write_bytes(damage)
        assert find_keyring(encrypted) == made.keyring
        assert read(key_path(encrypted)) == made.keyring

    def test_they_come_back_from_the_second_place(self, encrypted: Path, made: Protected, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        change_keys(encrypted, made.keyring, place)
        key_path(encrypted).unlink()
        shutil.rmtree(encrypted.parent / "backups")
        assert find_keyring(encrypted, place) == made.keyring

    def test_where_none_can_be_read_it_is_told(self, encrypted: Path) -> None:
        for each in (key_path(encrypted), copy_path(encrypted, encrypted.parent / "backups")):
            each.write_bytes(b"nonsense")
        with pytest.raises(KeysDamaged) as told:
            find_keyring(encrypted)
        assert not isinstance(told.value, KeysMissing)

    def test_where_there_are_none_it_is_told(self, encrypted: Path) -> None:
        key_path(encrypted).unlink()
        copy_path(encrypted, encrypted.parent / "backups").unlink()
        with pytest.raises(KeysMissing):
            find_keyring(encrypted)

    def test_a_log_that_is_gone_still_has_its_keys(self, encrypted: Path, made: Protected) -> None:
        encrypted.unlink()
        assert find_keyring(encrypted) == made.keyring

    def test_where_there_is_nothing_there_are_none(self, tmp_path: Path) -> None:
        assert find_keyring(tmp_path / "log.db") is None

    def test_another_passphrase_opens_it_from_each_place(
        self, encrypted: Path, made: Protected, tmp_path: Path
    ) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        change_keys(encrypted, made.keyring.with_passphrase(ANNA.id, PASS, OTHER), place)
        for folder in (None, encrypted.parent / "backups", place):
            keyring = read(key_path(encrypted) if folder is None else copy_path(encrypted, folder))
            assert keyring is not None
            assert keyring.open(OTHER).key == made.opened.key

    def test_a_round_of_backups_has_them_beside_each_backup(
        self, encrypted: Path, made: Protected, key: bytes, tmp_path: Path
    ) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        copy = copy_path(encrypted, encrypted.parent / "backups")
        copy.write_bytes(b"older")
        with closing(Logbook.open(encrypted, key=key)) as logbook:
            report = go_round(Backups(logbook), Occasion.CHANGE, logbook.now(), place)
        assert (report.failed, report.copy_failed) == (None, None)
        assert read(copy) == read(copy_path(encrypted, place)) == made.keyring

    def test_damaged_keys_take_no_good_ones_place(self, encrypted: Path, made: Protected, key: bytes) -> None:
        key_path(encrypted).write_bytes(b"nonsense")
        with closing(Logbook.open(encrypted, key=key)) as logbook:
            go_round(Backups(logbook), Occasion.CHANGE, logbook.now(), None)
        assert read(copy_path(encrypted, encrypted.parent / "backups")) == made.keyring

    def test_an_export_does_not_take_their_place(self, encrypted: Path, key: bytes) -> None:
        with closing(Logbook.open(encrypted, key=key)) as logbook, pytest.raises(IsTheLog):
            export_to(logbook, key_path(encrypted))


class TestCopies:
    @pytest.fixture
    def all_kinds(self, encrypted: Path, tmp_path: Path) -> set[Path]:
        """One plain file of each kind beside an encrypted log, all of them whole."""
        (backup,) = plain_copies(encrypted)
        place = tmp_path / "stick"
        place.mkdir()
        kinds = {place / backup.name, encrypted.with_name("log.db.before-3"), encrypted.with_name("log.db.damaged-1")}
        kinds |= {encrypted.with_name("log.db.arriving"), backup.with_name(".ivig-log.unfinished")}
        kinds |= {place / f".{backup.name}.unfinished"}
        for each in kinds:
            shutil.copy(backup, each)
        return kinds | {backup}

    def test_each_kind_is_found(self, encrypted: Path, all_kinds: set[Path], tmp_path: Path) -> None:
        assert set(plain_copies(encrypted, tmp_path / "stick")) == all_kinds

    def test_those_of_another_log_in_the_folder_are_not(self, encrypted: Path) -> None:
        (backup,) = plain_copies(encrypted)
        for name in ("ivig-log-2 2026-01-01 000000Z.db", ".ivig-log-2.unfinished", "holiday.db"):
            shutil.copy(backup, backup.with_name(name))
        shutil.copy(backup, encrypted.with_name("log.db2.before-3"))
        assert plain_copies(encrypted) == [backup]

    def test_they_are_encrypted_under_their_names_and_nothing_can_be_read(
        self, encrypted: Path, all_kinds: set[Path], key: bytes, tmp_path: Path
    ) -> None:
        wanted = content(encrypted, key)
        assert convert_copies(plain_copies(encrypted, tmp_path / "stick"), encrypted, key) == []
        assert plain_copies(encrypted, tmp_path / "stick") == []
        assert holding(tmp_path) == set()
        whole = {each for each in all_kinds if each.exists()}
        assert whole == {each for each in all_kinds if not each.name.endswith((".arriving", ".unfinished"))}
        assert all(content(each, key) == wanted for each in whole)

    def test_the_way_back_makes_them_plain(self, encrypted: Path, key: bytes) -> None:
        convert_copies(plain_copies(encrypted), encrypted, key)
        (backup,) = encrypted_copies(encrypted)
        assert convert_copies([backup], encrypted, key, to_plain=True) == []
        assert (plain_copies(encrypted), encrypted_copies(encrypted)) == ([backup], [])

    def test_a_damaged_one_is_left_and_told(self, encrypted: Path, key: bytes) -> None:
        (backup,) = plain_copies(encrypted)
        data = bytearray(backup.read_bytes())
        data[8192:12288] = b"\xa5" * 4096
        backup.write_bytes(data)
        assert convert_copies([backup], encrypted, key) == [backup]
        assert backup.read_bytes() == data

    def test_a_damaged_file_that_does_not_begin_as_a_log_is_found_by_what_can_be_read(self, encrypted: Path) -> None:
        (backup,) = plain_copies(encrypted)
        damaged = encrypted.with_name("log.db.damaged-2026")
        damaged.write_bytes(bytes(100) + backup.read_bytes()[100:])
        shutil.copy(encrypted, encrypted.with_name("log.db.damaged-2025"))
        assert set(plain_copies(encrypted)) == {backup, damaged}

    def test_those_that_are_removed_are_written_over_first(self, encrypted: Path) -> None:
        (backup,) = plain_copies(encrypted)
        with backup.open("rb") as old:
            assert remove_copies([backup, backup.with_name("gone")]) == []
            assert set(old.read()) == {0}
        assert plain_copies(encrypted) == []
        assert holding(encrypted.parent) == set()


class TestFinishing:
    def test_what_a_crash_left_is_sealed_or_removed(self, plain: Path, encrypted: Path, key: bytes) -> None:
        shutil.copy(draft_path(plain, "form"), draft_path(encrypted, "form"))
        arriving = encrypted.with_name("log.db.arriving")
        arriving.write_text(CANARY, encoding="utf-8")
        finish(encrypted, key)
        assert not arriving.exists()
        assert holding(encrypted.parent) == {each.name for each in plain_copies(encrypted)}
        assert draft(encrypted, key) == f"typed {CANARY}"

    def test_where_all_is_done_nothing_is_written(self, encrypted: Path, key: bytes) -> None:
        before = folder_of(encrypted)
        os.utime(draft_path(encrypted, "form"), (1, 1))
        finish(encrypted, key)
        assert folder_of(encrypted) == before
        assert draft_path(encrypted, "form").stat().st_mtime == 1
