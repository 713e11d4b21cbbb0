"""*Check the log*: a sound log has no finding, and each kind of harm has its own."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.revision import Revision
from ivig_logger.services.checking import check_log
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sample import sample_log
from ivig_logger.storage.database import open_database
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.conftest import now
from tests.storage.files import ask, change, fill, needs_posix

SESSIONS = [a_full_infusion(number) for number in (1, 2, 3)]
FIRST = SESSIONS[0]


@pytest.fixture
def log(open_log: Callable[[], Logbook]) -> Path:
    """A closed log with additions, corrections, a removal that was taken back, and one that was not."""
    logbook = open_log()
    other = an_infusion(9)
    logbook.store_all([Change(PATIENT), *map(Change, SESSIONS), Change(other)])
    edited = replace(FIRST, notes="", vials=(Vial("P100 123-457"), *FIRST.vials[1:]))
    logbook.store(edited, instead_of=FIRST, why="typo")
    logbook.store(FIRST, instead_of=edited)
    logbook.store_all([Change(None, SESSIONS[1]), Change(SESSIONS[1])])
    logbook.store(None, instead_of=other)
    logbook.store(replace(PATIENT, name="Patient B"), instead_of=PATIENT)
    logbook.close()
    return logbook.path


def found(path: Path, *, quick: bool = False) -> list[Finding]:
    return check_log(path, quick=quick, now=now)


def kinds(path: Path, *, quick: bool = False) -> list[Kind]:
    return [each.kind for each in found(path, quick=quick)]


def revision_of(number: int) -> str:
    return f"WHERE pk = {number}"


class TestSound:
    @pytest.mark.parametrize("quick", [True, False])
    def test_a_log_that_only_the_program_wrote(self, log: Path, quick: bool) -> None:
        assert found(log, quick=quick) == []

    def test_the_sample(self, logbook: Logbook) -> None:
        patient, sessions = sample_log(now(), "Europe/Berlin")
        logbook.store_all([Change(patient), *map(Change, sessions)], source=Source.SAMPLE)
        assert check_log(logbook.database, now=now) == []

    def test_an_empty_one(self, log_file: Path) -> None:
        assert found(log_file) == []

    def test_the_check_leaves_the_file_as_it_is(self, log: Path) -> None:
        before = log.read_bytes()
        found(log)
        assert log.read_bytes() == before

    def test_an_open_log_is_checked_where_it_is_open(self, logbook: Logbook) -> None:
        assert check_log(logbook.database, now=now) == []
        logbook.store(an_infusion(1))
        assert check_log(logbook.database, now=now) == []

    def test_names_that_the_lists_of_an_older_version_did_not_have(self, log: Path) -> None:
        change(log, "UPDATE infusions SET search = replace(search, char(10) || 'tylenol', '')")
        assert found(log) == []


class TestRevisions:
    @pytest.mark.parametrize("quick", [True, False])
    @pytest.mark.parametrize(
        "harm",
        ["at = at + 1", "author = 'Bob'", "why = 'x'", "zone = 'UTC'", "after = replace(after, 'mild', 'mold')"],
    )
    def test_one_that_was_changed(self, log: Path, harm: str, quick: bool) -> None:
        change(log, f"UPDATE revisions SET {harm} {revision_of(3)}")  # noqa: S608  # our own words
        assert Finding(Kind.CONTENT, {"number": 3}, SESSIONS[1].id) in found(log, quick=quick)

    def test_one_that_was_taken_out_is_missed_by_the_next(self, log: Path) -> None:
        change(log, f"DELETE FROM revisions {revision_of(6)}")  # noqa: S608  # our own words
        assert Finding(Kind.CHAIN, {"number": 7}, FIRST.id) in found(log)

    def test_the_last_one_that_was_taken_out_is_missed_by_its_entry(self, log: Path) -> None:
        change(log, "DELETE FROM revisions WHERE pk = (SELECT max(pk) FROM revisions)")
        facts: dict[str, object] = {"entry": "patient", "fields": ("name",)}
        assert found(log) == [Finding(Kind.DIFFERS, facts, PATIENT.id)]

    def test_one_that_was_written_anew_with_a_content_of_its_own(self, log: Path) -> None:
        change(log, f"UPDATE revisions SET content = '{'0' * 64}' {revision_of(5)}")  # noqa: S608  # our own words
        assert kinds(log, quick=True) == [Kind.CONTENT, Kind.CHAIN]

    def test_a_link_that_was_rewritten_breaks_here_and_after(self, log: Path) -> None:
        change(log, f"UPDATE revisions SET chain = '{'0' * 64}' {revision_of(5)}")  # noqa: S608  # our own words
        assert [each.facts["number"] for each in found(log)] == [5, 6]

    def test_a_text_that_is_not_even_a_text(self, log: Path) -> None:
        change(log, f"UPDATE revisions SET after = x'00ff' {revision_of(2)}")  # noqa: S608  # our own words
        assert kinds(log) == [Kind.CONTENT, Kind.DIFFERS]

    def test_a_quick_look_walks_the_last_thousand(self, log_file: Path) -> None:
        logbook = Logbook.open(log_file, now)
        logbook.store_all([Change(PATIENT), *(Change(an_infusion(number)) for number in range(1, 1003))])
        logbook.close()
        change(log_file, "UPDATE revisions SET why = 'x' WHERE pk IN (3, 4)")
        assert [each.facts["number"] for each in found(log_file, quick=True)] == [4]
        assert [each.facts["number"] for each in found(log_file)] == [3, 4]


class TestEntries:
    def test_a_session_that_was_changed_outside(self, log: Path) -> None:
        change(log, "UPDATE infusions SET dose = dose + 1000 WHERE id = ?", FIRST.id)
        facts = {"entry": "infusion", "started": FIRST.started, "fields": ("dose",)}
        assert found(log) == [Finding(Kind.DIFFERS, facts, FIRST.id)]

    def test_a_part_that_was_changed_outside(self, log: Path) -> None:
        change(log, "UPDATE reactions SET severity = 'severe' WHERE pk = (SELECT max(pk) FROM reactions)")
        assert [each.facts["fields"] for each in found(log)] == [("reactions",)]

    def test_a_patient_that_was_changed_outside(self, log: Path) -> None:
        change(log, "UPDATE patients SET born = NULL")
        assert [(each.kind, each.facts["fields"]) for each in found(log)] == [(Kind.DIFFERS, ("born",))]

    def test_a_word_that_is_none_of_its_list(self, log: Path) -> None:
        change(log, "UPDATE infusions SET status = 'complated' WHERE id = ?", FIRST.id)
        assert found(log) == [Finding(Kind.UNREADABLE, {"entry": "infusion"}, FIRST.id)]

    def test_a_session_that_no_change_put_there(self, log: Path) -> None:
        change(log, "UPDATE infusions SET id = ? WHERE id = ?", an_infusion(77).id, FIRST.id)
        assert [(each.kind, each.entry_id) for each in found(log)] == [
            (Kind.GONE, FIRST.id),
            (Kind.UNTRACED, an_infusion(77).id),
        ]

    def test_parts_that_are_not_in_their_order(self, log: Path) -> None:
        change(log, "UPDATE vials SET position = position + 1 WHERE infusion_pk = 1")
        assert found(log) == [Finding(Kind.ORDER, {"entry": "infusion"}, FIRST.id)]

    @pytest.mark.parametrize(
        "harm",
        [
            "UPDATE infusions SET search = replace(search, 'slept', 'slapt') WHERE pk = 1",
            "UPDATE infusions SET search = replace(search, 'tylenol', 'tylonol') WHERE pk = 1",
            "UPDATE vials SET lot_key = 'p10012345' WHERE infusion_pk = 1",
        ],
    )
    def test_words_by_which_a_search_would_not_find_it(self, log: Path, harm: str) -> None:
        change(log, harm)
        facts = {"entry": "infusion", "started": FIRST.started}
        assert found(log) == [Finding(Kind.SEARCH, facts, FIRST.id)]

    def test_rows_that_belong_to_nothing(self, log: Path) -> None:
        change(log, "DELETE FROM infusions WHERE id = ?", SESSIONS[2].id)
        orphans = [each for each in found(log) if each.kind is Kind.ORPHANS]
        assert Finding(Kind.ORPHANS, {"table": "vials", "count": len(FIRST.vials)}) in orphans

    def test_a_rule_that_a_session_breaks(self, log_file: Path) -> None:
        logbook = Logbook.open(log_file, lambda: a_moment("12:00", "2026-11-01"))
        logbook.store_all([Change(PATIENT), Change(an_infusion(1))])
        logbook.close()
        (finding,) = check_log(log_file, now=lambda: a_moment("08:00", "2026-10-20"))[:1]
        problem = finding.facts["problem"]
        assert isinstance(problem, Problem)
        assert (finding.kind, problem.code) == (Kind.RULE, Code.START_IN_FUTURE)

    def test_no_rule_holds_for_what_was_entered_in_error(self, log_file: Path) -> None:
        logbook = Logbook.open(log_file, lambda: a_moment("12:00", "2026-11-01"))
        logbook.store_all([Change(PATIENT), Change(an_infusion(1, entered_in_error="typo"))])
        logbook.close()
        assert check_log(log_file, now=lambda: a_moment("08:00", "2026-10-20")) == []

    def test_an_entry_in_error_that_an_older_version_stored_without_a_reason(self, log_file: Path) -> None:
        database = open_database(log_file)
        fill(database, entered_in_error="")
        database.close()
        found = check_log(log_file, now=lambda: a_moment("12:00", "2026-11-01"))
        problems = [each.facts["problem"] for each in found if each.kind is Kind.RULE]
        assert [each.code for each in problems if isinstance(each, Problem)] == [Code.ERROR_UNEXPLAINED]


class TestFile:
    @pytest.mark.parametrize("quick", [True, False])
    def test_a_page_that_is_overwritten(self, log: Path, quick: bool) -> None:
        [(page,)] = ask(log, "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_revisions_entry_id'")
        whole = bytearray(log.read_bytes())
        whole[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
        log.write_bytes(whole)
        assert Kind.FILE in kinds(log, quick=quick)

    def test_what_is_no_log_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.db"
        path.write_text("Dear Ana", encoding="utf-8")
        with pytest.raises(StorageFailed) as told:
            check_log(path)
        assert told.value.reason is Reason.NOT_A_LOG

    @needs_posix
    def test_files_that_others_may_read(self, log: Path) -> None:
        backups = log.parent / "backups"
        backups.mkdir(mode=0o700)
        copies = [Path(shutil.copy(log, each)) for each in (log.with_name(f"{log.name}.before-2"), backups / "one.db")]
        for path, mode in ((log, 0o644), (copies[0], 0o600), (copies[1], 0o640)):
            path.chmod(mode)
        assert [each.facts for each in found(log, quick=True)] == [
            {"path": log, "mode": 0o644},
            {"path": backups / "one.db", "mode": 0o640},
        ]


def seen(path: Path) -> tuple[list[object], list[Revision]]:
    """Everything that a screen could show of a log."""
    logbook = Logbook.open(path, now)
    try:
        return list(logbook.everything()), logbook.revision_page(None, 100)
    finally:
        logbook.close()


def test_a_flipped_bit_on_any_page_is_harmless_or_refused_or_reported(log: Path, tmp_path: Path) -> None:
    whole, before = log.read_bytes(), seen(log)
    chance, outcomes = random.Random(4), Counter[str]()  # noqa: S311  # the same bits each time
    for at in range(0, len(whole), 4096):
        used = [offset for offset, byte in enumerate(whole[at : at + 4096]) if byte]  # most of a small log is empty
        for offset in chance.sample(used, min(2, len(used))):
            path = tmp_path / f"{at + offset}.db"
            harmed = bytearray(whole)
            harmed[at + offset] ^= 1 << chance.randrange(8)
            path.write_bytes(harmed)
            path.chmod(0o600)
            outcomes[outcome(path, before)] += 1
    assert set(outcomes) <= {"harmless", "refused", "reported"}, outcomes
    assert outcomes["reported"] > outcomes["harmless"]


def outcome(path: Path, before: object) -> str:
    try:
        if found(path):
            return "reported"
    except StorageFailed:
        return "refused"
    return "harmless" if seen(path) == before else "wrong"
