"""Revisions: one for every change, in the same transaction, for additions, edits and removals alike."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Change, Conflict, Entry, Source, Trace
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import changes, infusions
from ivig_logger.storage.database import Database
from ivig_logger.storage.failures import StorageFailed
from tests import strategies
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion

WHEN = a_moment("12:00", "2026-11-01")
# The file is the same for all examples; each of them is rolled back.
on_one_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)


def revisions(database: Database) -> list[Any]:
    with database.reading() as db:
        return list(db.exec_driver_sql("SELECT * FROM revisions ORDER BY pk"))


def store(database: Database, *wanted: Change, trace: Trace = Trace(WHEN)) -> None:  # noqa: B008  # a frozen value
    with database.changing() as db:
        changes.store_all(db, wanted, trace)


class TestRevisions:
    def test_an_addition_an_edit_and_a_removal_each_leave_one(self, database: Database) -> None:
        edited = a_full_infusion(notes="corrected")
        store(database, Change(PATIENT))
        store(database, Change(a_full_infusion()))
        store(database, Change(edited, a_full_infusion()))
        store(database, Change(None, edited))
        store(database, Change(None, PATIENT))
        assert [(each.entry_kind, each.entry_id, each.before, each.after) for each in revisions(database)] == [
            ("patient", PATIENT.id, None, canonical(PATIENT)),
            ("infusion", edited.id, None, canonical(a_full_infusion())),
            ("infusion", edited.id, *difference(a_full_infusion(), edited)),
            ("infusion", edited.id, canonical(edited), None),
            ("patient", PATIENT.id, canonical(PATIENT), None),
        ]

    def test_they_say_who_when_in_which_role_from_where_and_why(self, database: Database) -> None:
        store(database, Change(PATIENT), trace=Trace(WHEN, "Ana", "nurse", Source.IMPORTED, "recalled later"))
        (row,) = revisions(database)
        assert (row.author, row.role, row.source, row.why) == ("Ana", "nurse", "imported", "recalled later")
        assert (row.at, row.zone) == (WHEN.epoch, "Europe/Berlin")

    def test_the_logbook_writes_its_author_its_clock_and_the_reason(self, logbook: Logbook, database: Database) -> None:
        logbook.store(None, instead_of=PATIENT, why="wrong patient")
        row = revisions(database)[-1]
        assert (row.author, row.role, row.at, row.source, row.why) == (
            *("Ana", "nurse", logbook.now().epoch),
            *("typed", "wrong patient"),
        )

    def test_each_of_several_changes_of_one_entry_leaves_its_own(self, database: Database) -> None:
        renamed = replace(PATIENT, name="Ana")
        store(database, Change(PATIENT), Change(renamed, PATIENT), Change(None, renamed))
        assert [each.after and json.loads(each.after)["name"] for each in revisions(database)] == [
            *("Patient A", "Ana", None)
        ]

    def test_what_fails_in_the_middle_leaves_none_and_nothing_else(self, database: Database) -> None:
        store(database, Change(PATIENT))
        with pytest.raises(Conflict):
            store(database, Change(a_full_infusion(1)), Change(None, an_infusion(2)), Change(an_infusion(3)))
        assert len(revisions(database)) == 1
        with database.reading() as db:
            assert infusions.ids(db) == []

    def test_what_fails_after_everything_was_written_leaves_nothing(self, database: Database) -> None:
        def store_and_fall() -> None:
            with database.changing() as db:
                changes.store_all(db, [Change(PATIENT), Change(a_full_infusion())], Trace(WHEN))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store_and_fall()
        assert revisions(database) == []
        with database.reading() as db:
            assert (infusions.patients(db), infusions.ids(db)) == ([], [])

    def test_a_disk_that_fills_up_before_the_revision_takes_the_change_with_it(self, database: Database) -> None:
        store(database, Change(PATIENT))
        with database.raw() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 30}")
        long = an_infusion(notes="x" * 100_000)  # fits once, and not again in its revision
        with pytest.raises(StorageFailed):
            store(database, Change(long))
        with database.reading() as db:
            assert infusions.ids(db) == []


def stored(db: Connection) -> list[Entry]:
    return [*infusions.patients(db), *infusions.find(db, infusions.ids(db))]


def in_order(known: list[Patient], sessions: list[Infusion]) -> list[Entry]:
    return [
        *sorted(known, key=lambda each: each.id),
        *sorted(sessions, key=lambda each: (each.started.epoch, each.id)),
    ]


def additions(known: list[Patient], sessions: list[Infusion]) -> list[Change]:
    return [*map(Change, known), *map(Change, sessions)]


class TestRoundTrip:
    @on_one_file
    @given(strategies.logs())
    def test_whatever_is_stored_is_found_as_it_was(
        self, database: Database, log: tuple[list[Patient], list[Infusion]]
    ) -> None:
        known, sessions = log
        with database.changing() as db:
            changes.store_all(db, additions(known, sessions), Trace(WHEN))
            assert stored(db) == in_order(known, sessions)
            db.rollback()

    @on_one_file
    @given(strategies.logs(), strategies.infusions())
    def test_any_edit_is_found_and_its_undo_too(
        self, database: Database, log: tuple[list[Patient], list[Infusion]], other: Infusion
    ) -> None:
        known, sessions = log
        first = replace(other, patient=known[0].id)
        edits = [Change(replace(first, id=each.id), each) for each in sessions]
        edited = [replace(first, id=each.id) for each in sessions]
        with database.changing() as db:
            changes.store_all(db, additions(known, sessions), Trace(WHEN))
            changes.store_all(db, edits, Trace(WHEN))
            assert stored(db) == in_order(known, edited)
            changes.store_all(db, [each.undone for each in reversed(edits)], Trace(WHEN))
            assert stored(db) == in_order(known, sessions)
            db.rollback()

    @on_one_file
    @given(strategies.logs())
    def test_removing_everything_leaves_no_row_but_the_revisions(
        self, database: Database, log: tuple[list[Patient], list[Infusion]]
    ) -> None:
        entries: list[Entry] = [*log[0], *log[1]]
        with database.changing() as db:
            changes.store_all(db, [Change(each) for each in entries], Trace(WHEN))
            changes.store_all(db, [Change(None, each) for each in entries], Trace(WHEN))
            tables = ("patients", "infusions", "vials", "pauses", "rates", "vitals", "medications", "reactions")
            left = [db.exec_driver_sql(f"SELECT count(*) FROM {each}").scalar_one() for each in tables]  # noqa: S608  # names of our tables
            assert left == [0] * len(tables)
            db.rollback()
