"""What is said of lots: unknown is never no, and each count has what it is counted from."""

import pytest

from ivig_logger.domain.infusion import Vial
from ivig_logger.exchange.lot_list import read_lots
from ivig_logger.services.lots import LotAnswer
from ivig_logger.storage.lots import LotCounts
from ivig_logger.words.lots import (
    in_error_text,
    list_text,
    not_found_text,
    too_short_text,
    total_text,
    vials_text,
    without_lot_text,
)


def answers(text: str) -> tuple[LotAnswer, ...]:
    return tuple(LotAnswer(each) for each in read_lots(text, 2026).asked)


def test_not_in_the_log_says_what_that_means() -> None:
    assert not_found_text(1, LotCounts(14, 2)) == (
        "No session with this lot is recorded. 2 of 14 sessions have no lot recorded: which lot was given then is not"
        " known."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (LotCounts(0, 0), "The log has no session yet."),
        (LotCounts(14, 0), "Each of the 14 sessions has a lot recorded."),
        (LotCounts(1, 0), "The one session has a lot recorded."),
        (LotCounts(1, 1), "1 of 1 session has no lot recorded: which lot was given then is not known."),
    ],
)
def test_the_sessions_without_a_lot_are_told_out_of_all(counts: LotCounts, said: str) -> None:
    assert without_lot_text(counts) == said


def test_the_total_of_one_and_of_several_that_are_not_there() -> None:
    assert total_text(answers("P1")) == "Not in this log"
    assert total_text(answers("P1, P2")) == "None of the 2 lots is in this log"


def test_sessions_in_error_are_told_by_their_number() -> None:
    assert in_error_text(0) == ""
    assert in_error_text(2) == "2 sessions with it were entered in error and are not shown"


def test_vials_are_counted_and_what_is_not_recorded_is_said() -> None:
    assert vials_text((Vial("P1"), Vial("P1"), Vial("P 1", expiry="2027-03"))) == (
        "Lot P1: 2 × grams not recorded, expiry not recorded; Lot P 1: grams not recorded, expiry 2027-03"
    )


def test_what_became_of_a_pasted_table_is_said() -> None:
    read = read_lots("Privigen\tP100\nOctagam\tP-100", 2026)
    assert list_text(read) == "1 repeated lot was looked up once. Not taken for lots: Privigen, Octagam."


def test_lots_that_are_too_short_for_similar_ones_are_named() -> None:
    assert "not for P1, P2." in too_short_text(answers("P1, P2, P12345"))
    assert too_short_text(answers("P12345")) == ""
