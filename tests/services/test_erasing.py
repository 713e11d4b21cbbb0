"""Everything of a patient goes, wholly, and nothing of anybody else."""

from pathlib import Path

import pytest

from ivig_logger.domain.change import Trace
from ivig_logger.domain.infusion import Status
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.exchange.kept_plan import KeptPlan
from ivig_logger.exchange.plan_values import PlanEntry
from ivig_logger.services import erasing
from ivig_logger.services.checking import check_log
from ivig_logger.services.drafts import FORM, Drafts
from ivig_logger.services.erasing import StillRunning, erase_patient, extent_of
from ivig_logger.services.erasing_marks import Left, marks_path, read_marks, write_marks
from ivig_logger.services.findings import Kind
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.services.sheaf import panels_in, plans_in
from ivig_logger.services.transfer import export_log
from ivig_logger.storage import erasing as in_storage
from ivig_logger.storage.encryption import convert
from tests.builders import a_moment, a_running_infusion, an_infusion
from tests.services.erasing_files import GOING, NOW, STAYING, canaries_in, fill_log, open_log, others_in
from tests.storage.files import change


def test_no_byte_of_the_patient_is_left(folder: Path, tmp_path: Path, key: bytes | None) -> None:
    log = open_log(folder / "log.db", key)
    fill_log(log)
    if key is None:
        assert canaries_in(folder)  # the search finds what there is
    erase_patient(log, GOING.id, copies_too=False)
    in_the_open = canaries_in(folder)
    log.close()
    plain = tmp_path / "plain"
    plain.mkdir()
    convert(folder / "log.db", plain / "log.db", key=key, wanted=None)
    assert (in_the_open, canaries_in(folder, plain)) == ([], [])


def test_nobody_else_loses_or_gains_anything(log: Logbook) -> None:
    before = others_in(log)
    erase_patient(log, GOING.id, copies_too=False)
    assert others_in(log) == before
    assert [each.id for each in log.patients()] == sorted([STAYING.id, "00000000-0000-4000-8000-000000000001"])


def test_it_counts_sessions_and_changes_those_removed_and_corrected_included(log: Logbook) -> None:
    wanted = extent_of(log, GOING.id)
    assert (wanted.sessions, wanted.changes) == (5, 1 + 5 + 1 + 1 + 2)
    assert erase_patient(log, GOING.id, copies_too=False) == wanted
    assert extent_of(log, GOING.id).changes == 0


def test_the_check_finds_nothing_afterwards(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    log.store(a_running_infusion(a_moment("11:00", "2026-11-01"), 300, patient=STAYING.id))
    assert check_log(log.database, now=lambda: NOW) == []


def test_the_log_can_be_erased_twice_in_one_second(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    erase_patient(log, STAYING.id, copies_too=False)
    assert check_log(log.database, now=lambda: NOW) == []


def test_a_revision_that_was_blanked_without_the_program_is_found(log: Logbook) -> None:
    log.close()
    change(log.path, 'UPDATE revisions SET "before" = NULL, "after" = NULL, why = \'\' WHERE pk = 8')
    assert [each.facts["number"] for each in check_log(log.path) if each.kind is Kind.CONTENT] == [8]


@pytest.mark.parametrize("at", [NOW.epoch, NOW.epoch + 1])
def test_a_revision_that_only_pretends_to_be_erased_is_found(log: Logbook, at: int) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    log.close()
    blanked = "UPDATE revisions SET why = '', entry_id = '', erased_at = ?, "
    change(log.path, blanked + '"before" = NULL, "after" = NULL WHERE pk = 2', at)
    assert 2 in [each.facts["number"] for each in check_log(log.path) if each.kind is Kind.CONTENT]


def test_an_erased_revision_that_was_filled_again_is_found(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    log.close()
    change(log.path, "UPDATE revisions SET why = 'invented' WHERE pk = 3")
    assert [each.facts["number"] for each in check_log(log.path) if each.kind is Kind.CONTENT] == [3]


def test_the_export_has_nothing_of_the_patient(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    pieces: list[bytes] = []
    export_log(log, pieces.append)
    assert GOING.id.encode() not in b"".join(pieces)


def test_it_leaves_who_did_it_and_when_and_how_much_but_no_name_and_no_id(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    line, *_ = log.revision_page(None, 1)
    assert line.is_erasure
    assert (line.author, line.role, line.at, line.entry_id) == ("Ana", "nurse", NOW, "")
    assert line.before == {"changes": 10, "sessions": 5}


def test_what_was_erased_keeps_when_it_was_made_and_by_whom(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=False)
    erased = [each for each in log.revision_page(None, 100) if each.erased_at is not None]
    assert len(erased) == 10
    assert {(each.author, each.at, each.erased_at) for each in erased} == {("Ana", NOW, NOW)}
    assert {(each.entry_id, each.why, each.before, each.after) for each in erased} == {("", "", None, None)}


@pytest.mark.parametrize(("name", "role"), [("Zebrina Quokkaflut", ""), ("zebrina quokkaflut, RN", "nurse")])
def test_the_patients_own_name_goes_as_the_author_too(folder: Path, name: str, role: str) -> None:
    log = open_log(folder / "log.db")
    log.author = Author(name, role)
    log.store(GOING)
    erase_patient(log, GOING.id, copies_too=False)
    log.close()
    assert canaries_in(folder) == []


def test_while_an_infusion_of_the_patient_runs_nothing_is_erased(log: Logbook) -> None:
    running = a_running_infusion(a_moment("11:00", "2026-11-01"), 300, patient=GOING.id)
    assert running.status is Status.RUNNING
    log.store(running)
    before = list(log.everything())
    with pytest.raises(StillRunning):
        erase_patient(log, GOING.id, copies_too=True)
    assert list(log.everything()) == before
    assert not marks_path(log.path).exists()


def test_drafts_that_nobody_can_read_go_too(log: Logbook) -> None:
    Drafts(log.path).keep(FORM, "Zebrina, half a form")
    erase_patient(log, GOING.id, copies_too=False)
    assert not log.path.with_name(f"{log.path.name}.draft-form").exists()


def test_drafts_of_the_patient_go_and_those_of_others_stay(log: Logbook) -> None:
    drafts = Drafts(log.path)
    plans = plans_in(drafts)
    for each in (GOING.id, STAYING.id):
        plans.keep(KeptPlan(NOW, each, PlanEntry(), PlanEntry()))
    panels = panels_in(drafts)
    panels.keep(KeptPanel(NOW, GOING.id, an_infusion(1).id, "note", NOW, (KeptText("text", "Wombatspur"),)))
    erase_patient(log, GOING.id, copies_too=False)
    after = Drafts(log.path)
    assert [each.patient for each in plans_in(after).left_behind] == [STAYING.id]
    assert panels_in(after).left_behind == ()
    log.close()
    assert canaries_in(log.path.parent) == []


def test_the_next_start_finishes_what_a_crash_left_in_the_file(log: Logbook, folder: Path) -> None:
    write_marks(log.path, {GOING.id: Left.LOG})
    in_storage.erase(log.database, GOING.id, Trace(NOW))  # and no settling: killed
    erasing.finish(log)
    assert canaries_in(folder) == []
    assert not marks_path(log.path).exists()


def test_a_log_that_is_done_is_not_written_anew_at_each_start_while_copies_wait(log: Logbook) -> None:
    erase_patient(log, GOING.id, copies_too=True)
    assert read_marks(log.path) == {GOING.id: Left.COPIES}
    before = log.path.stat().st_mtime_ns
    erasing.finish(log)
    assert log.path.stat().st_mtime_ns == before
    assert read_marks(log.path) == {GOING.id: Left.COPIES}


def test_a_mark_of_a_patient_who_was_not_erased_yet_erases_nobody(log: Logbook) -> None:
    write_marks(log.path, {GOING.id: Left.ALL})
    erasing.finish(log)
    assert GOING in log.patients()
    assert read_marks(log.path) == {}
