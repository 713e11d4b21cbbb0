"""Signatures made with real keys in a real log, and what is told of them when something was changed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion, Signature
from ivig_logger.domain.profile import Profile
from ivig_logger.domain.signed import SignedState, content_of
from ivig_logger.services.checking import check_log
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.services.keyring import Keyring, WrongPassphrase, new_keyring
from ivig_logger.services.logbook import Author, Logbook, has_signatures
from ivig_logger.services.preview import State, changes_of
from ivig_logger.services.signing import (
    CannotSign,
    Standing,
    is_genuine,
    is_signable,
    may_sign,
    not_as_signed,
    sign,
    standings,
)
from ivig_logger.services.transfer import export_log
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion, a_signature, an_infusion
from tests.conftest import now
from tests.imports import bring, previewed
from tests.logs import log_at
from tests.storage.files import ask, change

ANNA_PASS, BEN_PASS = "correct horse", "battery staple"
SESSION = a_full_infusion(1)
ABOUT: dict[str, object] = {"entry": "infusion", "started": SESSION.started, "signer": "Anna Berg, RN"}


@pytest.fixture(scope="module")
def keyring() -> Keyring:
    """Two nurses and a caregiver."""
    made, key, _ = new_keyring(Profile("a", "Anna Berg", "nurse", "RN"), ANNA_PASS)
    made = made.with_profile(key, Profile("b", "Ben Löwe", "nurse", "LVN"), BEN_PASS)
    return made.with_profile(key, Profile("c", "Cleo", "caregiver"), "correct battery")


@pytest.fixture
def anna(keyring: Keyring) -> Profile:
    return keyring.profiles[0]


@pytest.fixture
def ben(keyring: Keyring) -> Profile:
    return keyring.profiles[1]


@pytest.fixture
def log(logbook: Logbook) -> Logbook:
    """A log with a session, and another one that nobody signs."""
    logbook.store_all([Change(SESSION), Change(an_infusion(2))])
    return logbook


@pytest.fixture
def signed(log: Logbook, keyring: Keyring, anna: Profile) -> Infusion:
    """The session, signed by Anna."""
    wanted = sign(log, keyring, SESSION, anna, ANNA_PASS)
    log.store(wanted, instead_of=SESSION)
    return wanted


def standing(log: Logbook, *profiles: Profile) -> Standing:
    """How the first session stands to its first signature."""
    (session,) = log.find([SESSION.id])
    return standings(log, session, profiles)[0]


def findings(log: Logbook) -> list[Finding]:
    return check_log(log.database, now=now)


class TestWhoAndWhat:
    @pytest.mark.parametrize(
        ("profile", "may"),
        [
            (Profile("n", "Anna", "nurse", "RN"), True),
            (Profile("n", "Anna", "nurse", " "), False),
            (Profile("n", "Anna", "caregiver", "RN"), False),
            (Profile("n", "Anna"), False),
        ],
    )
    def test_a_nurse_with_a_credential_signs(self, profile: Profile, may: bool) -> None:
        assert may_sign(profile) is may

    def test_nobody_else_does(self, log: Logbook, keyring: Keyring) -> None:
        with pytest.raises(CannotSign):
            sign(log, keyring, SESSION, keyring.profiles[2], "correct battery")

    @pytest.mark.parametrize(
        "session",
        [a_running_infusion(a_moment("09:00", "2026-11-01")), an_infusion(entered_in_error="wrong patient")],
    )
    def test_what_runs_and_what_was_an_error_is_not_signed(
        self, session: Infusion, log: Logbook, keyring: Keyring, anna: Profile
    ) -> None:
        assert not is_signable(session, anna)
        with pytest.raises(CannotSign):
            sign(log, keyring, session, anna, ANNA_PASS)

    def test_it_takes_the_signers_own_passphrase(self, log: Logbook, keyring: Keyring, anna: Profile) -> None:
        for typed in ("", "correct horse ", BEN_PASS):
            with pytest.raises(WrongPassphrase):
                sign(log, keyring, SESSION, anna, typed)

    def test_what_is_as_it_was_signed_is_not_signed_again(self, signed: Infusion, anna: Profile, ben: Profile) -> None:
        assert not is_signable(signed, anna)
        assert is_signable(signed, ben)
        assert is_signable(replace(signed, notes="more"), anna)


class TestValid:
    def test_a_signature_says_who_and_when_over_what_and_after_which_change(
        self, log: Logbook, keyring: Keyring, anna: Profile
    ) -> None:
        [(head,)] = ask(log.path, "SELECT chain FROM revisions ORDER BY pk DESC LIMIT 1")
        (made,) = sign(log, keyring, SESSION, anna, ANNA_PASS).signatures
        assert (made.signer, made.credential, made.role) == ("Anna Berg", "RN", "nurse")
        assert (made.public_key, made.at) == (anna.public_key, now())
        assert (made.head, made.content) == (head, content_of(SESSION))
        assert is_genuine(SESSION.id, made)

    def test_it_is_valid_and_nothing_is_found_against_it(self, log: Logbook, signed: Infusion, anna: Profile) -> None:
        found = standing(log, anna)
        assert (found.state, found.addenda, found.holder) == (SignedState.VALID, (), anna)
        assert not_as_signed(log, PATIENT.id) == frozenset()
        assert findings(log) == []
        assert signed.signatures

    def test_a_log_says_at_once_whether_anything_in_it_is_signed(
        self, log: Logbook, keyring: Keyring, anna: Profile
    ) -> None:
        before = has_signatures(log)
        log.store(sign(log, keyring, SESSION, anna, ANNA_PASS), instead_of=SESSION)
        assert (before, has_signatures(log)) == (False, True)

    def test_two_nurses_sign_one_session(self, log: Logbook, signed: Infusion, keyring: Keyring, ben: Profile) -> None:
        log.store(sign(log, keyring, signed, ben, BEN_PASS), instead_of=signed)
        (both,) = log.find([SESSION.id])
        assert [each.state for each in standings(log, both)] == [SignedState.VALID] * 2
        assert findings(log) == []

    def test_what_was_changed_and_changed_back_is_as_it_was_signed(self, log: Logbook, signed: Infusion) -> None:
        other = replace(signed, dose=Decimal(35))
        log.store(other, instead_of=signed)
        log.store(signed, instead_of=other)
        assert standing(log).state is SignedState.VALID

    def test_changes_of_other_entries_in_between_do_not_matter(
        self, log: Logbook, keyring: Keyring, anna: Profile
    ) -> None:
        wanted = sign(log, keyring, SESSION, anna, ANNA_PASS)
        log.store(an_infusion(3))
        log.store(wanted, instead_of=SESSION)
        assert standing(log).state is SignedState.VALID
        assert findings(log) == []

    def test_a_key_from_before_a_lost_passphrase_is_still_known(self, log: Logbook, signed: Infusion) -> None:
        key = signed.signatures[0].public_key
        holder = Profile("a", "Anna Berg", "nurse", "RN", "1a" * 32, (key,))
        assert standing(log, holder).holder == holder

    def test_a_key_of_nobody_here_is_not_known(self, log: Logbook, signed: Infusion, ben: Profile) -> None:
        assert signed.signatures
        assert standing(log, ben).holder is None


class TestAddenda:
    def test_later_changes_are_addenda_with_their_authors(self, log: Logbook, signed: Infusion) -> None:
        log.author = Author("Ben Löwe, LVN", "nurse")
        first = replace(signed, dose=Decimal(35))
        log.store(first, instead_of=signed, why="typo")
        log.author = Author("Cleo", "caregiver")
        log.store(replace(first, notes="well"), instead_of=first)
        found = standing(log)
        assert found.state is SignedState.ADDENDA
        assert [(each.author, each.why) for each in found.addenda] == [("Ben Löwe, LVN", "typo"), ("Cleo", "")]
        assert found.addenda[0].before == {"dose": "30"}
        assert findings(log) == []
        assert not_as_signed(log, PATIENT.id) == frozenset()

    def test_signed_again_the_addendum_is_signed_too(
        self, log: Logbook, signed: Infusion, keyring: Keyring, anna: Profile
    ) -> None:
        other = replace(signed, dose=Decimal(35))
        log.store(other, instead_of=signed)
        log.store(sign(log, keyring, other, anna, ANNA_PASS), instead_of=other)
        (session,) = log.find([SESSION.id])
        assert [each.state for each in standings(log, session)] == [SignedState.ADDENDA, SignedState.VALID]

    def test_an_entry_in_error_is_an_addendum(self, log: Logbook, signed: Infusion) -> None:
        log.store(replace(signed, entered_in_error="wrong patient"), instead_of=signed)
        assert standing(log).state is SignedState.ADDENDA


class TestOutside:
    @pytest.mark.parametrize(
        "harm",
        [
            "UPDATE infusions SET dose = 35000",
            "UPDATE infusions SET started_at = started_at - 60",
            "UPDATE vials SET lot = 'P100 999-999', lot_key = 'P100999999'",
            "DELETE FROM reactions WHERE position = 1",
        ],
    )
    def test_a_row_that_was_changed_past_the_program(self, log: Logbook, signed: Infusion, harm: str) -> None:
        assert signed.signatures
        change(log.path, harm)
        assert standing(log).state is SignedState.NOT_AS_SIGNED
        assert not_as_signed(log, PATIENT.id) == {SESSION.id}
        assert Kind.NOT_AS_SIGNED in [each.kind for each in findings(log) if each.entry_id == SESSION.id]

    def test_after_an_addendum_too(self, log: Logbook, signed: Infusion) -> None:
        log.store(replace(signed, notes="more"), instead_of=signed)
        change(log.path, "UPDATE infusions SET dose = 35000")
        assert standing(log).state is SignedState.NOT_AS_SIGNED

    def test_changes_that_were_made_up_to_explain_it(self, log: Logbook, signed: Infusion) -> None:
        """Whoever changes the first text of the session cannot make it what was signed."""
        assert signed.signatures
        change(log.path, "UPDATE infusions SET dose = 35000")
        change(log.path, """UPDATE revisions SET after = replace(after, '"dose":"30"', '"dose":"35"')""")
        assert standing(log).state is SignedState.NOT_AS_SIGNED

    def test_changes_that_do_not_fit_one_another(self, log: Logbook, signed: Infusion) -> None:
        assert signed.signatures
        change(log.path, "UPDATE infusions SET dose = 35000")
        change(log.path, 'UPDATE revisions SET before = \'{"dose":"1"}\' WHERE pk = (SELECT max(pk) FROM revisions)')
        assert standing(log).state is SignedState.NOT_AS_SIGNED

    def test_what_a_check_kept_as_it_was_found_was_not_signed(self, log: Logbook, signed: Infusion) -> None:
        assert signed.signatures
        change(log.path, "UPDATE infusions SET dose = 35000")
        (session,) = log.find([SESSION.id])
        log.store_all([Change(None, session), Change(session)])
        assert standing(log).state is SignedState.NOT_AS_SIGNED

    def test_a_history_that_was_written_anew_before_the_signature(self, log: Logbook, signed: Infusion) -> None:
        assert signed.signatures
        change(log.path, "UPDATE revisions SET chain = printf('%064x', pk)")
        assert Finding(Kind.REWRITTEN, ABOUT, SESSION.id) in findings(log)
        assert standing(log).state is SignedState.VALID

    @pytest.mark.parametrize(
        "forged",
        [
            {"signer": "Ben Löwe"},
            {"credential": "MD"},
            {"role": "physician"},
            {"public_key": "1a" * 32},
            {"public_key": "00" * 32},
            {"at": a_moment("14:06")},
            {"head": "5e" * 32},
            {"content": content_of(an_infusion(2))},
            {"value": "4d" * 64},
            {"value": "00" * 64},
        ],
    )
    def test_each_word_that_is_forged_breaks_it(self, log: Logbook, signed: Infusion, forged: dict[str, Any]) -> None:
        wrong = replace(signed, signatures=(replace(signed.signatures[0], **forged),))
        log.store(wrong, instead_of=signed)
        assert standing(log).state is SignedState.BROKEN
        assert not_as_signed(log, PATIENT.id) == {SESSION.id}
        facts = ABOUT | {"signer": wrong.signatures[0].signed_as}
        assert findings(log) == [Finding(Kind.BROKEN_SIGNATURE, facts, SESSION.id)]

    def test_the_signature_of_one_session_is_none_under_another(self, log: Logbook, signed: Infusion) -> None:
        other = an_infusion(2)
        taken = replace(other, signatures=signed.signatures)
        log.store(taken, instead_of=other)
        assert [each.state for each in standings(log, taken)] == [SignedState.BROKEN]

    @pytest.mark.parametrize("value", ["", "zz", "é" * 128])
    def test_one_that_is_not_even_digits_is_broken(self, value: str) -> None:
        forged: Signature = a_signature(value=value)
        assert not is_genuine(SESSION.id, forged)


class TestElsewhere:
    def test_a_session_that_came_in_as_it_was_signed_is_valid_there(self, signed: Infusion, tmp_path: Path) -> None:
        other = Logbook.open(log_at(tmp_path / "other.db"), now)
        other.store_all([Change(PATIENT), Change(signed)], source=Source.IMPORTED)
        found = standing(other)
        assert (found.state, found.holder) == (SignedState.VALID, None)
        assert findings(other) == []
        later = replace(signed, notes="more")
        other.store(later, instead_of=signed)
        assert standing(other).state is SignedState.ADDENDA
        other.close()

    def test_one_that_was_changed_before_it_came_is_not_as_it_was_signed(
        self, signed: Infusion, tmp_path: Path
    ) -> None:
        other = Logbook.open(log_at(tmp_path / "other.db"), now)
        changed = replace(signed, dose=Decimal(35))
        other.store_all([Change(PATIENT), Change(changed)], source=Source.IMPORTED)
        found = standing(other)
        assert (found.state, found.came_whole) == (SignedState.NOT_AS_SIGNED, True)
        assert findings(other) == [Finding(Kind.NOT_AS_SIGNED, ABOUT, SESSION.id)]
        other.close()


class TestTravelling:
    """What is exported and imported into a log that knows nothing of it."""

    def test_a_signature_with_addenda_is_the_same_there(
        self, log: Logbook, signed: Infusion, keyring: Keyring, ben: Profile, tmp_path: Path
    ) -> None:
        log.author = Author("Ben Löwe, LVN", "nurse")
        first = replace(signed, dose=Decimal(35), reactions=signed.reactions[:1])
        log.store(first, instead_of=signed, why="typo")
        both = sign(log, keyring, first, ben, BEN_PASS)
        log.store(both, instead_of=first)
        log.store(replace(both, notes="well"), instead_of=both, why="recalled later")
        with there(log, tmp_path) as other:
            (session,) = other.find([SESSION.id])
            assert session == log.find([SESSION.id])[0]
            for here, beyond in zip(standings(log, session), standings(other, session), strict=True):
                assert here.state is beyond.state is SignedState.ADDENDA
                told = [
                    [(each.at, each.author, each.role, each.why, each.before, each.after) for each in found.addenda]
                    for found in (here, beyond)
                ]
                assert told[0] == told[1]
            assert [len(each.addenda) for each in standings(other, session)] == [2, 1]
            assert findings(other) == []
            assert exported(other) == exported(log)

    def test_one_without_addenda_comes_in_one_piece(self, log: Logbook, signed: Infusion, tmp_path: Path) -> None:
        assert signed.signatures
        assert b"addenda" not in exported(log)
        with there(log, tmp_path) as other:
            assert len(other.revisions_of(SESSION.id)) == 1
            assert standing(other).state is SignedState.VALID

    def test_a_session_that_was_changed_outside_stays_that(
        self, log: Logbook, signed: Infusion, tmp_path: Path
    ) -> None:
        log.store(replace(signed, notes="more"), instead_of=signed)
        change(log.path, "UPDATE infusions SET dose = 35000")
        with there(log, tmp_path) as other:
            assert standing(other).state is SignedState.NOT_AS_SIGNED

    def test_a_file_that_was_changed_on_the_way_is_not_as_signed(
        self, log: Logbook, signed: Infusion, tmp_path: Path
    ) -> None:
        log.store(replace(signed, notes="more"), instead_of=signed)
        harmed = exported(log).replace(b'"dose_g": 30,', b'"dose_g": 35,')
        assert [wrongly_signed(log, each) for each in (exported(log), harmed)] == [0, 0]  # known already
        with closing(Logbook.open(log_at(tmp_path / "empty.db"), now)) as empty:
            assert [wrongly_signed(empty, each) for each in (exported(log), harmed)] == [0, 1]
        with there(log, tmp_path, harmed) as other:
            found = standing(other)
            assert (found.state, found.came_whole) == (SignedState.NOT_AS_SIGNED, True)

    def test_imported_again_nothing_is_new(self, log: Logbook, signed: Infusion, tmp_path: Path) -> None:
        log.store(replace(signed, notes="more"), instead_of=signed)
        with there(log, tmp_path) as other:
            preview = previewed(other, exported(log))
            assert (changes_of(preview, preview.ticked), [each.state for each in preview.rows]) == (
                (),
                [State.SAME] * 2,
            )

    def test_an_import_with_addenda_can_be_undone(self, log: Logbook, signed: Infusion, tmp_path: Path) -> None:
        log.store(replace(signed, notes="more"), instead_of=signed)
        with closing(Logbook.open(log_at(tmp_path / "there.db"), now)) as other:
            preview = previewed(other, exported(log))
            changes = bring(other, preview)
            other.store_all([each.undone for each in reversed(changes)])
            assert list(other.everything()) == []
            assert findings(other) == []
            bring(other, preview)
            assert standing(other).state is SignedState.ADDENDA


def exported(log: Logbook) -> bytes:
    """The export of a log."""
    pieces: list[bytes] = []
    export_log(log, pieces.append)
    return b"".join(pieces)


def wrongly_signed(log: Logbook, data: bytes) -> int:
    """How many sessions would come in that are not what was signed."""
    preview = previewed(log, data)
    return len(preview.not_as_signed & preview.ticked)


@contextmanager
def there(log: Logbook, folder: Path, data: bytes | None = None) -> Iterator[Logbook]:
    """An empty log into which an export was imported."""
    with closing(Logbook.open(log_at(folder / "there.db"), now)) as other:
        preview = previewed(other, exported(log) if data is None else data)
        assert preview.is_sound
        bring(other, preview)
        yield other
