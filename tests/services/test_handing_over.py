"""One session from one log to another and back, between real logs."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.profile import Profile
from ivig_logger.domain.signed import SignedState
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.services.checking import check_log
from ivig_logger.services.handing_over import (
    MOVED,
    NoSuchSession,
    at_home,
    hand_over,
    heard,
    is_long_enough,
    is_sealed,
    namesakes,
    new_passphrase,
    read_hand_over,
)
from ivig_logger.services.keyring import TooShort, WrongPassphrase, new_keyring
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.services.preview import Preview, State, changes_of, preview_of
from ivig_logger.services.signing import sign, standings
from ivig_logger.services.transfer import export_log
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion, an_infusion
from tests.conftest import now

SESSION = a_full_infusion(1)
SAID = "4831 0927 5562 1049 7738"
SAME_PERSON = replace(PATIENT, id="00000000-0000-4000-8000-0000000000aa", plan=None)
Open = Callable[[str], Logbook]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens an empty log of somebody's."""
    with ExitStack() as open_ones:
        yield lambda name: open_ones.enter_context(
            closing(Logbook.open(tmp_path / f"{name}.db", now, Author(name, "nurse" if name == "Anna" else "patient")))
        )


@pytest.fixture
def annas(opened: Open) -> Logbook:
    """The nurse's log, with one session."""
    log = opened("Anna")
    log.store_all([Change(PATIENT), Change(SESSION)])
    return log


@pytest.fixture
def pias(opened: Open) -> Logbook:
    """The patient's log, which is empty."""
    return opened("Pia")


def the_session(log: Logbook) -> Infusion:
    (found,) = log.find([SESSION.id])
    return found


def edit(log: Logbook, **changes: Any) -> None:
    before = the_session(log)
    log.store(replace(before, **changes), instead_of=before, why="typo")


def seen(there: Logbook, here: Logbook, patient: str | None = None) -> Preview:
    """What a hand-over would bring from one log into another."""
    contents = read_hand_over(hand_over(there, SESSION.id, None), None, here.patients(), here.now())
    return preview_of(here, at_home(here, contents, patient))


def take(there: Logbook, here: Logbook, patient: str | None = None) -> State:
    """Take a hand-over in, whatever it is."""
    preview = seen(there, here, patient)
    here.store_all(changes_of(preview, {"infusion"}), why=preview.why, source=Source.IMPORTED)
    return preview.rows[0].state


def who(log: Logbook) -> list[tuple[str, str]]:
    """Who changed the session and why, the oldest first."""
    return [(each.author, each.why) for each in log.revisions_of(SESSION.id)[::-1]]


def test_a_session_comes_whole_with_its_patient_but_without_the_plan(annas: Logbook, pias: Logbook) -> None:
    assert take(annas, pias) is State.NEW
    assert the_session(pias) == SESSION
    assert pias.patients() == [replace(PATIENT, plan=None)]
    assert who(pias) == [("Pia", "hand-over: Anna (nurse)")]
    assert seen(annas, pias).rows[0].state is State.SAME


def test_who_changed_what_in_the_other_log_stays_known(annas: Logbook, pias: Logbook) -> None:
    edit(annas, dose=Decimal(35))
    edit(annas, notes="slept well")
    take(annas, pias)
    assert who(pias) == [("Pia", "hand-over: Anna (nurse)"), ("Anna", "typo"), ("Anna", "typo")]
    assert [each.source for each in pias.revisions_of(SESSION.id)] == [Source.IMPORTED] * 3


def test_who_entered_it_is_told_where_somebody_else_hands_it_over(annas: Logbook, pias: Logbook) -> None:
    annas.author = Author("Ben", "nurse")
    take(annas, pias)
    assert who(pias) == [("Pia", "hand-over: Ben (nurse), entered by Anna (nurse)")]


def test_what_was_changed_there_is_newer_here_and_each_change_keeps_its_author(annas: Logbook, pias: Logbook) -> None:
    take(annas, pias)
    edit(pias, notes="slept badly")
    edit(pias, notes="slept well")
    assert take(pias, annas) is State.NEWER
    assert the_session(annas) == the_session(pias)
    assert who(annas)[1:] == [("Anna", "hand-over: Pia (patient)"), ("Pia", "typo"), ("Pia", "typo")]
    assert seen(annas, pias).rows[0].state is State.SAME
    assert check_log(annas.database) == []


def test_an_older_state_of_what_is_there_cannot_be_taken(annas: Logbook, pias: Logbook) -> None:
    take(annas, pias)
    edit(annas, notes="slept well")
    preview = seen(pias, annas)
    assert preview.rows[0].state is State.OLDER
    assert changes_of(preview, {"infusion"}) == ()


def test_what_was_changed_on_both_sides_is_a_clash_and_choosing_theirs_keeps_who_did_what(
    annas: Logbook, pias: Logbook
) -> None:
    take(annas, pias)
    edit(annas, notes="mine")
    edit(pias, notes="yours")
    preview = seen(pias, annas)
    assert (preview.rows[0].state, preview.rows[0].stored) == (State.CLASH, (the_session(annas),))
    assert preview.ticked == frozenset()
    take(pias, annas)
    assert the_session(annas).notes == "yours"
    assert who(annas)[1:] == [("Anna", "typo"), ("Anna", "hand-over: Pia (patient)"), ("Pia", "typo")]
    assert seen(annas, pias).rows[0].state is State.SAME


def test_after_a_clash_was_decided_the_chosen_one_goes_on(annas: Logbook, pias: Logbook) -> None:
    take(annas, pias)
    edit(annas, notes="mine")
    edit(pias, notes="yours")
    take(pias, annas)
    edit(annas, dose=Decimal(35))
    assert take(annas, pias) is State.NEWER
    edit(pias, dose=Decimal(30))
    assert take(pias, annas) is State.NEWER


def test_what_was_taken_back_here_is_no_longer_simply_newer_or_older(annas: Logbook, pias: Logbook) -> None:
    take(annas, pias)
    edit(pias, notes="slept well")
    changes = changes_of(seen(pias, annas), {"infusion"})
    annas.store_all(changes, source=Source.IMPORTED)
    annas.store_all([each.undone for each in reversed(changes)])
    assert the_session(annas) == SESSION
    assert take(pias, annas) is State.CLASH
    assert the_session(annas).notes == "slept well"


def test_a_change_taken_back_before_the_hand_over_does_not_hide_what_follows(annas: Logbook, pias: Logbook) -> None:
    edit(annas, notes="wrong")
    edit(annas, notes=SESSION.notes)
    take(annas, pias)
    edit(pias, notes="slept well")
    assert take(pias, annas) is State.NEWER


def test_a_running_session_is_handed_from_nurse_to_nurse(annas: Logbook, pias: Logbook) -> None:
    running = replace(a_running_infusion(a_moment("08:00", "2026-11-01")), id=SESSION.id)
    annas.store(running, instead_of=SESSION)
    take(annas, pias)
    assert the_session(pias) == running


def test_a_session_can_go_to_a_patient_who_is_there_and_comes_back_to_the_first(annas: Logbook, pias: Logbook) -> None:
    pias.store(SAME_PERSON)
    assert namesakes(read_hand_over(hand_over(annas, SESSION.id, None), None, (), now()), pias.patients()) == (
        SAME_PERSON,
    )
    take(annas, pias, SAME_PERSON.id)
    assert pias.patients() == [SAME_PERSON]
    assert the_session(pias) == replace(SESSION, patient=SAME_PERSON.id)
    edit(pias, notes="slept well")
    assert take(pias, annas) is State.NEWER
    assert the_session(annas) == replace(SESSION, notes="slept well")
    assert annas.patients() == [PATIENT]


@pytest.mark.parametrize(
    ("there", "may_be"),
    [
        (SAME_PERSON, True),
        (replace(SAME_PERSON, name="patient  a", born=None), True),
        (replace(SAME_PERSON, name="Patient B"), False),
        (replace(SAME_PERSON, born=SESSION.started.local.date()), False),
        (PATIENT, False),  # the same one
    ],
)
def test_a_namesake_has_the_same_name_and_no_other_birthday(annas: Logbook, there: Patient, *, may_be: bool) -> None:
    contents = read_hand_over(hand_over(annas, SESSION.id, None), None, [there], now())
    assert namesakes(contents, [there]) == ((there,) if may_be else ())


@pytest.mark.parametrize("home", [None, SAME_PERSON])
def test_a_signed_session_is_still_what_was_signed_there_and_after_corrections_back_here(
    annas: Logbook, pias: Logbook, home: Patient | None
) -> None:
    keyring, _, _ = new_keyring(Profile("a", "Anna Berg", "nurse", "RN"), "correct horse")
    if home is not None:
        pias.store(home)
    edit(annas, notes="before")
    before = the_session(annas)
    annas.store(sign(annas, keyring, before, keyring.profiles[0], "correct horse"), instead_of=before)
    edit(annas, dose=Decimal(35))
    assert seen(annas, pias, None if home is None else home.id).not_as_signed == frozenset()
    take(annas, pias, None if home is None else home.id)
    (standing,) = standings(pias, the_session(pias))
    assert standing.state is SignedState.ADDENDA
    assert [each.why for each in standing.addenda] == ([MOVED] if home else []) + ["typo"]
    edit(pias, notes="after")
    assert take(pias, annas) is State.NEWER
    (standing,) = standings(annas, the_session(annas))
    assert standing.state is SignedState.ADDENDA
    for log in (annas, pias):
        assert check_log(log.database) == []


def test_a_log_that_was_exported_before_a_correction_holds_an_older_state(annas: Logbook) -> None:
    from ivig_logger.exchange.log_reading import read_log

    pieces: list[bytes] = []
    export_log(annas, pieces.append)
    edit(annas, notes="slept well")
    preview = preview_of(annas, read_log(b"".join(pieces), annas.patients(), annas.now()))
    assert [each.state for each in preview.rows] == [State.OLDER]


def test_a_passphrase_of_the_program_is_made_of_digits_and_never_the_same() -> None:
    made = {new_passphrase() for _ in range(20)}
    assert len(made) == 20
    assert all(len(heard(each)) == 20 and heard(each).isdecimal() for each in made)
    assert all(each.count(" ") == 4 for each in made)


@pytest.mark.parametrize(
    "typed", [SAID, "48310927556210497738", "4831-0927-5562 1049 / 7738 ", "\uff148310927556210497738"]
)
def test_a_spoken_passphrase_opens_however_it_is_spaced(annas: Logbook, typed: str) -> None:
    data = hand_over(annas, SESSION.id, SAID)
    assert is_sealed(data)
    assert read_hand_over(data, typed, [PATIENT], now()).infusions == {"infusion": SESSION}


def test_a_typed_passphrase_opens_in_any_case(annas: Logbook) -> None:
    data = hand_over(annas, SESSION.id, "Grüße aus Łódź!")
    assert read_hand_over(data, "GRÜSSE aus łódź", [PATIENT], now()).infusions == {"infusion": SESSION}


def test_nothing_of_a_sealed_session_can_be_read(annas: Logbook) -> None:
    data = hand_over(annas, SESSION.id, SAID)
    for secret in (PATIENT.name, PATIENT.id, SESSION.id, SESSION.product, "Anna"):
        assert secret.encode() not in data


@pytest.mark.parametrize("typed", [None, "", "4831 0927 5562 1049 7739"])
def test_another_passphrase_opens_nothing(annas: Logbook, typed: str | None) -> None:
    with pytest.raises(WrongPassphrase):
        read_hand_over(hand_over(annas, SESSION.id, SAID), typed, (), now())


@pytest.mark.parametrize("short", ["", "1234567", "- - - - - - - -", "a b c d e f g"])
def test_a_passphrase_of_which_too_little_is_heard_seals_nothing(annas: Logbook, short: str) -> None:
    assert not is_long_enough(short)
    with pytest.raises(TooShort):
        hand_over(annas, SESSION.id, short)


@pytest.mark.parametrize(
    "changed",
    [
        {"scrypt": None},
        {"scrypt": {"n": 1 << 40, "r": 8, "p": 1, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}},
        {"scrypt": {"n": 1 << 15, "r": 8, "p": 100_000, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}},
        {"scrypt": {"n": 32_767, "r": 8, "p": 1, "salt": "AAAAAAAAAAAAAAAAAAAAAA=="}},
        {"scrypt": {"n": 1 << 15, "r": 8, "p": 1, "salt": ""}},
        {"nonce": "!"},
        {"ciphertext": 7},
    ],
)
def test_a_sealed_file_that_no_passphrase_could_open_is_said_to_be_damaged(
    annas: Logbook, changed: dict[str, object]
) -> None:
    content = json.loads(hand_over(annas, SESSION.id, SAID)) | changed
    with pytest.raises(Unreadable, match="damaged"):
        read_hand_over(json.dumps(content).encode(), SAID, (), now())


def test_other_parameters_than_those_it_was_sealed_with_open_nothing(annas: Logbook) -> None:
    content = json.loads(hand_over(annas, SESSION.id, SAID))
    content["scrypt"]["n"] //= 2
    with pytest.raises(WrongPassphrase):
        read_hand_over(json.dumps(content).encode(), SAID, (), now())


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"[]", b'{"format": "ivig-logger-log", "version": 1}'])
def test_what_is_no_hand_over_is_not_sealed_and_not_read(data: bytes) -> None:
    assert not is_sealed(data)
    with pytest.raises(Unreadable):
        read_hand_over(data, None, (), now())


def test_a_session_that_is_gone_is_not_handed_over(annas: Logbook) -> None:
    with pytest.raises(NoSuchSession):
        hand_over(annas, an_infusion(7).id, None)


def test_of_a_very_long_session_the_last_changes_are_told_and_it_is_still_known_what_went_before(
    annas: Logbook, pias: Logbook
) -> None:
    take(annas, pias)
    states = [replace(SESSION, notes=f"{at}") for at in range(310)]
    annas.store_all([Change(after, before) for before, after in pairwise([SESSION, *states])])
    assert len(json.loads(hand_over(annas, SESSION.id, None))["changes"]) == 300
    assert take(annas, pias) is State.NEWER
    assert the_session(pias) == states[-1]
