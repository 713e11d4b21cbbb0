"""Each repair leaves a log in which the check finds nothing, and undo has something to take back."""

import pytest

from ivig_logger.domain.change import Change, NoSuchPatient, Refused
from ivig_logger.services.checking import Stopped, check_again, check_log
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.repairs import (
    NotRepaired,
    Repair,
    changes_for,
    close_to_others,
    is_change,
    repairs_of,
    settle,
    write_anew,
)
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now
from tests.storage.files import needs_posix

SESSIONS = [a_full_infusion(number) for number in (1, 2, 3)]
FIRST, _, LAST = SESSIONS
DOSE = "UPDATE infusions SET dose = dose + 1000 WHERE pk = 1"


@pytest.fixture
def log(logbook: Logbook) -> Logbook:
    logbook.store_all([Change(each) for each in SESSIONS])
    return logbook


def harm(log: Logbook, *statements: str) -> list[Finding]:
    """Change the log past the program; what the check finds."""
    with log.database.raw() as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for each in statements:
            connection.execute(each)
        connection.execute("PRAGMA foreign_keys = ON")
    return check(log)


def check(log: Logbook) -> list[Finding]:
    return check_log(log.database, now=now)


def repair(log: Logbook, finding: Finding, how: Repair) -> list[Change]:
    assert how in repairs_of(finding)
    if not is_change(how):
        write_anew(finding, log)
        return []
    changes = changes_for(how, finding, log)
    log.store_all(changes, why="repaired")
    settle(changes, log)
    return changes


def undo(log: Logbook, changes: list[Change]) -> None:
    log.store_all([each.undone for each in reversed(changes)])


@pytest.mark.parametrize(
    "sql",
    [
        DOSE,
        "UPDATE vials SET lot = 'X' WHERE pk = 1",
        "DELETE FROM pauses WHERE infusion_pk = 1",
        "UPDATE patients SET name = 'Bob'",
        "UPDATE vials SET position = 7, lot = 'X' WHERE pk = 1",
    ],
)
class TestDiffers:
    def test_what_the_changes_say_is_taken_and_undo_takes_it_back(self, log: Logbook, sql: str) -> None:
        before = list(log.everything())
        finding = next(each for each in harm(log, sql) if each.kind is Kind.DIFFERS)
        harmed = list(log.everything())
        changes = repair(log, finding, Repair.AS_RECORDED)
        assert list(log.everything()) == before
        assert check(log) == []
        undo(log, changes)
        assert list(log.everything()) == harmed
        assert [each for each in check(log) if each.kind is Kind.DIFFERS] == []

    def test_what_is_there_is_kept_and_the_changes_tell_it(self, log: Logbook, sql: str) -> None:
        finding = next(each for each in harm(log, sql) if each.kind is Kind.DIFFERS)
        harmed = list(log.everything())
        repair(log, finding, Repair.AS_FOUND)
        assert list(log.everything()) == harmed
        assert finding.kind not in [each.kind for each in check(log)]
        assert log.revisions_of(finding.entry_id or "")[0].why == "repaired"


def test_what_the_changes_come_to_nothing_for_can_only_be_kept(log: Logbook) -> None:
    found = harm(log, "UPDATE revisions SET after = '[]' WHERE pk = 2")
    finding = next(each for each in found if each.kind is Kind.DIFFERS)
    assert repairs_of(finding) == (Repair.AS_FOUND,)
    repair(log, finding, Repair.AS_FOUND)
    assert log.find([FIRST.id]) == [FIRST]


def test_a_session_without_a_change_is_kept(log: Logbook) -> None:
    sql = "UPDATE infusions SET id = '00000000-0000-4000-9000-000000000077' WHERE pk = 1"
    finding = next(each for each in harm(log, sql) if each.kind is Kind.UNTRACED)
    repair(log, finding, Repair.AS_FOUND)
    assert [each.kind for each in check(log)] == [Kind.GONE]


def test_what_no_rule_allows_is_not_kept_and_not_brought_back_by_undo(log: Logbook) -> None:
    finding = next(iter(harm(log, "DELETE FROM reactions WHERE infusion_pk = 1")))
    with pytest.raises(Refused):
        repair(log, finding, Repair.AS_FOUND)
    changes = repair(log, finding, Repair.AS_RECORDED)
    with pytest.raises(Refused):
        undo(log, changes)
    assert log.find([FIRST.id]) == [FIRST]
    assert check(log) == []


class TestGone:
    def test_a_session_comes_back_and_undo_takes_it_out(self, log: Logbook) -> None:
        (finding,) = harm(log, "PRAGMA foreign_keys = ON", "DELETE FROM infusions WHERE pk = 2")
        changes = repair(log, finding, Repair.BRING_BACK)
        assert log.find([each.id for each in SESSIONS]) == SESSIONS
        assert check(log) == []
        undo(log, changes)
        assert check(log) == []

    def test_parts_that_were_left_over_do_not_get_into_it(self, log: Logbook) -> None:
        found = harm(log, "DELETE FROM infusions WHERE pk = 3")
        (finding,) = (each for each in found if each.kind is Kind.GONE)
        repair(log, finding, Repair.BRING_BACK)
        assert log.find([LAST.id]) == [LAST]
        assert check(log) == []

    def test_a_session_does_not_come_back_without_its_patient(self, log: Logbook) -> None:
        found = harm(log, "DELETE FROM infusions", "DELETE FROM patients")
        gone = {each.entry_id: each for each in found if each.kind is Kind.GONE}
        with pytest.raises(NoSuchPatient):
            repair(log, gone[LAST.id], Repair.BRING_BACK)
        for each in (PATIENT.id, *(each.id for each in SESSIONS)):
            repair(log, gone[each], Repair.BRING_BACK)
        assert log.find([each.id for each in SESSIONS]) == SESSIONS

    def test_what_came_back_meanwhile_is_not_written_over(self, log: Logbook) -> None:
        with pytest.raises(NotRepaired):
            changes_for(Repair.BRING_BACK, Finding(Kind.GONE, {"entry": "infusion"}, LAST.id[:-1] + "9"), log)


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE infusions SET search = 'x' WHERE pk = 1", Kind.SEARCH),
        ("UPDATE vials SET lot_key = 'x' WHERE pk = 1", Kind.SEARCH),
        ("UPDATE vials SET position = position + 1 WHERE infusion_pk = 1", Kind.ORDER),
        ("UPDATE vials SET position = position - 5 WHERE infusion_pk = 1", Kind.ORDER),
    ],
)
def test_rows_that_say_the_same_are_written_anew(log: Logbook, sql: str, kind: Kind) -> None:
    (finding,) = harm(log, sql)
    assert finding.kind is kind
    count = log.revision_count()
    repair(log, finding, Repair.WRITE_ANEW)
    assert check(log) == []
    assert log.find([FIRST.id]) == [FIRST]
    assert log.revision_count() == count


@needs_posix
def test_a_file_is_closed_to_others(log: Logbook) -> None:
    log.path.chmod(0o644)
    finding = next(each for each in check(log) if each.facts["path"] == log.path)
    close_to_others(finding)
    assert check_again(log.database, finding, now) == []


@pytest.mark.parametrize("kind", [Kind.FILE, Kind.ORPHANS, Kind.CONTENT, Kind.CHAIN, Kind.UNREADABLE])
def test_for_the_rest_there_is_a_backup_only(kind: Kind) -> None:
    assert repairs_of(Finding(kind)) == (Repair.RESTORE,)


class TestAgain:
    def test_only_what_is_about_that_entry_is_found_again(self, log: Logbook) -> None:
        found = harm(log, DOSE, "UPDATE infusions SET dose = dose + 1000 WHERE pk = 2")
        assert check_again(log.database, found[0], now) == [found[0]]
        repair(log, found[0], Repair.AS_RECORDED)
        assert check_again(log.database, found[0], now) == []

    def test_a_check_tells_how_far_it_is_and_can_be_stopped(self, log: Logbook) -> None:
        told: list[tuple[int, int]] = []

        def tell(done: int, of: int) -> None:
            told.append((done, of))

        check_log(log.database, now=now, tell=tell)
        assert told == [(0, 3), (3, 3)]

        def stop(_done: int, _of: int) -> None:
            raise Stopped

        with pytest.raises(Stopped):
            check_log(log.database, now=now, tell=stop)
