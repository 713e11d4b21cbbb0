"""The addenda of a signed session in a file."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.difference import difference
from ivig_logger.exchange.log_format import LogContents
from ivig_logger.exchange.log_reading import read_log
from ivig_logger.exchange.log_writing import log_pieces
from tests.builders import PATIENT, a_moment, a_signature, an_infusion
from tests.exchange.log_texts import a_log, an_entry, clock
from tests.exchange.test_log_schema import SIGNATURE, fits
from tests.strategies import NOW

SIGNED = an_infusion(signatures=(a_signature(),))
NOW_HERE = replace(SIGNED, dose=Decimal(35))
TOLD = Addendum(a_moment("10:00", "2026-10-21"), "Ben Löwe", "nurse", "typo", *difference(SIGNED, NOW_HERE))
GOOD: dict[str, Any] = {"at": clock("14:06"), "before": '{"dose":"30"}', "after": '{"dose":"35"}'}


def read(**keys: Any) -> LogContents:
    return read_log(a_log(an_entry(dose_g=35, **({"signatures": [SIGNATURE]} | keys))), [], NOW)


def test_they_are_written_and_read_back() -> None:
    text = "".join(log_pieces([PATIENT], [NOW_HERE, an_infusion(2)], lambda each: [TOLD] if each.signatures else []))
    assert fits(text)
    assert text.count('"addenda"') == 1
    contents = read_log(text, [], NOW)
    assert contents.refusals == ()
    assert contents.addenda == {SIGNED.id: (TOLD,)}
    assert NOW_HERE in contents.infusions.values()


def test_author_and_reason_may_be_left_out() -> None:
    contents = read(addenda=[GOOD])
    assert contents.refusals == ()
    ((told,),) = contents.addenda.values()
    assert (told.author, told.role, told.why) == ("", "", "")


@pytest.mark.parametrize(
    ("addenda", "where", "reason"),
    [
        ([GOOD | {"after": '{"dose":"36"}'}], "infusions[0].addenda", "do not lead to what this session is"),
        ([GOOD | {"after": "nonsense"}], "infusions[0].addenda", "do not lead to what this session is"),
        ([{"at": clock("14:06")}], "infusions[0].addenda[0].before", "is missing"),
        ([GOOD | {"by": "Ben"}], "infusions[0].addenda[0]", 'unknown key "by"'),
        ({}, "infusions[0].addenda", "must be a list, not an object"),
    ],
)
def test_what_is_wrong_is_refused_with_its_session(addenda: Any, where: str, reason: str) -> None:
    contents = read(addenda=addenda)
    assert (contents.refusals[0].where, contents.refusals[0].reason) == (where, reason)
    assert contents.infusions == {}


def test_without_a_signature_there_are_none() -> None:
    (refusal,) = read(addenda=[GOOD], signatures=[]).refusals
    assert refusal.reason == "are changes since a signature, and there is none"
