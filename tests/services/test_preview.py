"""What a file would bring: each record at its place, with how it stands to the log."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change, Refused
from ivig_logger.domain.descent import mark_of
from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.log_format import LogContents, Refusal
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import PatientClash, Preview, State, changes_of, preview_of
from tests.builders import PATIENT, a_moment, an_infusion, an_infusion_on

FIRST = an_infusion_on("2026-10-20", 1)
SECOND = an_infusion_on("2026-10-21", 2)
STRANGER = Patient("00000000-0000-4000-8000-0000000000aa", "Bea")


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """A log with one session; it is the evening of 1 November 2026."""
    with closing(Logbook.open(tmp_path / "log.db", lambda: a_moment("20:00", "2026-11-01"))) as opened:
        opened.store_all([Change(PATIENT), Change(FIRST)])
        yield opened


def states(preview: Preview) -> dict[str, State]:
    return {each.where: each.state for each in preview.rows}


def test_what_is_there_and_what_is_new_are_told_apart(logbook: Logbook) -> None:
    found = preview_of(logbook, LogContents({}, {"row 2": FIRST, "row 3": SECOND}))
    assert states(found) == {"row 2": State.SAME, "row 3": State.NEW}
    assert found.ticked == {"row 3"}


def test_another_session_within_a_quarter_of_an_hour_is_shown_beside_its_twin_and_not_ticked(logbook: Logbook) -> None:
    at_the_edge, beyond = (
        replace(SECOND, id=f"00000000-0000-4000-9000-0000000000{number}", started=FIRST.started + timedelta(seconds=by))
        for number, by in ((21, 900), (22, 901))
    )
    found = preview_of(logbook, LogContents({}, {"row 2": at_the_edge, "row 3": beyond}))
    assert states(found) == {"row 2": State.TWIN, "row 3": State.NEW}
    assert found.rows[0].stored == (FIRST,)
    assert found.ticked == {"row 3"}


def test_two_sessions_of_one_time_in_a_file_are_both_kept(logbook: Logbook) -> None:
    again = replace(SECOND, id="00000000-0000-4000-9000-000000000023")
    found = preview_of(logbook, LogContents({}, {"row 2": SECOND, "row 3": again}))
    assert found.ticked == {"row 2", "row 3"}


def test_another_content_under_the_same_id_is_a_clash_unless_it_descends_from_what_is_there(logbook: Logbook) -> None:
    other = replace(FIRST, notes="slept well")
    clash = LogContents({}, {"row 2": other})
    newer = replace(clash, ancestors={FIRST.id: (mark_of(FIRST),)})
    assert states(preview_of(logbook, clash)) == {"row 2": State.CLASH}
    assert states(preview_of(logbook, newer)) == {"row 2": State.NEWER}
    assert changes_of(preview_of(logbook, newer), {"row 2"}) == (Change(other, FIRST),)


def test_what_cannot_be_read_has_its_place_among_the_others_with_its_reasons(logbook: Logbook) -> None:
    refusals = (Refusal("row 10.dose", "must be a number"), Refusal("file", "ends in the middle"))
    found = preview_of(logbook, LogContents({}, {"row 2": FIRST, "row 11": SECOND}, refusals, raw={"row 10": "1;2"}))
    assert [each.where for each in found.rows] == ["row 2", "row 10", "row 11"]
    assert (found.rows[1].state, found.rows[1].refusals, found.rows[1].raw) == (State.UNREADABLE, refusals[:1], "1;2")
    assert found.refusals == refusals[1:]


def test_only_the_chosen_are_stored_and_their_new_patients_first(logbook: Logbook) -> None:
    hers = an_infusion(3, patient=STRANGER.id)
    unwanted = Patient("00000000-0000-4000-8000-0000000000ab", "Cem")
    contents = LogContents(
        {"patients[0]": STRANGER, "patients[1]": unwanted, "patients[2]": PATIENT},
        {"row 2": hers, "row 3": SECOND, "row 4": an_infusion(4, patient=unwanted.id)},
    )
    changes = changes_of(preview_of(logbook, contents), {"row 2"})
    assert changes == (Change(STRANGER), Change(hers))
    logbook.store_all(changes)
    assert logbook.find([hers.id]) == [hers]


def test_patients_without_sessions_come_where_the_file_has_no_session(logbook: Logbook) -> None:
    found = preview_of(logbook, LogContents({"patients[0]": STRANGER}))
    assert changes_of(found, ()) == (Change(STRANGER),)


def test_patients_without_sessions_come_with_the_others_unless_a_row_that_cannot_be_read_may_be_theirs(
    logbook: Logbook,
) -> None:
    whole = LogContents({"patients[0]": STRANGER}, {"row 2": SECOND})
    partly = replace(whole, refusals=(Refusal("row 3.dose", "must be a number"),))
    assert changes_of(preview_of(logbook, whole), {"row 2"}) == (Change(STRANGER), Change(SECOND))
    assert changes_of(preview_of(logbook, partly), {"row 2"}) == (Change(SECOND),)


def test_a_patient_who_stands_otherwise_in_the_log_is_told(logbook: Logbook) -> None:
    renamed = replace(PATIENT, name="Another")
    assert preview_of(logbook, LogContents({"patients[0]": renamed})).clashing == (
        PatientClash("patients[0]", renamed, PATIENT),
    )


class TestWhatWasFoundSoundWhenItWasRead:
    def test_is_not_looked_through_again_while_the_clock_goes_on(self, logbook: Logbook) -> None:
        read = LogContents({}, {"row 2": SECOND}, sound_at=logbook.now())
        (change,) = changes_of(preview_of(logbook, read), {"row 2"})
        assert change.stays_sound(logbook.now() + timedelta(days=1))
        logbook.store_all([change])
        assert logbook.find([SECOND.id]) == [SECOND]

    def test_is_looked_through_when_the_clock_was_set_back_or_it_still_runs(self, logbook: Logbook) -> None:
        change = Change(SECOND, sound_at=logbook.now() + timedelta(seconds=1))
        running = Change(replace(SECOND, ended=None), sound_at=logbook.now())
        assert not change.stays_sound(logbook.now())
        assert not running.stays_sound(logbook.now())

    def test_is_looked_through_as_a_correction_and_after_an_undo(self, logbook: Logbook) -> None:
        change = Change(SECOND, sound_at=logbook.now())
        assert not replace(change, instead_of=FIRST).stays_sound(logbook.now())
        assert not change.undone.undone.stays_sound(logbook.now())

    def test_says_nothing_of_what_no_reader_looked_at(self, logbook: Logbook) -> None:
        found = preview_of(logbook, LogContents({}, {"row 2": replace(SECOND, dose=Decimal(-1))}))
        with pytest.raises(Refused):
            logbook.store_all(changes_of(found, {"row 2"}))
