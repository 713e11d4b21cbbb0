"""One line of the history as texts."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Infusion, Premedication, ReactionAnswer, Status
from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage.history import HistoryRow
from ivig_logger.ui.session_list.line import CHIPS, Line, Part, first_hour_text, line_of
from tests.builders import a_moment, a_reaction, an_infusion
from tests.ui.history.sessions import EARLY, MAY_BE, NONE, RUNNING, UNKNOWN


def line(infusion: Infusion, typed: int | None = None) -> Line:
    names = tuple(each.name for each in infusion.premedications)
    lots = tuple(each.lot for each in infusion.vials)
    row = HistoryRow(
        infusion.id,
        infusion.started,
        infusion.ended,
        infusion.status,
        infusion.product,
        infusion.dose,
        infusion.premedication,
        names,
        lots,
        infusion.reaction,
        infusion.reactions,
    )
    return line_of(row, typed)


def test_a_line_has_a_text_for_each_column() -> None:
    assert line(EARLY).texts == (
        "Sun 15 Feb 2026",
        "09:00",
        "3 h",
        "Privigen",
        "30 g",
        "P100 123-456",
        "acetaminophen",
        "Headache +25 min, Fatigue, next day",
        "1",
    )


def test_what_is_not_recorded_is_a_dash_and_is_spoken_as_words() -> None:
    empty = line(an_infusion(dose=None, ended=None, status=Status.COMPLETED))
    assert [empty.texts[part] for part in (Part.TOOK, Part.DOSE, Part.PREMEDICATION)] == ["–", "–", "–"]
    assert empty.spoken(Part.DOSE) == "not recorded"


def test_a_session_without_an_end_that_is_going_on_is_running() -> None:
    assert line(RUNNING).texts[Part.TOOK] == "running"


@pytest.mark.parametrize(
    ("answer", "words"),
    [(ReactionAnswer.NONE, "No reaction was recorded"), (ReactionAnswer.NOT_ASKED, "Not asked yet")],
)
def test_no_reaction_and_not_asked_are_different_words(answer: ReactionAnswer, words: str) -> None:
    assert line(an_infusion(reaction=answer)).texts[Part.REACTIONS] == words


def test_none_given_is_an_answer() -> None:
    given = line(an_infusion(premedication=Premedication.NONE_GIVEN))
    assert given.texts[Part.PREMEDICATION] == "none given"


def test_reactions_of_the_first_hour_come_first() -> None:
    assert [chip.state for chip in line(EARLY).chips] == [FirstHour.IN, FirstHour.LATER]


def test_every_reaction_is_a_chip_or_counted_as_more() -> None:
    many = line(an_infusion(reactions=tuple(a_reaction(minutes=at % 100) for at in range(5000))))
    assert len(many.chips) == CHIPS
    assert len(many.chips) + many.more == 5000
    assert many.in_first_hour == 50 * 61


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], ""),
        ([FirstHour.IN], "1"),
        ([FirstHour.LATER, FirstHour.BEFORE], "0"),
        ([FirstHour.IN, FirstHour.MAY_BE], "1 + 1 may be"),
        ([FirstHour.NOT_KNOWN, FirstHour.NOT_KNOWN], "2 unknown"),
        ([FirstHour.IN, FirstHour.IN, FirstHour.MAY_BE, FirstHour.NOT_KNOWN], "2 + 1 may be + 1 unknown"),
    ],
)
def test_the_count_says_what_is_sure_and_what_is_not(states: list[FirstHour], words: str) -> None:
    assert first_hour_text(states) == words


def test_the_reactions_are_spoken_in_whole_words() -> None:
    assert line(EARLY).spoken(Part.REACTIONS) == (
        "headache: began 25 min after the start (within the first 60 minutes); "
        "fatigue: began 23 h after the start (after the first hour)"
    )
    assert "may have begun in the first hour" in line(MAY_BE).spoken(Part.REACTIONS)
    assert "not recorded" in line(UNKNOWN).spoken(Part.REACTIONS)


def test_a_cell_is_spoken_with_what_stands_below_it_in_a_narrow_list() -> None:
    assert line(NONE).spoken(Part.DATE) == "Thu 15 Jan 2026, 09:00 · 3 h"
    assert line(NONE).spoken(Part.PRODUCT) == "Privigen, 25 g"


def test_a_dose_has_no_zeros_at_its_end() -> None:
    assert line(an_infusion(dose=Decimal("32.500"))).texts[Part.DOSE] == "32.5 g"


def test_a_long_session_keeps_its_hours() -> None:
    start = a_moment("09:00")
    assert line(an_infusion(started=start, ended=start + timedelta(hours=34))).texts[Part.TOOK] == "34 h"


def test_what_was_typed_more_than_a_day_after_it_occurred_says_so_beside_when_it_occurred() -> None:
    assert EARLY.ended is not None
    in_time, late = (line(EARLY, (EARLY.ended + timedelta(hours=24, seconds=more)).epoch) for more in (0, 1))
    assert (in_time.late, late.late) == (False, True)
    assert late.texts == in_time.texts
    assert late.spoken(Part.DATE).startswith("Sun 15 Feb 2026, Late entry")


@pytest.mark.parametrize(
    ("otherwise", "late", "below", "spoken"),
    [
        (False, False, "✓ Signed", "Signed"),
        (False, True, "✓ Signed · late", "Signed · Late entry"),
        (True, False, "≠ Not as signed", "Not as signed"),
        (True, True, "≠ Not as signed", "Not as signed · Late entry"),
    ],
)
def test_a_signed_session_says_so_with_a_mark_and_a_word(otherwise: bool, late: bool, below: str, spoken: str) -> None:
    signed = replace(line(EARLY), signed=True, otherwise=otherwise, late=late)
    assert signed.remark == below
    assert signed.spoken(Part.DATE) == f"Sun 15 Feb 2026, {spoken} · 09:00 · 3 h"
    assert line(EARLY).remark == ""


def test_what_came_from_elsewhere_is_no_late_entry() -> None:
    assert not line(EARLY).late
