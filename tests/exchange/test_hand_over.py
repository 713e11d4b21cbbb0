"""The file of a session that is handed over: written and read, and what is said of one that is not right."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.descent import mark_of
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.hand_over import Hand, HandOver, read_hand_over, write_hand_over
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.log_json import Unreadable
from tests.builders import PATIENT, a_full_infusion, a_moment
from tests.strategies import NOW, infusions

BEFORE = a_full_infusion()
SESSION = replace(BEFORE, notes="slept well")
ANNA = Hand(a_moment("18:00"), "Anna Berg, RN", "nurse")
CHANGE = Addendum(a_moment("17:00"), "Anna Berg, RN", "nurse", "typo", *difference(BEFORE, SESSION))
HANDED = HandOver(SESSION, PATIENT, ANNA, ANNA, (CHANGE,), (mark_of(BEFORE),))


def read(**changes: Any) -> LogContents:
    """What is read of the file with other values under some keys."""
    content = json.loads(write_hand_over(HANDED)) | changes
    return read_hand_over(json.dumps(content).encode(), [], a_moment("20:00", "2026-11-01"))


def refused(contents: LogContents) -> list[str]:
    return [f"{each.where}: {each.reason}" for each in contents.refusals]


def test_all_of_a_hand_over_is_read_as_it_was_written() -> None:
    assert read() == LogContents(
        {"patient": PATIENT},
        {"infusion": SESSION},
        addenda={SESSION.id: (CHANGE,)},
        ancestors={SESSION.id: (mark_of(BEFORE),)},
        notes=("Handed over by Anna Berg, RN (nurse).",),
        why="hand-over: Anna Berg, RN (nurse)",
    )


@given(infusions(st.just(PATIENT.id)))
def test_every_session_is_read_as_it_was_written(session: Infusion) -> None:
    contents = read_hand_over(write_hand_over(HandOver(session, PATIENT, Hand(NOW))), [], NOW)
    assert list(contents.infusions.values()) == [session], contents.refusals


def test_who_handed_it_over_may_be_nobody_and_who_entered_it_somebody_else() -> None:
    nobody = json.loads(write_hand_over(replace(HANDED, by=Hand(a_moment("18:00")))))["handed_over"]
    contents = read(handed_over=nobody)
    assert contents.notes == ("It does not say who handed it over.",)
    assert contents.why == "hand-over: not named, entered by Anna Berg, RN (nurse)"


def test_the_plan_of_the_clinic_is_that_of_the_log_which_it_comes_to() -> None:
    assert b"plan" not in write_hand_over(replace(HANDED, patient=PATIENT))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ancestors": ["abc"]}, 'ancestors[0]: must be 64 hexadecimal digits, not "abc"'),
        ({"changes": None}, "changes: is missing"),
        ({"changes": [7]}, "changes[0]: must be an object, not 7"),
        ({"handed_over": None}, "handed_over: is missing"),
        ({"infusion": None}, "infusion: is missing"),
        ({"patients": []}, 'file: unknown key "patients" (is "patient" meant?)'),
    ],
)
def test_what_is_not_right_is_named_with_its_place_and_the_session_is_not_taken(
    changes: dict[str, object], said: str
) -> None:
    contents = read(**changes)
    assert said in refused(contents)
    assert contents.infusions == {}


def test_changes_that_do_not_lead_to_the_session_are_refused() -> None:
    changes = json.loads(write_hand_over(HANDED))["changes"] * 2
    assert refused(read(changes=changes)) == ["changes: do not lead to what this session is"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": 2}, "handed over by a newer IVIG Logger"),
        ({"version": "1"}, "must be 1"),
        ({"format": "ivig-logger-log"}, "no session that was handed over"),
    ],
)
def test_another_format_or_version_is_not_read(changes: dict[str, object], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(**changes)


def test_a_file_that_is_no_json_is_not_read() -> None:
    with pytest.raises(Unreadable, match="not JSON"):
        read_hand_over(b'{"format": ', [], NOW)
