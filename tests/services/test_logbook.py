"""The one verb: what it stores, what it turns down, and what it writes down about both."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.change import Change, Conflict, Entry, NoSuchPatient, PatientHasInfusions, Refused
from ivig_logger.domain.infusion import Infusion, Medication, Patient, Premedication, ReactionAnswer, Vial
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.domain.problems import Code
from ivig_logger.services.logbook import Logbook
from tests.builders import (
    PATIENT,
    a_full_infusion,
    a_moment,
    a_reaction,
    a_running_infusion,
    an_infusion,
    an_infusion_on,
)

OTHER = Patient("00000000-0000-4000-8000-000000000002", "מריה 🌼")
PARTS = ("vials", "pauses", "rates", "vitals", "medications", "reactions", "follow_ups", "marks", "due_answers")


def stored(log: Logbook) -> list[Infusion]:
    return log.find(log.ids())


def test_an_infusion_with_everything_comes_back_as_it_was(logbook: Logbook) -> None:
    logbook.store(a_full_infusion())
    assert stored(logbook) == [a_full_infusion()]


def test_more_sessions_than_are_written_at_a_time_are_one_change_of_the_log(logbook: Logbook) -> None:
    many = [an_infusion(number) for number in range(1, 1102)]
    logbook.store_all([Change(each) for each in many])
    assert logbook.find(each.id for each in many) == many
    assert logbook.revision_count() == len(many) + 1
    with pytest.raises(Conflict):
        logbook.store_all([*(Change(None, each) for each in many), Change(an_infusion(1))] * 2)
    assert len(logbook.ids()) == len(many)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_added_by_an_edit_and_gone_after_its_undo(logbook: Logbook, part: str) -> None:
    full = a_full_infusion()
    unasked: dict[str, Any] = {"reaction": ReactionAnswer.NOT_ASKED} if part == "reactions" else {}
    bare = a_full_infusion(**{part: ()} | unasked)
    logbook.store(bare)
    edit = Change(full, bare)
    logbook.store_all([edit])
    assert stored(logbook) == [full]
    logbook.store_all([edit.undone])
    assert stored(logbook) == [bare]


def test_a_removal_is_undone_whole(logbook: Logbook) -> None:
    logbook.store(a_full_infusion())
    removal = Change(None, a_full_infusion())
    logbook.store_all([removal])
    assert stored(logbook) == []
    logbook.store_all([removal.undone])
    assert stored(logbook) == [a_full_infusion()]


def test_a_patient_is_renamed_and_keeps_the_infusions(logbook: Logbook) -> None:
    logbook.store(an_infusion())
    logbook.store(replace(PATIENT, name="Ana"), instead_of=PATIENT)
    assert logbook.patients() == [replace(PATIENT, name="Ana")]
    assert logbook.ids(PATIENT.id) == [an_infusion().id]


def test_an_infusion_moves_to_another_patient(logbook: Logbook) -> None:
    moved = an_infusion(patient=OTHER.id)
    logbook.store_all([Change(OTHER), Change(an_infusion())])
    logbook.store(moved, instead_of=an_infusion())
    assert (logbook.ids(PATIENT.id), logbook.ids(OTHER.id)) == ([], [moved.id])


def test_found_in_the_order_of_the_ids_without_the_unknown_ones(logbook: Logbook) -> None:
    first, second, third = (an_infusion(number) for number in (1, 2, 3))
    logbook.store_all([Change(each) for each in (first, second, third)])
    assert logbook.find([third.id, "nobody", first.id, second.id]) == [third, first, second]


def test_ids_are_in_the_order_of_start_and_id(logbook: Logbook) -> None:
    sessions = [an_infusion_on("2026-10-22", 1), an_infusion_on("2026-10-20", 3), an_infusion_on("2026-10-20", 2)]
    logbook.store_all([Change(each) for each in sessions])
    assert logbook.ids() == [sessions[2].id, sessions[1].id, sessions[0].id]


def test_more_infusions_than_one_statement_takes_are_found(logbook: Logbook) -> None:
    many = [an_infusion(number) for number in range(1, 1203)]
    logbook.store_all([Change(each) for each in many])
    assert logbook.find([each.id for each in reversed(many)]) == many[::-1]


def test_the_newest_is_the_last_before_a_moment_and_none_in_error(logbook: Logbook) -> None:
    days = {day: an_infusion_on(f"2026-10-{day}", day) for day in (20, 21, 22, 23)}
    days[22] = replace(days[22], entered_in_error="typo")
    logbook.store_all([Change(each) for each in days.values()])
    assert logbook.newest(PATIENT.id) == [days[23]]
    assert logbook.newest(PATIENT.id, before=a_moment("09:00", "2026-10-23"), limit=2) == [days[21], days[20]]


class TestConflict:
    def test_an_edit_of_what_is_no_longer_stored_changes_nothing(self, logbook: Logbook) -> None:
        logbook.store(an_infusion())
        with pytest.raises(Conflict) as told:
            logbook.store(an_infusion(dose=Decimal(40)), instead_of=an_infusion(dose=Decimal(35)))
        assert told.value.stored == an_infusion()
        assert stored(logbook) == [an_infusion()]

    def test_an_addition_of_what_is_already_there_is_one(self, logbook: Logbook) -> None:
        logbook.store(an_infusion())
        with pytest.raises(Conflict):
            logbook.store(an_infusion())

    def test_a_removal_of_what_is_gone_is_one(self, logbook: Logbook) -> None:
        with pytest.raises(Conflict) as told:
            logbook.store(None, instead_of=an_infusion())
        assert told.value.stored is None

    def test_a_second_window_with_an_old_value_meets_it(
        self, logbook: Logbook, open_log: Callable[[], Logbook]
    ) -> None:
        logbook.store(an_infusion())
        second = open_log()
        seen = stored(second)[0]
        logbook.store(an_infusion(notes="first"), instead_of=an_infusion())
        with pytest.raises(Conflict):
            second.store(replace(seen, notes="second"), instead_of=seen)
        assert stored(second) == [an_infusion(notes="first")]

    def test_an_infusion_of_an_unknown_patient_is_one(self, logbook: Logbook) -> None:
        with pytest.raises(NoSuchPatient):
            logbook.store(an_infusion(patient=OTHER.id))
        assert stored(logbook) == []

    @pytest.mark.parametrize("in_error", [None, "typo"])
    def test_a_patient_with_infusions_does_not_go(self, logbook: Logbook, in_error: str | None) -> None:
        logbook.store(an_infusion(entered_in_error=in_error))
        with pytest.raises(PatientHasInfusions):
            logbook.store_all([Change(OTHER), Change(None, PATIENT)])
        assert logbook.patients() == [PATIENT]

    def test_a_patient_goes_together_with_the_infusions_and_comes_back_with_them(self, logbook: Logbook) -> None:
        logbook.store(a_full_infusion())
        removal = [Change(None, PATIENT), Change(None, a_full_infusion())]
        logbook.store_all(removal)
        assert (logbook.patients(), stored(logbook)) == ([], [])
        logbook.store_all([each.undone for each in removal])
        assert (logbook.patients(), stored(logbook)) == ([PATIENT], [a_full_infusion()])

    def test_a_patient_goes_after_the_infusions_have_moved_away(self, logbook: Logbook) -> None:
        logbook.store(an_infusion())
        moved = an_infusion(patient=OTHER.id)
        logbook.store_all([Change(None, PATIENT), Change(OTHER), Change(moved, an_infusion())])
        assert (logbook.patients(), stored(logbook)) == ([OTHER], [moved])


class TestTheSameEntryTwice:
    def test_changes_of_one_entry_follow_one_another(self, logbook: Logbook) -> None:
        first, second = an_infusion(), an_infusion(notes="later")
        logbook.store_all([Change(first), Change(second, first)])
        assert stored(logbook) == [second]

    def test_added_twice_conflicts_and_stores_nothing(self, logbook: Logbook) -> None:
        with pytest.raises(Conflict):
            logbook.store_all([Change(an_infusion()), Change(an_infusion())])
        assert stored(logbook) == []

    def test_added_and_removed_leaves_nothing(self, logbook: Logbook) -> None:
        logbook.store_all([Change(an_infusion()), Change(None, an_infusion())])
        assert stored(logbook) == []

    def test_a_patient_and_an_infusion_may_share_an_id(self, logbook: Logbook) -> None:
        alike = replace(an_infusion(), id=PATIENT.id)
        logbook.store(alike)
        logbook.store(None, instead_of=alike)
        assert (logbook.patients(), stored(logbook)) == ([PATIENT], [])


class TestRefused:
    def test_an_end_before_the_start_stores_nothing(self, logbook: Logbook) -> None:
        with pytest.raises(Refused) as told:
            logbook.store_all([Change(an_infusion()), Change(an_infusion(2, ended=a_moment("08:00")))])
        assert [each.code for each in told.value.problems] == [Code.END_BEFORE_START]
        assert stored(logbook) == []

    @pytest.mark.parametrize("dose", ["0.0000001", "1e30", "NaN", "-1", "0"])
    def test_a_dose_of_a_medicine_that_no_number_can_be(self, logbook: Logbook, dose: str) -> None:
        given = (Medication("saline", Decimal(dose), "mL"),)
        with pytest.raises(Refused):
            logbook.store(an_infusion(medications=given, premedication=Premedication.GIVEN))

    @pytest.mark.parametrize("text", ["a\0b", "half \ud83d"])
    def test_a_text_that_no_file_can_keep(self, logbook: Logbook, text: str) -> None:
        entries: list[Entry] = [
            an_infusion(notes=text),
            an_infusion(vials=(Vial("L1" + text),)),
            replace(OTHER, name=text),
        ]
        for entry in entries:
            with pytest.raises(Refused) as told:
                logbook.store(entry)
            assert [each.code for each in told.value.problems] == [Code.TEXT_UNKEEPABLE]
        assert (logbook.patients(), stored(logbook)) == ([PATIENT], [])

    def test_a_plan_whose_times_go_backwards(self, logbook: Logbook) -> None:
        steps = (PlannedStep(30, Decimal(30)), PlannedStep(0, Decimal(60)))
        with pytest.raises(Refused) as told:
            logbook.store(replace(PATIENT, plan=Plan(steps)), instead_of=PATIENT)
        assert [each.code for each in told.value.problems] == [Code.PLAN_ORDER]
        assert logbook.patients() == [PATIENT]

    def test_marking_as_entered_in_error_never(self, logbook: Logbook, open_log: Callable[[], Logbook]) -> None:
        logbook.store(an_infusion())
        earlier = open_log()
        earlier.now = lambda: a_moment("09:00", "2020-01-01")  # a clock that went wrong: all is in the future
        earlier.store(an_infusion(entered_in_error="typo"), instead_of=an_infusion())
        assert stored(logbook) == [an_infusion(entered_in_error="typo")]

    def test_an_entry_in_error_with_other_changes(self, logbook: Logbook) -> None:
        logbook.store(an_infusion())
        with pytest.raises(Refused):
            logbook.store(an_infusion(dose=Decimal(9999), entered_in_error="typo"), instead_of=an_infusion())


class TestLargeInput:
    def test_five_thousand_reactions_come_back(self, logbook: Logbook) -> None:
        many = an_infusion(reactions=tuple(a_reaction(f"sign {at}", at % 120) for at in range(5000)))
        logbook.store(many)
        assert stored(logbook) == [many]

    def test_a_note_of_a_hundred_thousand_characters_comes_back(self, logbook: Logbook) -> None:
        long = an_infusion(notes="ağrı 🤕 שלום" * 9000)
        logbook.store(long)
        assert stored(logbook) == [long]


def test_the_end_of_the_newest_infusion_is_known_without_reading_it_whole(logbook: Logbook) -> None:
    assert logbook.last_end(PATIENT.id) is None
    logbook.store(an_infusion_on("2026-10-20", 1))
    logbook.store(an_infusion_on("2026-10-21", 2, entered_in_error="twice"))
    assert logbook.last_end(PATIENT.id) == a_moment("12:00", "2026-10-20")
    logbook.store(a_running_infusion(a_moment("09:00", "2026-10-30"), 3))
    assert logbook.last_end(PATIENT.id) is None
