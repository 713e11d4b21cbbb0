"""Changes in words, from what the log itself wrote down."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Infusion, Mark, Patient, Place, RateStep, RateUnit, Severity, Status, Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import exactly
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.revision import EntryTrace, Revision
from ivig_logger.services.erasing import erase_patient
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.words.changes import ChangeTold, Teller, gathered, summary_text, told_of
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion
from tests.logs import log_at

NOW = a_moment("10:15", "2026-10-21")


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with closing(Logbook.open(log_at(tmp_path / "log.db"), now=lambda: NOW, author=Author("Ana", "nurse"))) as made:
        made.store(PATIENT)
        yield made


Lines = Callable[[Infusion, Infusion], tuple[str, ...]]


@pytest.fixture
def lines(logbook: Logbook) -> Lines:
    """The lines of the correction of one infusion into another, as the log kept it."""

    def told(before: Infusion, after: Infusion, why: str = "") -> tuple[str, ...]:
        logbook.store(before)
        logbook.store(after, instead_of=before, why=why)
        return told_of(after, logbook.revisions_of(after.id), {})[0].lines

    return told


def test_a_field_is_told_by_its_new_and_old_value(lines: Lines) -> None:
    assert lines(an_infusion(dose=Decimal(3)), an_infusion(dose=Decimal(30))) == ("Dose: 30 g (was 3 g)",)


def test_what_was_not_recorded_is_said(lines: Lines) -> None:
    assert lines(an_infusion(), an_infusion(place=Place.HOME)) == ("Place: home (was not recorded)",)


def test_times_have_their_day_only_where_it_differs(lines: Lines) -> None:
    ended = an_infusion(ended=a_moment("12:30"), started=a_moment("08:50", "2026-10-19"))
    assert lines(an_infusion(), ended) == (
        "Start: 19 Oct 2026 08:50 (was 20 Oct 2026 09:00)",
        "End: 12:30 (was 12:00)",
    )


def test_an_onset_is_told_from_the_start(lines: Lines) -> None:
    late, early = (an_infusion(reactions=(a_reaction(minutes=minutes),)) for minutes in (35, 25))
    assert lines(late, early) == ("Headache began +25 min (was +35 min)",)


def test_each_side_of_an_onset_is_told_from_the_start_that_it_had(lines: Lines) -> None:
    before = an_infusion(reactions=(a_reaction(minutes=35),))
    began = exactly(a_moment("09:00") + timedelta(minutes=45))
    after = replace(before, started=a_moment("09:10"), reactions=(a_reaction(onset=began),))
    assert lines(before, after) == ("Start: 09:10 (was 09:00)", "Headache began +35 min (was +35 min)")


def test_a_reaction_is_told_field_by_field(lines: Lines) -> None:
    before = an_infusion(reactions=(a_reaction(),))
    after = an_infusion(reactions=(a_reaction(severity=Severity.MILD, notes="dull", resolved=a_moment("11:00")),))
    assert lines(before, after) == (
        "Headache: mild (was not graded)",
        "Headache, resolved: 11:00 (was not recorded)",
        "Headache, notes: “dull” (was not recorded)",
    )


def test_an_added_reaction_says_no_more_than_itself(lines: Lines) -> None:
    assert lines(an_infusion(), an_infusion(reactions=(a_reaction(),))) == ("Reaction added: Headache +25 min",)


def test_a_part_that_only_moved_up_is_not_told(lines: Lines) -> None:
    vials = (Vial("A", Decimal(10), "2027-03"), Vial("B"), Vial("C"))
    after = an_infusion(vials=(vials[1], vials[2]))
    assert lines(an_infusion(vials=vials), after) == ("Lot removed: A, 10 g, expiry 2027-03",)


def test_parts_with_a_time_tell_it(lines: Lines) -> None:
    rates = [RateStep(a_moment("09:30"), Decimal(value), RateUnit.ML_H) for value in (30, 60)]
    before, after = an_infusion(rates=(rates[0],)), an_infusion(rates=(rates[1],), marks=(Mark(a_moment("10:00")),))
    assert lines(before, after) == (
        "Rate: 60 mL/h at 09:30 (was 30 mL/h at 09:30)",
        "Note added: marked at 10:00",
    )


def test_every_field_and_part_has_words(lines: Lines) -> None:
    told = lines(an_infusion(ended=None, status=Status.RUNNING, dose=None), a_full_infusion())
    assert len(told) > 20
    for each in told:
        assert "cannot" not in each
        assert "{" not in each
        assert "Moment" not in each


def test_all_of_it_taken_out_again_has_words_too(lines: Lines) -> None:
    assert not [each for each in lines(a_full_infusion(), an_infusion()) if "cannot" in each or "{" in each]


def test_well_being_and_trough_are_told(lines: Lines) -> None:
    after = an_infusion(wellbeing=0, igg_trough=Decimal("9.5"))
    assert lines(an_infusion(wellbeing=7), after) == (
        "Well-being: 0 of 10 (was 7 of 10)",
        "IgG trough: 9.5 g/L (950 mg/dL) (was not recorded)",
    )


def test_entered_in_error_tells_the_reason_once(logbook: Logbook) -> None:
    infusion = an_infusion()
    marked = replace(infusion, entered_in_error="wrong patient")
    logbook.store(infusion)
    logbook.store(marked, instead_of=infusion, why="wrong patient")
    logbook.store(infusion, instead_of=marked)
    back, error, added = told_of(infusion, logbook.revisions_of(infusion.id), {})
    assert (error.lines, error.why) == (("Entered in error: wrong patient",), "")
    assert back.lines == ("No error after all (was entered in error: wrong patient)",)
    assert added.lines == ("Added",)


def test_a_change_tells_when_who_and_why_in_one_line(logbook: Logbook) -> None:
    logbook.store(an_infusion(dose=Decimal(3)))
    logbook.store(an_infusion(), instead_of=an_infusion(dose=Decimal(3)), why="typo")
    told = told_of(an_infusion(), logbook.revisions_of(an_infusion().id), {})[0]
    assert told.text == "21 Oct 2026 10:15, Ana (nurse): Dose: 30 g (was 3 g); Reason: typo"
    assert told.about == "Session of 20 Oct 2026 09:00"


def test_an_undo_says_what_it_undid_and_nobody_is_not_named(logbook: Logbook) -> None:
    logbook.author = Author()
    logbook.store(an_infusion(dose=Decimal(3)))
    logbook.store(an_infusion(), instead_of=an_infusion(dose=Decimal(3)), why="undo: edit session of 20 Oct 2026")
    told = told_of(an_infusion(), logbook.revisions_of(an_infusion().id), {})[0]
    assert (told.who, told.why) == ("not named", "Undone: edit session of 20 Oct 2026")


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("follow-up: headache", "Follow-up added: headache"),
        ("after the end: change the end", "On the live screen after the end: change the end"),
        ("no error after all", ""),  # a line says it
    ],
)
def test_what_is_added_to_a_finished_session_says_where_it_came_from(logbook: Logbook, why: str, words: str) -> None:
    logbook.store(an_infusion(dose=Decimal(3)))
    logbook.store(an_infusion(), instead_of=an_infusion(dose=Decimal(3)), why=why)
    assert told_of(an_infusion(), logbook.revisions_of(an_infusion().id), {})[0].why == words


def test_changes_of_a_patient_and_removals_are_told(logbook: Logbook) -> None:
    renamed = replace(PATIENT, name="Ana", plan=Plan(duration=180))
    logbook.store(renamed, instead_of=PATIENT)
    logbook.store_all([Change(an_infusion())], source=Source.IMPORTED)
    logbook.store(None, instead_of=an_infusion())
    removed, added, changed, first = Teller(names={PATIENT.id: "Ana"}).tell(logbook.revision_page(None, 10))
    assert (removed.about, removed.lines) == ("Session of 20 Oct 2026 09:00", ("Removed",))
    assert added.lines == ("Added, imported",)
    assert changed.about == "Ana"
    assert changed.lines == ("Name: “Ana” (was “Patient A”)", "Plan: Planned length 3 h")
    assert (first.about, first.lines) == ("Patient A", ("Added",))


def test_corrections_of_the_first_versions_are_whole_and_told_by_what_differs() -> None:
    whole: dict[str, object] = {"id": "x", "dose": "3", "vials": [{"lot": "A"}], "access": {"kind": "port"}}
    change = a_revision(whole, whole | {"dose": "30", "vials": [{"lot": "B"}], "access": {"kind": "port", "gauge": 22}})
    (told,) = Teller().tell([change])
    assert told.lines == ("Dose: 30 g (was 3 g)", "Needle: 22 G (was not recorded)", "Lot: B (was A)")


def test_what_cannot_be_read_is_said_without_its_raw_text() -> None:
    odd = a_revision({"dose": "three"}, {"dose": ["30"], "vials.0": 7, "started": {"epoch": "now"}, "new field": 1})
    (told,) = Teller().tell([odd])
    assert set(told.lines) == {"Something that this version cannot read"}
    assert Teller().tell([a_revision({}, {"new field": 1})])[0].lines == ("Something that this version cannot tell",)


def test_the_summary_counts_corrections_and_tells_the_last() -> None:
    added = replace(a_revision({}, {}), before=None)
    change = a_revision({}, {})
    assert summary_text(EntryTrace()) == "No change is recorded"
    assert summary_text(EntryTrace((added,), added, 1)) == "Entered on 21 Oct 2026 10:15, not changed since"
    assert summary_text(EntryTrace((change, added), added, 2)) == "Changed once, on 21 Oct 2026 10:15"
    assert summary_text(EntryTrace((replace(change, author="Ana"),), added, 4)) == (
        "Changed 3 times, last on 21 Oct 2026 10:15 by Ana"
    )


def a_revision(before: dict[str, object], after: dict[str, object], at: Moment = NOW) -> Revision:
    return Revision(1, "infusion", an_infusion().id, at, "", "", Source.TYPED, "", before, after)


def test_a_patient_is_never_told_by_an_id(logbook: Logbook) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Bea")
    logbook.store(other)
    logbook.store(an_infusion())
    logbook.store(an_infusion(patient=other.id), instead_of=an_infusion())
    told = told_of(an_infusion(), logbook.revisions_of(an_infusion().id), {PATIENT.id: "Ana"})
    assert told[0].lines == ("Patient: another one (was Ana)",)


class TestErased:
    """What is told of a patient who wanted to be forgotten: that it was done, and nothing of them."""

    @pytest.fixture
    def told(self, logbook: Logbook) -> list[ChangeTold]:
        logbook.store(an_infusion())
        erase_patient(logbook, PATIENT.id, copies_too=False)
        return Teller().tell(logbook.revision_page(None, 10))

    def test_the_last_change_says_how_much_was_deleted_and_by_whom(self, told: list[ChangeTold]) -> None:
        assert told[0].text == (
            "21 Oct 2026 10:15, Ana (nurse): Everything of a patient was deleted: 1 session, 2 changes"
        )
        assert told[0].about == "A patient"

    def test_what_was_deleted_one_after_the_other_is_told_as_one(self, told: list[ChangeTold]) -> None:
        assert [each.about for each in gathered(told)] == ["A patient", "2 changes"]
        assert gathered(told)[1].lines == told[1].lines
        assert gathered(told[:2]) == told[:2]

    def test_what_was_deleted_says_only_that(self, told: list[ChangeTold]) -> None:
        assert [(each.about, each.lines) for each in told[1:]] == [
            ("A session", ("Deleted at the person’s wish on 21 Oct 2026 10:15",)),
            ("A patient", ("Deleted at the person’s wish on 21 Oct 2026 10:15",)),
        ]
