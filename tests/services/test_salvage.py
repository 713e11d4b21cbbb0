"""What a damaged file still has is read and brought over; what makes no sense stays behind with a reason."""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.salvage import Other, changes_of, look_through
from ivig_logger.storage.salvage import salvage
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.conftest import now
from tests.logs import log_at
from tests.storage.files import ask, change, folder_of

SESSIONS = [a_full_infusion(number) for number in range(1, 31)]
OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
KEY = bytes(range(32))
NAME = "ivig-log.db.damaged-2026-11-01T100000Z"

EVERY = int(os.environ.get("IVIG_LOGGER_EVERY_STEP", "4"))  # 1 tries each page


@pytest.fixture
def whole(logbook: Logbook) -> Path:
    """A closed log with thirty sessions, of which one was corrected."""
    logbook.store_all([Change(each) for each in SESSIONS])
    logbook.store(replace(SESSIONS[0], notes="later"), instead_of=SESSIONS[0])
    logbook.close()
    return logbook.path


@pytest.fixture
def aside(whole: Path) -> Path:
    """The same log, set aside."""
    return whole.rename(whole.with_name(NAME))


@pytest.fixture
def log(aside: Path) -> Logbook:
    """The log that took its place, from when there were two sessions; an hour earlier."""
    made = Logbook.open(log_at(aside.with_name("ivig-log.db")), lambda: a_moment("11:00", "2026-11-01"))
    made.store_all([Change(PATIENT), Change(SESSIONS[0]), Change(SESSIONS[1])])
    made.now = now
    return made


@pytest.fixture(autouse=True)
def closed(log: Logbook) -> object:
    """The log is let go of in the end."""
    yield
    log.close()


def overwrite(path: Path, *pages: int) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def root(path: Path, table: str) -> int:
    return int(ask(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")[0][0])  # noqa: S608  # our own


class TestReading:
    def test_all_of_a_whole_file(self, aside: Path) -> None:
        read = salvage(aside)
        assert len(read.entries) == 31
        assert read.entries[SESSIONS[1].id] == SESSIONS[1]
        assert read.lost == {}

    def test_nothing_is_written_beside_it_or_into_it(self, aside: Path) -> None:
        before = folder_of(aside)
        salvage(aside)
        assert folder_of(aside) == before

    @pytest.mark.parametrize("table", ["infusions", "patients", "vials", "ix_revisions_entry_id"])
    def test_without_its_tables_it_is_read_from_its_changes(self, aside: Path, table: str) -> None:
        overwrite(aside, root(aside, table))
        assert len(salvage(aside).entries) == 31

    def test_without_its_changes_it_is_read_from_its_tables(self, aside: Path) -> None:
        overwrite(aside, root(aside, "revisions"))
        read = salvage(aside)
        assert read.entries[SESSIONS[0].id] == replace(SESSIONS[0], notes="later")
        assert len(read.entries) == 31

    def test_a_change_that_was_overwritten_is_not_trusted(self, aside: Path) -> None:
        change(aside, "UPDATE revisions SET after = replace(after, 'mild', 'severe') WHERE pk = 3")
        assert salvage(aside).entries[SESSIONS[1].id] == SESSIONS[1]

    def test_every_page_in_turn(self, aside: Path) -> None:
        """What is read of a file with a page less is what was stored, or it is told that it is lost."""
        data = aside.read_bytes()
        stored = salvage(aside).entries
        for page in range(1, len(data) // 4096 + 1, EVERY):
            aside.write_bytes(data)
            overwrite(aside, page)
            read = salvage(aside)
            assert all(each == stored[entry] for entry, each in read.entries.items()), page

    @pytest.mark.parametrize(
        "harm", [lambda _: b"", lambda _: b"Dear Ana", lambda data: data[:50_000], lambda data: data[:100]]
    )
    def test_nothing_is_raised(self, aside: Path, harm: Callable[[bytes], bytes]) -> None:
        aside.write_bytes(harm(aside.read_bytes()))
        assert len(salvage(aside).entries) < 31

    def test_what_was_only_in_the_journal_is_read(self, tmp_path: Path) -> None:
        with closing(Logbook.open(tmp_path / "open.db", now)) as logbook:
            logbook.store(PATIENT)
            for ending in ("", "-wal"):
                source = logbook.path.with_name(f"open.db{ending}")
                tmp_path.joinpath(f"copy.db{ending}").write_bytes(source.read_bytes())
        assert salvage(tmp_path / "copy.db").entries == {PATIENT.id: PATIENT}


class TestEncrypted:
    @pytest.mark.parametrize("page", [0, 3, 12, 30])
    def test_an_encrypted_file_is_read_with_its_key(self, tmp_path: Path, page: int) -> None:
        path = tmp_path / "encrypted.db"
        with closing(Logbook.open(log_at(path, KEY), now, key=KEY)) as logbook:
            logbook.store_all([Change(PATIENT), *(Change(each) for each in SESSIONS)])
        if page:
            overwrite(path, page)
        read = salvage(path, KEY)
        assert set(read.entries.values()) <= {PATIENT, *SESSIONS}
        assert len(read.entries) == 31 or page
        assert salvage(path).entries == {}
        assert salvage(path, bytes(32)).entries == {}


class TestOffer:
    def test_what_is_not_in_the_log_what_differs_and_what_is_the_same(self, log: Logbook, aside: Path) -> None:
        offer = look_through(log, aside)
        assert offer.missing == tuple(SESSIONS[2:])
        assert offer.others == (Other(replace(SESSIONS[0], notes="later"), SESSIONS[0]),)
        assert (offer.same, offer.lost, offer.refused) == (2, (), ())
        assert offer.since == a_moment("11:00", "2026-11-01")

    def test_what_was_changed_here_since_is_not_offered(self, log: Logbook, aside: Path) -> None:
        log.now = lambda: a_moment("13:00", "2026-11-01")
        log.store(replace(SESSIONS[0], notes="newer"), instead_of=SESSIONS[0])
        assert look_through(log, aside).others == ()

    def test_the_chosen_come_over_as_one_change_and_go_by_one_undo(self, log: Logbook, aside: Path) -> None:
        before = list(log.everything())
        offer = look_through(log, aside)
        changes = changes_of(offer, [SESSIONS[0].id, SESSIONS[5].id])
        log.store_all(changes, why="read")
        assert log.find([SESSIONS[5].id, SESSIONS[0].id]) == [SESSIONS[5], replace(SESSIONS[0], notes="later")]
        assert check_log(log.database, now=now) == []
        log.store_all([each.undone for each in reversed(changes)])
        assert list(log.everything()) == before

    def test_a_patient_comes_with_a_session(self, aside: Path, log: Logbook) -> None:
        with closing(Logbook.open(aside, now)) as damaged:
            theirs = an_infusion(50, patient=OTHER.id)
            damaged.store_all([Change(OTHER), Change(theirs)])
        offer = look_through(log, aside)
        assert changes_of(offer, [theirs.id]) == [Change(OTHER), Change(theirs)]

    def test_what_breaks_a_rule_or_has_no_patient_is_left_out(self, aside: Path, log: Logbook) -> None:
        with closing(Logbook.open(aside, lambda: a_moment("12:00", "2030-01-01"))) as damaged:
            late = an_infusion(60, started=a_moment("09:00", "2029-01-01"), ended=a_moment("10:00", "2029-01-01"))
            theirs = an_infusion(61, patient=OTHER.id, dose=Decimal(20))
            damaged.store_all([Change(late), Change(OTHER), Change(theirs)])
        change(aside, "UPDATE revisions SET why = 'x' WHERE entry_id = ?", OTHER.id)
        overwrite(aside, root(aside, "patients"))
        refused = {entry.id: problems for entry, problems in look_through(log, aside).refused}
        assert refused.keys() == {late.id, theirs.id}
        assert refused[late.id]
        assert refused[theirs.id] == ()
