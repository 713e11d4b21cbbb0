"""Who opens an encrypted log, and with what."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import KeysDamaged, key_path, read, write
from ivig_logger.services.keyring import Keyring, TooShort, WrongPassphrase, new_keyring
from ivig_logger.services.sealing import DoesNotOpen, FileCipher

ANNA = Profile("a", "Anna Berg", "nurse", "RN")
BEN = Profile("b", "Ben Löwe", "patient")
PASS, OTHER = "correct horse", "battery staple"


@pytest.fixture(scope="module")
def made() -> tuple[Keyring, bytes, str]:
    """A keyring with one profile, the key and the recovery code."""
    return new_keyring(ANNA, PASS)


def public_key(keyring: Keyring, profile: str) -> Ed25519PublicKey:
    found = next(each for each in keyring.profiles if each.id == profile)
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.public_key))


def test_a_passphrase_opens_the_log_and_tells_who_opened_it(made: tuple[Keyring, bytes, str]) -> None:
    keyring, key, _ = made
    opened = keyring.open(PASS)
    assert (opened.key, opened.profile.name, len(key)) == (key, "Anna Berg", 32)


@pytest.mark.parametrize("typed", ["", "Correct horse", "correct horse ", "x" * 10_000, "пароль", "🩸" * 8])
def test_another_passphrase_does_not_open_it(made: tuple[Keyring, bytes, str], typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        made[0].open(typed)


def test_letters_that_look_the_same_are_the_same() -> None:
    keyring, key, _ = new_keyring(ANNA, "Löwenzahn")
    assert keyring.open("Lo\u0308wenzahn").key == key


def test_a_short_passphrase_is_turned_down() -> None:
    with pytest.raises(TooShort):
        new_keyring(ANNA, "seven77")


def test_each_profile_opens_the_same_log_with_its_own_passphrase(made: tuple[Keyring, bytes, str]) -> None:
    both = made[0].with_profile(made[1], BEN, OTHER)
    opened = [both.open(each) for each in (PASS, OTHER)]
    assert [each.profile.name for each in opened] == ["Anna Berg", "Ben Löwe"]
    assert {each.key for each in opened} == {made[1]}


def test_the_passphrase_of_one_profile_does_not_open_as_another(made: tuple[Keyring, bytes, str]) -> None:
    both = made[0].with_profile(made[1], BEN, OTHER)
    with pytest.raises(WrongPassphrase):
        both.open(OTHER, ANNA.id)


def test_a_profile_that_was_taken_out_does_not_open_it(made: tuple[Keyring, bytes, str]) -> None:
    left = made[0].with_profile(made[1], BEN, OTHER).without_profile(ANNA.id)
    with pytest.raises(WrongPassphrase):
        left.open(PASS)


def test_the_last_profile_stays(made: tuple[Keyring, bytes, str]) -> None:
    with pytest.raises(ValueError, match="last"):
        made[0].without_profile(ANNA.id)


def test_another_passphrase_takes_the_place_of_the_old_one(made: tuple[Keyring, bytes, str]) -> None:
    changed = made[0].with_passphrase(ANNA.id, PASS, OTHER)
    assert changed.open(OTHER).key == made[1]
    with pytest.raises(WrongPassphrase):
        changed.open(PASS)


def test_another_passphrase_leaves_the_key_for_signing(made: tuple[Keyring, bytes, str]) -> None:
    changed = made[0].with_passphrase(ANNA.id, PASS, OTHER)
    public_key(made[0], ANNA.id).verify(changed.sign(ANNA.id, OTHER, b"session"), b"session")


def test_the_recovery_code_opens_it_however_it_is_typed(made: tuple[Keyring, bytes, str]) -> None:
    keyring, key, code = made
    typed = (code, code.lower(), code.replace("-", " "), code.replace("0", "o").replace("1", "l"))
    assert {keyring.recover(each) for each in typed} == {key}


def test_another_code_does_not_open_it(made: tuple[Keyring, bytes, str]) -> None:
    wrong = "0000" + made[2][4:] if not made[2].startswith("0000") else "1111" + made[2][4:]
    with pytest.raises(WrongPassphrase):
        made[0].recover(wrong)


def test_a_new_recovery_code_ends_the_old_one(made: tuple[Keyring, bytes, str]) -> None:
    keyring, code = made[0].with_recovery_code(made[1])
    assert keyring.recover(code) == made[1]
    with pytest.raises(WrongPassphrase):
        keyring.recover(made[2])


def test_a_lost_passphrase_is_replaced_and_the_key_for_signing_is_another(made: tuple[Keyring, bytes, str]) -> None:
    reset = made[0].with_passphrase_reset(made[1], ANNA.id, OTHER)
    (profile,) = reset.profiles
    assert reset.open(OTHER).key == made[1]
    assert profile.earlier_keys == (made[0].profiles[0].public_key,)
    assert profile.public_key not in profile.earlier_keys


def test_a_signature_holds_for_what_was_signed_only(made: tuple[Keyring, bytes, str]) -> None:
    signature = made[0].sign(ANNA.id, PASS, b"session")
    public_key(made[0], ANNA.id).verify(signature, b"session")
    with pytest.raises(InvalidSignature):
        public_key(made[0], ANNA.id).verify(signature, b"Session")


def test_a_wrong_passphrase_does_not_sign(made: tuple[Keyring, bytes, str]) -> None:
    with pytest.raises(WrongPassphrase):
        made[0].sign(ANNA.id, OTHER, b"session")


def test_a_name_changed_in_the_file_no_longer_opens(made: tuple[Keyring, bytes, str]) -> None:
    (holder,) = made[0].holders
    forged = replace(holder, profile=replace(holder.profile, name="Mallory"))
    with pytest.raises(WrongPassphrase):
        replace(made[0], holders=(forged,)).open(PASS)


def test_a_profile_changes_its_name_with_its_passphrase(made: tuple[Keyring, bytes, str]) -> None:
    changed = made[0].with_details(replace(made[0].profiles[0], name="Anna Sommer"), PASS)
    assert changed.open(PASS).profile.signs_as == "Anna Sommer, RN"


def test_a_keyring_comes_back_from_its_file(made: tuple[Keyring, bytes, str], tmp_path: Path) -> None:
    path = key_path(tmp_path / "log.db")
    both = made[0].with_profile(made[1], BEN, OTHER)
    write(both, path)
    assert read(path) == both
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["log.db.keys"]


def test_there_is_no_keyring_where_there_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path / "log.db.keys") is None


def test_any_byte_that_is_changed_in_the_file_is_told_as_damage(
    made: tuple[Keyring, bytes, str], tmp_path: Path
) -> None:
    path = tmp_path / "log.db.keys"
    write(made[0], path)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            assert read(path) == made[0]  # a space more or less
        except KeysDamaged:
            continue


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"nonsense", b"\xff\xfe", b'{"sum": 1}'])
def test_a_file_that_is_no_keyring_is_told_as_damage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.db.keys"
    path.write_bytes(content)
    with pytest.raises(KeysDamaged):
        read(path)


def test_nothing_that_opens_the_log_stands_in_the_file(made: tuple[Keyring, bytes, str], tmp_path: Path) -> None:
    path = tmp_path / "log.db.keys"
    write(made[0], path)
    written = path.read_text()
    assert made[1].hex() not in written
    assert PASS not in written
    assert made[2] not in written


def test_what_lies_beside_the_log_is_sealed_under_its_key() -> None:
    cipher = FileCipher(bytes(32))
    sealed = cipher.seal(b"typed")
    assert b"typed" not in sealed
    assert cipher.unseal(sealed) == b"typed"
    with pytest.raises(DoesNotOpen):
        FileCipher(bytes(range(32))).unseal(sealed)
