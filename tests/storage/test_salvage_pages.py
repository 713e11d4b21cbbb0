"""A log that SQLite cannot open is read page by page: nothing false is found, and no file stops it."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivig_logger.domain.change import Change, Entry, Trace
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import erasing
from ivig_logger.storage.loose_rows import loose_patients, loose_revisions
from ivig_logger.storage.pages import opened_pages
from ivig_logger.storage.rebuilding import MOST
from ivig_logger.storage.salvage import Salvaged, salvage
from tests.builders import PATIENT, a_full_infusion, a_moment
from tests.conftest import now
from tests.logs import log_at
from tests.storage.files import OF_LATER, TABLES, TABLES_OF_3, ask, change, folder_of
from tests.storage.older_forms import log_in_form

PAGE = 4096
OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
SESSIONS = [a_full_infusion(number, **OF_LATER) for number in range(1, 13)]
ALL: dict[str, Entry] = {PATIENT.id: PATIENT} | {each.id: each for each in SESSIONS}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A closed log with twelve sessions."""
    with closing(Logbook.open(log_at(tmp_path / "log.db"), now)) as logbook:
        logbook.store_all([Change(PATIENT), *map(Change, SESSIONS)])
    return tmp_path / "log.db"


def lose(path: Path, *pages: int, by: bytes = b"\0") -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = by * PAGE
    path.write_bytes(data)


def definition_pages(path: Path) -> list[int]:
    """The pages on which SQLite keeps what the tables are."""
    data = path.read_bytes()
    return [at // PAGE + 1 for at in range(0, len(data), PAGE) if b"CREATE TABLE" in data[at : at + PAGE]]


def test_what_is_only_in_the_journal_is_found_without_the_first_page(tmp_path: Path) -> None:
    with closing(Logbook.open(tmp_path / "open.db", now)) as logbook:
        logbook.store_all([Change(PATIENT), Change(SESSIONS[0])])
        with logbook.database.raw() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        logbook.store(replace(SESSIONS[0], notes="later"), instead_of=SESSIONS[0])
        for ending in ("", "-wal"):
            source = logbook.path.with_name(f"open.db{ending}")
            tmp_path.joinpath(f"copy.db{ending}").write_bytes(source.read_bytes())
    copy = tmp_path / "copy.db"
    lose(copy, 1, *definition_pages(copy))
    before = folder_of(copy)
    assert salvage(copy).entries == {PATIENT.id: PATIENT, SESSIONS[0].id: replace(SESSIONS[0], notes="later")}
    assert folder_of(copy).items() >= before.items()  # SQLite makes memory beside it that it shares with others


@pytest.mark.parametrize(("form", "tables"), [(3, TABLES_OF_3), (4, TABLES)])
def test_an_older_log_is_found_without_its_first_page(
    log: Path, tmp_path: Path, form: int, tables: tuple[str, ...]
) -> None:
    older = log_in_form(form, tmp_path / "older.db", log, (*tables, "revisions"))
    lose(older, 1)
    assert salvage(older).entries == ALL


def test_without_what_the_tables_are_the_changes_are_found_and_told_as_doubtful(log: Path) -> None:
    lose(log, 1, *definition_pages(log))
    found = salvage(log)
    assert found.entries == ALL
    assert found.doubtful == ALL.keys()
    assert not found.whole


@pytest.mark.parametrize("size", [512, 1024, 16384, 65536])
def test_pages_of_another_size_are_tried_where_none_of_our_own_makes_sense(log: Path, size: int) -> None:
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("VACUUM")
    log.write_bytes(bytes(size) + log.read_bytes()[size:])
    assert salvage(log).entries == ALL


def test_a_file_that_is_too_large_for_the_memory_is_read_from_its_changes(log: Path) -> None:
    lose(log, 1)
    with log.open("rb+") as file:
        file.truncate(MOST + PAGE)
    found = salvage(log)
    assert found.entries == ALL
    assert found.doubtful == ALL.keys()


def test_a_patient_of_whom_only_a_row_is_left_is_doubtful(log: Path) -> None:
    change(log, "UPDATE revisions SET why = 'x' WHERE entry_kind = 'patient'")
    lose(log, 1, *definition_pages(log))
    found = salvage(log)
    assert found.entries[PATIENT.id] == PATIENT
    assert PATIENT.id in found.doubtful


def test_an_earlier_state_is_told_as_doubtful_where_a_later_change_is_lost(log: Path) -> None:
    with closing(Logbook.open(log, now)) as logbook:
        logbook.store(replace(SESSIONS[3], notes="later"), instead_of=SESSIONS[3])
    change(log, "UPDATE revisions SET why = 'x' WHERE pk = (SELECT max(pk) FROM revisions)")
    lose(log, 1, int(ask(log, "SELECT rootpage FROM sqlite_schema WHERE name = 'infusions'")[0][0]))
    found = salvage(log)
    assert found.entries[SESSIONS[3].id] == SESSIONS[3]
    assert found.doubtful == {SESSIONS[3].id}


def test_a_session_that_was_taken_out_does_not_come_back(log: Path) -> None:
    with closing(Logbook.open(log, now)) as logbook:
        logbook.store(None, instead_of=SESSIONS[3])
    lose(log, 1, *definition_pages(log))
    assert salvage(log).entries == {entry: each for entry, each in ALL.items() if entry != SESSIONS[3].id}


def test_who_was_erased_does_not_come_back_by_what_was_freed(log: Path) -> None:
    """Not even before the file is written anew, which follows."""
    with closing(Logbook.open(log, now)) as logbook:
        logbook.store_all([Change(OTHER), *(Change(a_full_infusion(n, patient=OTHER.id)) for n in range(20, 40))])
        erasing.erase(logbook.database, PATIENT.id, Trace(a_moment()))
    for lost in ([1], definition_pages(log)):
        lose(log, *lost)
        found = salvage(log)
        assert len(found.entries) == 21
        assert not found.entries.keys() & ALL.keys()


def test_letters_on_a_page_that_was_overwritten_are_doubtful(log: Path) -> None:
    long = a_full_infusion(20, notes="well " * 1000)
    with closing(Logbook.open(log, now)) as logbook:
        logbook.store(long)
    change(log, "UPDATE revisions SET why = 'x' WHERE entry_id = ?", long.id)
    data = bytearray(log.read_bytes())
    for at in range(PAGE, len(data), PAGE):
        if data[at] == 0 and b"well" in data[at : at + PAGE]:  # one of the pages that a row goes on on
            data[at + 100 : at + 110] = bytes(10)
    log.write_bytes(data)
    found = salvage(log)
    assert found.entries[long.id] != long
    assert found.doubtful == {long.id}


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    path, key = tmp_path / "log.db", bytes(range(32))
    with closing(Logbook.open(log_at(path, key), now, key=key)) as logbook:
        logbook.store_all([Change(PATIENT), *map(Change, SESSIONS)])
    lose(path, 1)
    assert salvage(path, key).entries == ALL
    assert salvage(path, bytes(32)) == salvage(path) == Salvaged()


def test_a_page_of_an_encrypted_log_that_was_changed_is_not_read_while_the_salt_is_there(tmp_path: Path) -> None:
    path, key = tmp_path / "log.db", bytes(range(32))
    with closing(Logbook.open(log_at(path, key), now, key=key)) as logbook:
        logbook.store_all([Change(PATIENT), *map(Change, SESSIONS)])
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    data[8 * PAGE + 100] ^= 1
    path.write_bytes(data)
    with opened_pages(path, key) as pages:
        assert [number for number in range(1, pages.count + 1) if not pages[number]] == [1, 9]


class TestHostile:
    """No file makes it fail, write, or go on for ever."""

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.binary(max_size=3 * PAGE))
    def test_noise(self, tmp_path: Path, noise: bytes) -> None:
        path = tmp_path / "noise.db"
        path.write_bytes(noise)
        assert salvage(path) == salvage(path, bytes(32)) == Salvaged()

    @pytest.mark.parametrize("seed", range(30))
    def test_a_log_with_noise_all_over(self, log: Path, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # which bytes is no secret
        data = bytearray(log.read_bytes())
        data[:PAGE] = bytes(PAGE)
        for _ in range(300 * (1 + seed % 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        log.write_bytes(data)
        found = salvage(log)
        assert {entry for entry, each in found.entries.items() if ALL.get(entry) != each} <= found.doubtful

    @pytest.mark.parametrize(
        "harm", [lambda _: b"\xff" * 8 * PAGE, lambda data: data[PAGE : PAGE + 77], lambda data: bytes(len(data))]
    )
    def test_nothing_is_left(self, log: Path, harm: Callable[[bytes], bytes]) -> None:
        log.write_bytes(harm(log.read_bytes()))
        assert salvage(log) == Salvaged()

    @pytest.mark.parametrize("to", [0, 1, 2**31, "itself"])
    def test_a_row_whose_pages_lead_in_a_circle_or_nowhere(self, log: Path, to: int | str) -> None:
        long = a_full_infusion(20, notes="well " * 4000)
        with closing(Logbook.open(log, now)) as logbook:
            logbook.store(long)
        data = bytearray(log.read_bytes())
        for at in range(PAGE, len(data), PAGE):
            if data[at] == 0 and b"well" in data[at : at + PAGE]:
                following = at // PAGE + 1 if isinstance(to, str) else to
                data[at : at + 4] = following.to_bytes(4, "big")
        data[:PAGE] = bytes(PAGE)
        log.write_bytes(data)
        found = salvage(log)
        assert found.entries.get(long.id) in (None, long)
        assert ALL.items() <= found.entries.items()

    def test_rows_of_other_tables_of_the_same_width_are_no_patients(self, tmp_path: Path) -> None:
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as other:
            other.execute("CREATE TABLE five (a INTEGER PRIMARY KEY, b, c, d, e)")
            rows = [("x" * 36, "A", None, None), (PATIENT.id, 5, None, None), (PATIENT.id, "A", "soon", None)]
            other.executemany("INSERT INTO five (b, c, d, e) VALUES (?, ?, ?, ?)", rows)
            other.commit()
        with opened_pages(path, None) as pages:
            assert loose_patients(pages) == []
            assert list(loose_revisions(pages)) == []
